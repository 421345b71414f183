"use strict";
// Keeps the person's own questions in this tab while it is open, so that they are still there when
// the person comes back to the page. The page that confirms a deletion deletes them too.
(() => {
  const KEY = "own-questions";
  const field = document.getElementById("own");

  try {
    if (document.querySelector("[data-forgets-own]")) sessionStorage.removeItem(KEY);
    if (!field) return;
    if (!field.value) field.value = sessionStorage.getItem(KEY) || "";
    field.addEventListener("input", () => {
      if (field.value) sessionStorage.setItem(KEY, field.value);
      else sessionStorage.removeItem(KEY);
    });
  } catch {
    // A browser that keeps nothing for a tab: what is typed stays on the page alone.
  }
})();
