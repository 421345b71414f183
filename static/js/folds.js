// Parts of a page that are folded. Every fold opens without this file; it opens what an address
// points at, all of them at once, and all of them for paper.
const FOLD = "details.fold";

// The result was one page once: an address of a part of it leads to the page that holds it now.
const leadOn = (id) => {
  const held = id.startsWith("set-") ? "rules" : id;
  const link = document.querySelector(`#parts a[data-holds~="${CSS.escape(held)}"]:not([aria-current])`);
  if (link) location.replace(`${link.pathname}#${id}`);
};
const openTo = (id) => {
  const aim = id && document.getElementById(id);
  if (!aim) return id && leadOn(id);
  for (let at = aim.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  for (const fold of aim.querySelectorAll(`:scope > ${FOLD}`)) fold.open = true;
  aim.scrollIntoView();
};
// A fragment may be anything: "#100%" is no encoded text.
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
const openToAddress = () => openTo(decoded(location.hash.slice(1)));
addEventListener("hashchange", openToAddress);
if (location.hash) openToAddress();
// A second click on the same link changes no address.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && link.hash === location.hash) openToAddress();
});

const button = document.getElementById("open-all");
if (button) {
  const said = document.getElementById("open-all-said");
  const folds = () => [...document.querySelectorAll(`main ${FOLD}`)];
  const tell = () => {
    const all = folds().every((fold) => fold.open);
    button.textContent = all ? button.dataset.close : button.dataset.open;
    return all;
  };
  button.addEventListener("click", () => {
    const open = !tell();
    for (const fold of folds()) fold.open = open;
    tell();
    said.textContent = open ? said.dataset.open : said.dataset.closed;
  });
  // toggle does not bubble.
  document.querySelector("main").addEventListener("toggle", tell, true);
  button.parentElement.hidden = false;
  tell();
}

// Chromium unfolds for paper by the style sheet alone; older browsers need it done.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details.print-open:not([open])")];
  for (const fold of unfolded) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of unfolded) fold.open = false;
  unfolded = [];
});

// A swapped part keeps open what was open in it; numbers in a name may differ from time to time.
const nameOf = (fold) => fold.querySelector("summary").textContent.replace(/\d+/g, "");
let kept = new Set();
document.addEventListener("htmx:beforeSwap", (event) => {
  const open = [...event.detail.target.querySelectorAll("details[open]")];
  kept = new Set(open.map(nameOf));
});
document.addEventListener("htmx:afterSwap", (event) => {
  const fresh = [...event.detail.target.querySelectorAll("details")];
  for (const fold of fresh) fold.open ||= kept.has(nameOf(fold));
});

// What was open stays open for whoever goes on and comes back: the entry of the tab's history holds
// which, by place, and nothing else does.
{
  const all = () => [...document.querySelectorAll("main details")];
  const before = history.state?.folds;
  if (before && before.of === all().length) all().forEach((fold, place) => { fold.open ||= before.open.includes(place); });
  document.querySelector("main")?.addEventListener("toggle", () => {
    const open = all().flatMap((fold, place) => (fold.open ? [place] : []));
    history.replaceState({...history.state, folds: {of: all().length, open}}, "");
  }, true);
}
