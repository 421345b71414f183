// Opens the print window. Without this file the browser's own command does the same.
{
  const button = document.getElementById("print");
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
