"use strict";
// A scanned address ends in "#" and the code. Browsers send that part to nobody; it goes into the
// field and out of the address, and the person presses the button.
(() => {
  const field = document.getElementById("code");
  const told = document.getElementById("code-brought");

  function takeFromAddress() {
    const brought = location.hash.slice(1);
    if (!brought || document.getElementById(brought)) return;
    history.replaceState(null, "", location.pathname);
    if (field.value) return;
    field.value = brought;
    told.hidden = false;
    field.focus();
  }

  takeFromAddress();
  addEventListener("hashchange", takeFromAddress);
})();
