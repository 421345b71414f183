"use strict";
// Small help for the consultation screen. Without this file every button still does its work.
(() => {
  const byId = id => document.getElementById(id);

  // Pictures for the patient: Escape leads back, the arrows turn the page.
  function turn(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const ways = {Escape: "c-back", [forward]: "c-after", [backward]: "c-before"};
    const link = byId(ways[event.key]);
    if (link) link.click();
  }
  if (byId("c-back")) {
    document.addEventListener("keydown", turn);
    return;
  }

  const form = byId("answers");
  if (!form || !window.htmx) return;
  const update = byId("update");
  update.hidden = true;
  // The Enter key presses this button: the change is sent already.
  form.addEventListener("submit", event => {
    if (!event.submitter || event.submitter === update) event.preventDefault();
    else leave();
  });

  // The form takes all along: an answer of the server to a single change must not come after it.
  let isLeaving = false, sending = null;
  function leave() {
    isLeaving = true;
    if (!sending) return;
    sending.onabort = null;
    sending.abort();
  }
  document.addEventListener("htmx:beforeSend", event => { sending = event.detail.xhr; });
  document.addEventListener("htmx:beforeRequest", event => {
    if (isLeaving) event.preventDefault();
  });
  window.addEventListener("pageshow", event => {
    if (event.persisted && isLeaving) location.reload();
  });

  // Whatever leaves the screen takes along what was typed, sent already or not; answers that were
  // not touched here may have been changed elsewhere since.
  const touched = new Set(), own = ["csrfmiddlewaretoken", "do", "to"];
  const isAnyWrong = document.querySelector(".c-error") !== null;
  const question = name => name.replace(/\.unsure$/, "");
  let isAlone = null;
  const isSent = name => (isAlone ? isAlone.has(question(name)) : isAnyWrong || touched.has(question(name)));
  function touch({target}) {
    if (target.form !== form || !target.name) return;
    touched.add(question(target.name));
    underway.set(question(target.name), ++touches);
    remember(true);
  }
  for (const name of ["input", "change"]) document.addEventListener(name, touch, true);
  form.addEventListener("formdata", ({formData}) => {
    const asked = formData.getAll("asked").filter(isSent);
    for (const name of new Set(formData.keys()))
      if (!own.includes(name) && !isSent(name)) formData.delete(name);
    formData.delete("asked");
    for (const name of asked) formData.append("asked", name);
  });
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || link.target || !(touched.size || isAnyWrong)) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const {origin, pathname, search, hash} = link;
    if (origin !== location.origin || (pathname === location.pathname && hash)) return;
    event.preventDefault();
    const to = document.createElement("input");
    Object.assign(to, {type: "hidden", name: "to", value: pathname + search + hash});
    form.append(to);
    leave();
    form.submit();
    to.remove();
  });

  // What the server has not taken yet goes with a request that outlives the page: after "back", a
  // reload, a typed address or a closed tab. The entry of the tab's history notes that, no answer.
  const underway = new Map();
  let touches = 0;
  const remember = isUnderway => {
    if (!history.state?.underway !== !isUnderway) history.replaceState({...history.state, underway: isUnderway}, "");
  };
  // A reload that was asked for before the server took a change shows the answers without it.
  let isGoing = false;
  window.addEventListener("beforeunload", () => { isGoing = true; });
  document.addEventListener("htmx:beforeSend", ({detail}) => { detail.xhr.touches = touches; });
  document.addEventListener("htmx:afterRequest", ({detail}) => {
    if (!detail.xhr.status) return;
    for (const each of detail.elt.querySelectorAll("[name]"))
      if (underway.get(question(each.name)) <= detail.xhr.touches) underway.delete(question(each.name));
    if (!underway.size && !isGoing) remember(false);
  });
  window.addEventListener("pagehide", () => {
    if (isLeaving || !underway.size) return;
    leave();
    isAlone = new Set(underway.keys());
    const body = new URLSearchParams(new FormData(form));
    isAlone = null;
    fetch(form.action, {method: "POST", body, keepalive: true, redirect: "manual"}).catch(() => {});
  });
  // A tab that is put away may be closed without a word: what was typed is sent as if one went on.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden || isLeaving) return;
    for (const name of underway.keys()) {
      const control = form.elements.namedItem(name);
      if (control === document.activeElement) control.dispatchEvent(new Event("change", {bubbles: true}));
    }
  });
  // That request may come to an end after this page was made: then the page is made again.
  async function catchUp() {
    for (const wait of [100, 300, 600, 1000]) {
      await new Promise(resolve => { setTimeout(resolve, wait); });
      const text = await (await fetch(location.pathname)).text();
      const now = text.match(/data-now="(\w+)"/)?.[1];
      if (touches || isGoing || !now) return;
      if (now === form.dataset.now) continue;
      remember(false);
      return void location.reload();
    }
    remember(false);
  }
  if (history.state?.underway) catchUp().catch(() => {});

  // "Not known" and a number exclude each other, and so do "none" and a tick.
  function settle(event) {
    const control = event.target, field = control.closest?.(".c-field");
    if (!field) return;
    if (field.matches(".c-typed")) settleTyped(control, field);
    if (field.matches(".c-ticks") && control.checked) {
      const alone = each => ["none", "unsure"].includes(each.value);
      for (const each of field.querySelectorAll(".c-list input"))
        if (each !== control && (alone(each) || alone(control))) each.checked = false;
    }
  }

  function settleTyped(control, field) {
    const text = field.querySelector("input[type=text]");
    const unsure = field.querySelector("input[type=checkbox]");
    if (control === unsure && unsure.checked) text.value = "";
    if (control === text && text.value.trim()) unsure.checked = false;
  }
  document.addEventListener("change", settle, true);

  // Paper shows each answer as text that can wrap, as it stands now.
  window.addEventListener("beforeprint", () => {
    for (const said of document.querySelectorAll(".c-said")) {
      const field = said.parentElement, list = field.querySelector("select");
      const typed = field.querySelector("input[type=text]"), unsure = field.querySelector(".c-unsure");
      said.textContent = list ? list.selectedOptions[0].text
        : unsure.control.checked ? unsure.title : typed.value || "–";
    }
  });

  // A refusal is shown; what was open stays open.
  document.addEventListener("htmx:beforeSwap", event => {
    if (event.detail.xhr.status !== 422) return;
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  });
  const open = new Set();
  document.addEventListener("htmx:oobBeforeSwap", event => {
    for (const shown of event.detail.target.querySelectorAll("details[id][open]")) open.add(shown.id);
    for (const fresh of event.detail.fragment.querySelectorAll("details[id]")) fresh.open = false;
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const id of open) if (byId(id)) byId(id).open = true;
    open.clear();
    for (const field of document.querySelectorAll(".c-field")) {
      const wrong = field.querySelector(".c-error") !== null;
      for (const each of field.querySelectorAll("input[type=text], select"))
        wrong ? each.setAttribute("aria-invalid", "true") : each.removeAttribute("aria-invalid");
    }
  });

  // A panel that goes on below its edge says so, in a bar that covers no line in part: from the
  // line that its edge would cut it reaches up.
  function cutBy(edge, panel) {
    const texts = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT), line = document.createRange();
    let start = edge;
    while (texts.nextNode()) {
      if (texts.currentNode.parentElement.checkVisibility?.() === false) continue;
      line.selectNodeContents(texts.currentNode);
      for (const { top, bottom } of line.getClientRects())
        if (top < edge && bottom > edge) start = Math.min(start, top);
    }
    return edge - start;
  }
  function sign() {
    for (const more of document.querySelectorAll(".c-more")) {
      const panel = more.parentElement;
      more.hidden = panel.scrollHeight - panel.clientHeight - panel.scrollTop < 5;
      if (more.hidden) continue;
      const { top, height } = more.getBoundingClientRect();
      more.style.setProperty("--rise", `${Math.min(cutBy(top, panel), height)}px`);
    }
  }
  // A panel that would go on below its edge is set tighter, loses what it says twice, is set
  // smaller, loses the ratios, and is set smaller still before it is scrolled; what it lost comes back where it fits.
  // Two that share a column give each other and the strip above room. What was opened by hand is read by scrolling.
  const column = [byId("rules-panel"), byId("fitness-panel")];
  const strips = [...document.querySelectorAll(".c-strip")];
  const isOpened = panel => panel.querySelector(".c-set[open], .c-older[open]") !== null;
  // What was too long for a room is so for one no larger, and with more of it left in: it is not
  // measured again as long as the panel holds the same.
  const tooSmall = new Map();
  const asSet = (fit, without) => `${fit ?? ""} ${without ?? ""}`;
  function goesOn(panel) {
    const room = panel.clientHeight, isLonger = panel.scrollHeight > room + 1;
    if (isLonger) tooSmall.set(panel, (tooSmall.get(panel) ?? new Map()).set(asSet(panel.dataset.fit, panel.dataset.without), room));
    return isLonger;
  }
  function isKnownToGoOn(panel, fit, without) {
    const room = panel.clientHeight, less = asSet(fit, without);
    return [...tooSmall.get(panel) ?? []].some(([more, tried]) => more.startsWith(less) && room <= tried);
  }
  function tooLong(panels) {
    const isAsked = column.some(isOpened);
    const long = panels.filter(panel => goesOn(panel) && !(isAsked && column.includes(panel)));
    const isPressed = column.some(panel => long.includes(panel)) || strips.some(goesOn);
    return new Set(isPressed && !isAsked ? [...long, ...column] : long);
  }
  const STEPS = [
    [], ["tight"], ["tight", "again"], [1], [1, "again"], ["tight", "again ratios"], [1, "again ratios"],
    [2], [2, "again"], [2, "again ratios"], [2, "again ratios far"],
  ];
  function sized(panels) {
    for (const panel of panels) set(panel);
    for (const step of ["tight", 1, 2]) for (const panel of tooLong(panels)) set(panel, step, "again ratios");
    // One that shares its column with none may have been given room by the others since. They are tried
    // side by side: for each that is measured by itself the browser would lay out the whole screen.
    let alone = panels.filter(each => "fit" in each.dataset && !column.includes(each) && !strips.includes(each));
    const last = new Map();
    for (const [fit, without] of STEPS) {
      const able = alone.filter(panel => !without || panel.querySelector(".c-again, .c-ratios, .c-far"));
      for (const panel of able) last.set(panel, [fit, without]);
      const tried = able.filter(panel => !isKnownToGoOn(panel, fit, without));
      for (const panel of tried) set(panel, fit, without);
      const fits = new Set(tried.filter(panel => !goesOn(panel)));
      alone = alone.filter(panel => !fits.has(panel));
    }
    for (const panel of alone) set(panel, ...last.get(panel));
    return tooLong(panels);
  }
  function set(panel, fit, without) {
    for (const [name, value] of Object.entries({fit, without}))
      value === undefined ? delete panel.dataset[name] : panel.dataset[name] = value;
  }

  // Where even that is too long, groups of answers fold to their name and number, from the last one
  // on; not where somebody is or what was opened last.
  const picked = new Map(), put = new Set();
  const groupsOf = panel => panel.id === "answers-panel" ? [...panel.querySelectorAll("#fields > .c-group")]
    : panel === column[1] ? [...panel.querySelectorAll("#g-tests:has(.c-field)")] : [];
  function opener(panel, group, isShut) {
    const heading = group.querySelector("legend") || panel.querySelector("h2");
    const made = heading.querySelector(".c-opens") || heading.appendChild(document.createElement("button"));
    Object.assign(made, {type: "button", className: "c-opens"});
    made.dataset.group = group.id;
    // A danger that stands beside an answer is told where the answer is folded away.
    const name = `${heading.firstElementChild.textContent} (${group.querySelectorAll(".c-field").length})`;
    const dangers = isShut ? [...group.querySelectorAll(".c-sign")].map(sign => sign.textContent) : [];
    made.textContent = [name, ...dangers].join(" · ");
    return made;
  }
  function shut(panel, group, isShut) {
    group.classList.toggle("c-shut", isShut);
    opener(panel, group, isShut).setAttribute("aria-expanded", !isShut);
  }
  function fold(panel, isFolded) {
    const groups = groupsOf(panel), at = document.activeElement;
    panel.classList.toggle("c-crowded", isFolded && groups.length > 0);
    for (const group of groups) group.classList.remove("c-shut");
    if (!isFolded) return;
    const here = groups.find(group => group.contains(at) && !at.matches(".c-opens"));
    if (here) picked.set(panel.id, here.id);
    for (const group of groups) shut(panel, group, put.has(group.id));
    const free = [...groups].reverse().filter(each => each.id !== picked.get(panel.id) && !each.querySelector(".c-error"));
    const shutLast = count => free.forEach((group, place) => {
      const isShut = place < count || put.has(group.id);
      if (isShut !== group.classList.contains("c-shut")) shut(panel, group, isShut);
    });
    // The fewest that are enough: the half that cannot be it is not tried.
    let [fewest, most] = [0, free.length];
    while (fewest < most) {
      const middle = (fewest + most) >> 1;
      shutLast(middle);
      if (tooLong([panel, ...column]).has(panel)) fewest = middle + 1;
      else most = middle;
    }
    shutLast(most);
    tooSmall.delete(panel);
  }
  function fit() {
    tooSmall.clear();
    const panels = [...document.querySelectorAll(".c-panel")];
    for (const panel of panels) fold(panel, false);
    let long = sized(panels);
    for (let round = 0; long.size && round < 2; round++) {
      for (const panel of [...long].reverse()) fold(panel, true);
      long = sized(panels);
    }
    sign();
  }
  function pick(group) {
    const panel = group.closest(".c-panel"), isShut = group.classList.contains("c-shut");
    if (isShut) put.delete(group.id);
    else put.add(group.id);
    picked.set(panel.id, isShut ? group.id : "");
    fit();
  }
  document.addEventListener("click", ({target}) => {
    const made = target.closest(".c-opens"), link = target.closest('a[href^="#a-"]');
    const group = made ? byId(made.dataset.group) : link && byId(link.hash.slice(1))?.closest(".c-shut");
    if (group) pick(group);
  }, true);
  fit();
  for (const name of ["scroll", "toggle"]) document.addEventListener(name, sign, true);
  window.addEventListener("resize", fit);
  // One answer of the server settles in several places: the screen is fitted once, when all are there.
  let isFitDue = false;
  document.addEventListener("htmx:afterSettle", () => {
    if (isFitDue) return;
    isFitDue = true;
    queueMicrotask(() => { isFitDue = false; fit(); });
  });

  function failed() {
    byId("p-last").textContent = byId("p-last").dataset.failed;
  }
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);

  // Sheets that lie over the screen close with Escape and with a click beside them.
  const sheets = ".c-pick[open], .c-menu[open]";
  document.addEventListener("keydown", event => {
    const open = event.key === "Escape" && document.querySelector(sheets);
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  document.addEventListener("click", event => {
    for (const open of document.querySelectorAll(sheets))
      if (!open.contains(event.target)) open.open = false;
  });
})();
