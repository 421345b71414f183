"use strict";
// Copies the plain text. Without this file the text can be selected and copied by hand.
(() => {
  const text = document.getElementById("plain");
  const button = document.getElementById("copy");
  const told = document.getElementById("copied");
  if (!text || !button || !told) return;

  async function copy() {
    try {
      await navigator.clipboard.writeText(text.value);
      told.textContent = told.dataset.done;
    } catch {
      text.focus();
      text.select();
      told.textContent = told.dataset.failed;
    }
  }

  button.hidden = false;
  button.addEventListener("click", copy);
})();
