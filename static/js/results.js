// Browsers are told to make markup of no string. One thing needs it: htmx reads what the server sent
// in a document of its own, in which nothing runs. Without a policy of this name all else is refused.
const READS_APART = ["Document parseHTMLUnsafe", "DOMParser parseFromString"];
if (window.trustedTypes) trustedTypes.createPolicy("default", {
  createHTML: (text, kind, sink) => (READS_APART.includes(sink) ? text : null),
});

// htmx notes the path of the page in session storage. This tool stores nothing: take it out again.
{
  const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");
  forget();
  for (const change of ["htmx:afterSettle", "htmx:historyRestore"]) document.addEventListener(change, forget);
}
