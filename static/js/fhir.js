"use strict";
// Puts the text of a chosen file into the box. The file is read here and sent to nobody; without
// this file the text can be pasted.
(() => {
  const way = document.getElementById("file-way");
  const chosen = document.getElementById("fhir-file");
  const box = document.getElementById("fhir-text");
  const told = document.getElementById("file-told");
  if (!way || !chosen || !box || !told) return;

  // Some programs write UTF-16; its mark at the beginning tells.
  function encoding(bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
    return "utf-8";
  }

  async function take() {
    const file = chosen.files[0];
    if (!file) return;
    if (file.size > Number(chosen.dataset.most)) {
      told.textContent = told.dataset.large;
      return;
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      box.value = new TextDecoder(encoding(bytes)).decode(bytes);
      told.textContent = told.dataset.done;
    } catch {
      told.textContent = told.dataset.failed;
    }
  }

  way.hidden = false;
  chosen.addEventListener("change", take);
})();
