"use strict";
// Without this script the pages work as they are. It asks whether what is shown is still so, and
// loads the page anew where it is not, as it was being read; and it finds while one types.
(() => {
  const root = document.documentElement, shown = root.dataset.version;
  const told = document.getElementById("told");
  const tell = words => { if (told && told.textContent !== words) told.textContent = words; };
  const place = "stance " + location.pathname + location.search;

  // Folds are told apart by where they stand among all of them, and by their words.
  const folds = () => [...document.querySelectorAll("details")];
  const nameOf = (fold, at) => at + " " + (fold.querySelector("summary")?.textContent ?? "").slice(0, 80);
  const keep = () => {
    try {
      const open = folds().map((f, i) => [nameOf(f, i), f.open]).filter(f => f[1]).map(f => f[0]);
      sessionStorage.setItem(place, JSON.stringify({ x: scrollX, y: scrollY, open, focus: document.activeElement?.id || "" }));
    } catch { /* there is no room, or none is allowed */ }
  };
  const restore = () => {
    let was;
    try {
      was = JSON.parse(sessionStorage.getItem(place));
      sessionStorage.removeItem(place);
    } catch { return; }
    if (!was) return;
    const open = new Set(was.open);
    folds().forEach((f, i) => { if (open.has(nameOf(f, i))) f.open = true; });
    scrollTo({ left: was.x, top: was.y, behavior: "instant" });
    if (was.focus) document.getElementById(was.focus)?.focus({ preventScroll: true });
  };

  if (shown) {
    history.scrollRestoration = "auto";
    restore();
    let failed = 0;
    const ask = async () => {
      if (document.hidden || root.dataset.busy) return;
      try {
        const answer = await fetch("/version", { cache: "no-store" });
        if (!answer.ok) throw new Error(String(answer.status));
        const now = (await answer.text()).trim();
        if (failed > 0) tell("");
        failed = 0;
        if (now !== shown && !root.dataset.busy) {
          keep();
          location.reload();
        }
      } catch {
        if (++failed === 3) tell("The server does not answer any more; this page shows what it showed last.");
      }
    };
    setInterval(ask, 1000);
    document.addEventListener("visibilitychange", ask);
  }

  // A fold over the page closes where one clicks beside it, or with Escape.
  const choices = () => document.querySelectorAll("details.choice[open]");
  document.addEventListener("click", e => choices().forEach(d => { if (!d.contains(e.target)) d.open = false; }));
  document.addEventListener("keydown", e => {
    if (e.key === "Escape") choices().forEach(d => { d.open = false; d.querySelector("summary").focus(); });
  });

  const form = document.querySelector("form.search"), input = form?.querySelector("input");
  if (!input || location.protocol === "file:") return;
  const main = document.getElementById("main");
  const doc = main.closest(".doc");
  let found, timer, asked = 0;
  const leave = () => {
    if (found) { found.remove(); found = undefined; doc.hidden = false; }
    tell("");
  };
  const find = async () => {
    const words = input.value.trim(), mine = ++asked;
    if (!words) return leave();
    const answer = await fetch(form.action + "?q=" + encodeURIComponent(words)).catch(() => undefined);
    if (!answer?.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const results = page.querySelector(".doc");
    if (mine !== asked || !results) return;
    const fresh = document.importNode(results, true);
    if (found) found.replaceWith(fresh); else doc.after(fresh);
    found = fresh;
    doc.hidden = true;
    tell(fresh.querySelector(".verdict")?.textContent ?? "");
  };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(find, 150); });
  input.addEventListener("keydown", e => { if (e.key === "Escape") { input.value = ""; leave(); } });
})();
