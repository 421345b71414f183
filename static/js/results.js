// htmx notes the path of the page in session storage. This tool stores nothing: take it out again.
{
  const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");
  forget();
  for (const change of ["htmx:afterSettle", "htmx:historyRestore"]) document.addEventListener(change, forget);
}
