"use strict";
// Copies what a button names. Without this file it can be selected and copied by hand.
(() => {
  function select(what) {
    if (what.select) {
      what.focus();
      what.select();
    } else {
      getSelection().selectAllChildren(what);
    }
  }

  // Groups of a list stand in one line with dashes, as they are typed.
  function textOf(what) {
    if ("value" in what && what.matches("textarea, input")) return what.value;
    const groups = Array.from(what.querySelectorAll("li"), (each) => each.textContent.trim());
    return groups.length ? groups.join("-") : what.textContent.trim();
  }

  for (const button of document.querySelectorAll("button[data-copies]")) {
    const what = document.getElementById(button.dataset.copies);
    const told = button.parentElement.querySelector("[role=status]");
    if (!what || !told) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(textOf(what));
        told.textContent = told.dataset.done;
      } catch {
        select(what);
        told.textContent = told.dataset.failed;
      }
    });
  }
})();
