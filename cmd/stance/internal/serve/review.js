"use strict";
// Signing off a record on its page: approve it, or object and say why.
(async () => {
  const record = location.pathname.slice("/review/".length), main = document.getElementById("main");
  if (!record) return;
  const get = at => fetch(at).then(a => a.json()).catch(() => ({ error: "The server does not answer." }));
  const [said, mine] = await Promise.all([get(location.pathname + ".json"), get("/code/page.json")]);
  if (said.error || mine.error) return;
  const told = document.createElement("p");
  told.id = "review-told";
  told.setAttribute("role", "status");
  const note = Object.assign(document.createElement("textarea"), { id: "review-note", rows: 2, dir: "auto" });
  const label = Object.assign(document.createElement("label"), { htmlFor: "review-note", textContent: "Note (say why, where you object)" });
  const sign = async verdict => {
    const answer = await fetch("/code/review", {
      method: "POST", headers: { "Content-Type": "application/json", "X-Stance-Page": mine.page },
      body: JSON.stringify({ record: decodeURIComponent(record), fingerprint: said.fingerprint, verdict, note: note.value }),
    }).catch(() => undefined);
    const words = await answer?.text().catch(() => "") ?? "";
    let got;
    try { got = JSON.parse(words); } catch { got = { error: words.trim() || "The server does not answer." }; }
    told.textContent = got.error ? got.error + " " + (got.hint ?? "") : got.told;
    if (got.error) return;
    note.value = "";
    keep();
  };
  const box = document.createElement("form");
  box.className = "desk review";
  box.setAttribute("aria-label", "Sign-off");
  for (const [verdict, words] of [["approve", "Approve"], ["dispute", "Object"]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words, id: verdict });
    button.addEventListener("click", () => sign(verdict));
    box.append(button);
  }
  // What is begun outlives the page; without it the page follows the files again.
  const place = "review " + location.pathname, root = document.documentElement;
  const keep = () => {
    if (note.value) root.dataset.busy = "1"; else delete root.dataset.busy;
    try { sessionStorage.setItem(place, note.value); } catch { /* there is no room */ }
  };
  note.addEventListener("input", keep);
  try { note.value = sessionStorage.getItem(place) ?? ""; } catch { /* none is kept */ }
  keep();
  box.prepend(label, note);
  box.append(told);
  main.prepend(box);

  // Beside each piece of evidence stands the paragraph of the source that it is from.
  const sources = new Map(); // the pages of sources, by address
  const pageOf = at => {
    if (!sources.has(at)) sources.set(at, fetch(at).then(a => a.text()).then(t => new DOMParser().parseFromString(t, "text/html")).catch(() => undefined));
    return sources.get(at);
  };
  for (const link of main.querySelectorAll('a[href^="/source/"][href*="#"]')) {
    const [at, id] = link.getAttribute("href").split("#");
    const spot = (await pageOf(at))?.getElementById(decodeURIComponent(id));
    const paragraph = spot?.closest(".par")?.querySelector("p[data-n]")?.cloneNode(true), beside = link.closest("p, li, figure, blockquote");
    if (!paragraph || !beside) continue;
    for (const e of paragraph.querySelectorAll("mark")) if (e.id !== spot.id) e.replaceWith(...e.childNodes); // of other records
    for (const e of [paragraph, ...paragraph.querySelectorAll("[id]")]) e.removeAttribute("id");
    const quoted = document.createElement("blockquote");
    quoted.className = "in-source";
    quoted.append(paragraph);
    beside.after(quoted);
  }
})();
