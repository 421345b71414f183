"use strict";
// Keeps the person's own questions in this tab while it is open, so that they are still there when
// the person comes back to the page. The page that confirms a deletion deletes them too.
// For the print they become a list, and the sheet takes the first way of data-ways ("rows size
// classes|...", as the server measured them) that has room for it.
(() => {
  const KEY = "own-questions";
  const field = document.getElementById("own");
  const sheet = document.querySelector("[data-ways]");
  const WIDE = 490;
  const pen = document.createElement("canvas").getContext("2d");

  // Lines that a text takes at a size: a word goes to the next line whole, one too long is parted.
  let adjusted = 1;
  function rowsOf(text, size) {
    let rows = 1;
    let at = 0;
    for (const word of text.split(/\s+/)) {
      const wide = pen.measureText(`${word} `).width / 100 * size * adjusted;
      if (at && at + wide > WIDE) {
        rows += 1;
        at = 0;
      }
      at += wide;
      rows += Math.floor(at / WIDE);
      at %= WIDE;
    }
    return rows;
  }

  function forPrint(usual) {
    const typed = field.value.split("\n").map((line) => line.trim()).filter(Boolean);
    document.getElementById("own-printed").replaceChildren(...typed.map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    }));
    document.getElementById("own-box").classList.toggle("no-print", typed.length > 0);
    const asked = document.getElementById("asked");
    const items = [...asked.children];
    const stay = asked.classList.contains("suggested") ? items.length - typed.length : items.length;
    const place = (item) => Number(item.dataset.place);
    const stays = (item) => place(item) < stay;
    items.forEach((item) => item.classList.toggle("no-print", !stays(item)));
    const outs = [...document.querySelectorAll("[data-out]")];
    outs.forEach((line) => {
      line.hidden = Number(line.dataset.out) !== Math.min(items.length - stay, items.length);
    });
    sheet.dataset.fitted = "";
    sheet.className = usual;
    if (!typed.length) return;
    pen.font = "100px Arial, 'Liberation Sans', Helvetica, sans-serif";
    const tall = pen.measureText("x").actualBoundingBoxAscent;
    const wide = pen.measureText("0").width;
    // As font-size-adjust of the style sheet, which older browsers know by height alone.
    if (CSS.supports("font-size-adjust", "ch-width .5")) adjusted = 55.6 / wide;
    else adjusted = tall > 0 ? 51.9 / tall : 1;
    const ways = sheet.dataset.ways.split("|").map((way) => way.split(" "));
    const way = ways.find(([rows, size, ...classes]) => {
      const few = classes.includes("few") ? 3 : items.length;
      const stand = (item, n) => stays(item) && (stay < items.length ? place(item) : n) < few;
      const every = [...typed, ...items.filter(stand).map((item) => item.textContent)];
      return every.reduce((sum, text) => sum + rowsOf(text, size), 1) <= rows;
    }) || ways[ways.length - 1];
    // That way tells itself how many of ours are left out.
    if (way.includes("few") && stay > 3) outs.forEach((line) => { line.hidden = true; });
    sheet.className = `sum-mine ${way.slice(2).join(" ")}`;
  }

  try {
    if (document.querySelector("[data-forgets-own]")) sessionStorage.removeItem(KEY);
    if (field && !field.value) field.value = sessionStorage.getItem(KEY) || "";
  } catch {
    // A browser that keeps nothing for a tab: what is typed stays on the page alone.
  }
  if (!field) return;
  const usual = sheet.className;
  forPrint(usual);
  field.addEventListener("input", () => {
    forPrint(usual);
    try {
      if (field.value) sessionStorage.setItem(KEY, field.value);
      else sessionStorage.removeItem(KEY);
    } catch {
      // As above.
    }
  });
})();
