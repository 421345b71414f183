"use strict";
// Puts the text of a chosen file into the box. The file is read here and sent to nobody; without
// this file the text can be pasted.
(() => {
  const way = document.getElementById("file-way");
  const chosen = document.getElementById("fhir-file");
  const box = document.getElementById("fhir-text");
  const told = document.getElementById("file-told");
  if (!way || !chosen || !box || !told) return;

  async function take() {
    const file = chosen.files[0];
    if (!file) return;
    if (file.size > Number(chosen.dataset.most)) {
      told.textContent = told.dataset.large;
      return;
    }
    try {
      box.value = await file.text();
      told.textContent = told.dataset.done;
    } catch {
      told.textContent = told.dataset.failed;
    }
  }

  way.hidden = false;
  chosen.addEventListener("change", take);
})();
