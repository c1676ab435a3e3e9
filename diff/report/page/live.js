"use strict";
// Without this script the pages work as they are. It asks whether what is shown is still so, and
// loads the page anew where it is not, as it was being read; and it finds while one types.
(() => {
  const root = document.documentElement, shown = root.dataset.version;
  const told = document.getElementById("told");
  const tell = words => { if (told && told.textContent !== words) told.textContent = words; }; // who hears the page
  const away = is => { // everybody
    tell(is ? "The server does not answer any more; this page shows what it showed last." : "");
    if (told) told.className = is ? "away" : "vh";
  };
  const place = "stance " + location.pathname + location.search;
  let found; // what stands in the place of the page while one looks for something

  // A fold is told from others by what has an id around it, and its place there: what comes in or
  // goes elsewhere leaves it where it is.
  const folds = () => {
    const counts = new Map();
    return [...document.querySelectorAll("details:not(.choice)")].map(fold => {
      const id = fold.closest("[id]")?.id ?? "", n = counts.get(id) ?? 0;
      counts.set(id, n + 1);
      return [n + " " + id, fold];
    });
  };

  // Where one reads is told by what has an id and is the first in sight, or the last above.
  const reading = () => {
    let last;
    for (const e of document.querySelectorAll(".doc [id]:not(svg *)")) {
      if (!e.checkVisibility()) continue;
      const top = e.getBoundingClientRect().top;
      if (top > innerHeight) break;
      last = { id: e.id, top };
      if (top >= 0) break;
    }
    return last;
  };

  const keep = () => {
    try {
      const open = folds().filter(([, fold]) => fold.open).map(([name]) => name);
      sessionStorage.setItem(place, JSON.stringify({ y: scrollY, at: reading(), open, focus: document.activeElement?.id || "" }));
    } catch { /* there is no room, or none is allowed */ }
  };

  const restore = () => {
    let was;
    try {
      was = JSON.parse(sessionStorage.getItem(place));
      sessionStorage.removeItem(place);
    } catch { return; }
    if (!Array.isArray(was?.open)) return;
    const open = new Set(was.open);
    for (const [name, fold] of folds()) if (open.has(name)) fold.open = true;
    const scroll = () => {
      const mark = was.y > 0 && was.at && document.getElementById(was.at.id);
      scrollTo({ top: mark ? scrollY + mark.getBoundingClientRect().top - was.at.top : was.y, behavior: "instant" });
    };
    scroll();
    requestAnimationFrame(scroll); // what came into sight may be higher or lower than was thought
    if (was.focus) document.getElementById(was.focus)?.focus({ preventScroll: true });
  };

  if (shown) {
    history.scrollRestoration = "auto";
    restore();
    const pause = 1000, patience = 5000, tries = 3; // milliseconds, and questions in a row without an answer
    let failed = 0, asking = false, next;
    const busy = () => {
      const field = document.activeElement;
      return root.dataset.busy || found || field?.matches("input, textarea") && field.value !== field.defaultValue;
    };
    const ask = async () => {
      clearTimeout(next);
      if (asking) return;
      if (document.hidden) { // nobody reads it
        next = setTimeout(ask, pause);
        return;
      }
      asking = true;
      try {
        const answer = await fetch("/version", { cache: "no-store", signal: AbortSignal.timeout(patience) });
        if (!answer.ok) throw new Error(String(answer.status));
        const now = (await answer.text()).trim();
        if (failed >= tries) away(false);
        failed = 0;
        if (now !== shown && !busy()) {
          keep();
          location.reload();
          return; // asking no more
        }
      } catch {
        failed++;
      }
      asking = false;
      if (failed < tries) next = setTimeout(ask, pause);
      else away(true);
    };
    next = setTimeout(ask, pause);
    document.addEventListener("visibilitychange", ask);
    addEventListener("focus", () => { if (failed >= tries) ask(); });
    addEventListener("pageshow", e => { if (e.persisted) { asking = false; ask(); } });
  }

  // A fold over the page closes where one clicks beside it, or with Escape.
  const choices = () => document.querySelectorAll("details.choice[open]");
  document.addEventListener("click", e => choices().forEach(d => { if (!d.contains(e.target)) d.open = false; }));
  document.addEventListener("keydown", e => {
    if (e.key === "Escape") choices().forEach(d => { d.open = false; d.querySelector("summary").focus(); });
  });

  const form = document.querySelector("form.search"), input = form?.querySelector("input");
  if (!input || location.protocol === "file:") return;
  const doc = document.querySelector(".doc");
  let timer, asked = 0;
  const show = results => {
    (found ?? doc).replaceWith(results);
    found = results === doc ? undefined : results;
  };
  const leave = () => {
    asked++;
    if (found) show(doc);
    tell("");
  };
  const find = async () => {
    const words = input.value.trim(), mine = ++asked;
    if (!words) return leave();
    const answer = await fetch(form.action + "?q=" + encodeURIComponent(words)).catch(() => undefined);
    const text = answer?.ok && await answer.text().catch(() => "");
    if (!text || mine !== asked) return;
    const results = new DOMParser().parseFromString(text, "text/html").querySelector(".doc");
    if (!results) return;
    show(document.importNode(results, true));
    tell(found.querySelector("main > *")?.textContent.trim() ?? ""); // how much was found
  };
  const later = e => {
    clearTimeout(timer);
    if (!e.isComposing) timer = setTimeout(find, 150);
  };
  input.addEventListener("input", later);
  input.addEventListener("compositionend", later);
  input.addEventListener("keydown", e => { if (e.key === "Escape") { input.value = ""; leave(); } });
})();
