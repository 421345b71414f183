// htmx notes the path of the page in session storage. This tool stores nothing: take it out again.
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");
forget();
document.addEventListener("htmx:afterSettle", forget);
