"use strict";
// The desk at which a text is coded. The server owns the text: this script sends where a mark
// begins and ends, and fills in what it is told.
(async () => {
  const name = location.pathname.slice("/code/".length);
  const reading = document.querySelector(".reading"), main = document.getElementById("main");
  if (!name || !reading) return;
  const sheet = await fetch("/code/" + name + ".json").then(a => a.json()).catch(() => ({ error: "The server does not answer." }));

  const make = (tag, attributes, ...children) => {
    const e = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
      else if (value !== undefined && value !== false) e.setAttribute(key, value === true ? "" : value);
    }
    e.append(...children.filter(c => c !== undefined && c !== ""));
    return e;
  };
  const clear = (e, ...children) => e.replaceChildren(...children);
  const send = async (what, body) => {
    const answer = await fetch("/code/" + what, { method: "POST", headers: { "Content-Type": "application/json", "X-Stance-Page": sheet.page }, body: JSON.stringify(body) })
      .catch(() => undefined);
    if (!answer) return { status: 0, error: "The server does not answer." };
    const said = await answer.json().catch(() => ({ error: "The server answered with something else." }));
    return { status: answer.status, ...said };
  };
  const status = make("p", { id: "desk-told", role: "status", "aria-live": "polite" });
  const tell = words => { status.textContent = words; };
  if (sheet.error || sheet.locked) {
    main.prepend(status);
    status.classList.add("against");
    tell(sheet.error ? sheet.error + " " + (sheet.hint ?? "") : sheet.locked);
    return;
  }

  // The panes.
  const form = make("form", { id: "desk-form", "aria-label": "Record", autocomplete: "off" });
  const result = make("section", { id: "desk-result", "aria-label": "What comes of it" });
  document.documentElement.dataset.desk = "";
  reading.tabIndex = 0;
  reading.setAttribute("aria-label", "Text: arrows go word by word, Shift with an arrow marks, s takes the sentence, Enter codes what is marked");
  reading.setAttribute("role", "region");
  main.append(make("div", { class: "desk" }, status, form, result));

  // What is marked. Paragraphs are lines; offsets count UTF-16 units, as the text's content does.
  const paragraphs = new Map([...reading.querySelectorAll(".par > p[data-n]")].map(p => [Number(p.dataset.n), p]));
  const order = [...paragraphs.keys()].filter(n => sheet.words[n]);
  const pointOf = (node, offset) => {
    const p = (node.nodeType === 1 ? node : node.parentElement)?.closest(".par > p[data-n]");
    if (!p) return undefined;
    const before = document.createRange();
    before.setStart(p, 0);
    before.setEnd(node, offset);
    return { paragraph: Number(p.dataset.n), offset: before.toString().length };
  };
  const placeOf = ({ paragraph, offset }) => {
    const walk = document.createTreeWalker(paragraphs.get(paragraph), NodeFilter.SHOW_TEXT);
    let last;
    for (let n = walk.nextNode(); n; n = walk.nextNode()) {
      if (offset <= n.length) return [n, offset];
      offset -= n.length;
      last = n;
    }
    return last ? [last, last.length] : [paragraphs.get(paragraph), 0];
  };
  const show = (from, to) => {
    const selection = getSelection();
    selection.setBaseAndExtent(...placeOf(from), ...placeOf(to));
  };

  // Of a record with several pieces of evidence, the one that is being filled in.
  let piece = 1;
  const evidence = column => piece > 1 ? column + "_" + piece : column;
  const nextPiece = () => { let n = 1; while (["quote", "paraphrase", "source"].some(c => cells[n > 1 ? c + "_" + n : c])) n++; return n; };
  let marked, cells = {}, kind = "stance", opened = "", fresh = false, base = {}, undo = "", asked = 0, timer, last;
  const dirty = () => { document.documentElement.dataset.busy = "1"; };
  const settled = () => { delete document.documentElement.dataset.busy; };

  const mark = async (from, to, sentence) => {
    const got = await send("select", { text: sheet.text, hash: sheet.hash, from, to, sentence: Boolean(sentence) });
    if (got.error) return tell(got.error + " " + (got.hint ?? ""));
    take(got);
  };
  const take = got => {
    marked = got;
    dirty();
    show(got.from, got.to);
    const speaker = got.speakers[0];
    if (opened && !fresh) { piece = nextPiece(); fresh = true; }
    const said = { quote: got.quote, prefix: got.prefix, suffix: got.suffix, locator: got.locator, source: sheet.source, speaker: speaker?.name ?? "", role: speaker?.role ?? "" };
    for (const [column, value] of Object.entries(said)) cells[evidence(column)] = value;
    cells.date ||= sheet.dates.some(d => d.id === sheet.date) ? sheet.date : sheet.dates.at(-1)?.id ?? sheet.date;
    const lit = (sheet.lit[got.from.paragraph] ?? []).filter(l => l.from < got.to.offset && l.to > got.from.offset);
    if (!cells.party) cells.party = speaker?.party ?? (lit.flatMap(l => l.parties)[0] ?? "");
    if (!cells.issue) cells.issue = new Set(lit.flatMap(l => l.issues)).size === 1 ? lit.flatMap(l => l.issues)[0] : "";
    draw();
    look();
    tell(got.verdict + (got.warnings.length ? ": " + got.warnings.join("; ") : ""));
    (form.querySelector("[name=issue]:placeholder-shown, select[name=issue]") ?? form.querySelector("textarea"))?.focus();
  };

  // With the mouse: what was dragged over within the text.
  document.addEventListener("mouseup", e => {
    if (e.target.closest?.(".desk, .frame, .rests-on, a, summary")) return;
    setTimeout(() => {
      const s = getSelection();
      if (!s.rangeCount || s.isCollapsed) return;
      const r = s.getRangeAt(0), from = pointOf(r.startContainer, r.startOffset), to = pointOf(r.endContainer, r.endOffset);
      if (from && to) mark(from, to);
    });
  });

  // With the keyboard: a cursor that goes from word to word in the order in which they are read.
  let cursor; // {paragraph, word, anchor}
  const at = c => ({ from: { paragraph: c.paragraph, offset: sheet.words[c.paragraph][2 * c.word] }, to: { paragraph: c.paragraph, offset: sheet.words[c.paragraph][2 * c.word + 1] } });
  const before = (a, b) => a.paragraph < b.paragraph || a.paragraph === b.paragraph && a.word <= b.word;
  const span = () => {
    const here = { paragraph: cursor.paragraph, word: cursor.word }, there = cursor.anchor ?? here;
    return before(there, here) ? { from: at(there).from, to: at(here).to } : { from: at(here).from, to: at(there).to };
  };
  const step = (c, by) => {
    let { paragraph, word } = c;
    word += by;
    while (word < 0 || word >= sheet.words[paragraph].length / 2) {
      const next = order[order.indexOf(paragraph) + Math.sign(by)];
      if (next === undefined) return c;
      paragraph = next;
      word = by < 0 ? sheet.words[next].length / 2 - 1 : 0;
    }
    return { ...c, paragraph, word };
  };
  const goTo = (next, extend) => {
    const from = { paragraph: cursor.paragraph, word: cursor.word };
    cursor = { paragraph: next.paragraph, word: next.word, anchor: extend ? cursor.anchor ?? from : undefined };
    const s = span();
    show(s.from, s.to);
    paragraphs.get(cursor.paragraph).scrollIntoView({ block: "nearest" });
    tell(getSelection().toString());
  };
  reading.addEventListener("focus", () => {
    if (!cursor && order.length && reading.matches(":focus-visible")) { cursor = { paragraph: order[0], word: 0 }; goTo(cursor, false); }
  });
  reading.addEventListener("keydown", e => {
    if (!order.length || e.ctrlKey || e.metaKey || e.altKey) return;
    cursor ??= { paragraph: order[0], word: 0 };
    const rightToLeft = getComputedStyle(paragraphs.get(cursor.paragraph)).direction === "rtl";
    const forward = rightToLeft ? "ArrowLeft" : "ArrowRight", back = rightToLeft ? "ArrowRight" : "ArrowLeft";
    const line = by => ({ paragraph: order[Math.min(Math.max(order.indexOf(cursor.paragraph) + by, 0), order.length - 1)], word: 0 });
    switch (e.key) {
      case forward: goTo(step(cursor, 1), e.shiftKey); break;
      case back: goTo(step(cursor, -1), e.shiftKey); break;
      case "ArrowDown": goTo(line(1), e.shiftKey); break;
      case "ArrowUp": goTo(line(-1), e.shiftKey); break;
      case "Enter": mark(span().from, span().to); break;
      case "s": mark(span().from, span().to, true); break;
      default: return;
    }
    e.preventDefault();
  });

  // The form.
  const issue = () => sheet.issues.find(i => i.id === cells.issue);
  const set = (column, value) => {
    cells[column] = value;
    dirty();
    clearTimeout(timer);
    timer = setTimeout(look, 250);
  };
  const about = column => make("small", { class: "about", id: "about-" + column }, sheet.fields[column.replace(/_\d+$/, "")] ?? "");
  const fault = column => make("strong", { class: "fault against", "data-of": column, role: "alert" });
  const field = (column, label, control) => make("div", { class: "field" }, make("label", { for: "f-" + column }, label), control, about(column), fault(column));
  const text = (column, label, rows) => field(column, label, rows
    ? make("textarea", { id: "f-" + column, name: column, rows, dir: "auto", "aria-describedby": "about-" + column, oninput: e => set(column, e.target.value) }, cells[column] ?? "")
    : make("input", { id: "f-" + column, name: column, value: cells[column] ?? "", dir: "auto", "aria-describedby": "about-" + column, oninput: e => set(column, e.target.value) }));
  const choose = (column, label, choices, none) => {
    const select = make("select", { id: "f-" + column, name: column, "aria-describedby": "about-" + column, onchange: e => { set(column, e.target.value); if (column === "issue" || column === "party") draw("f-" + column); } },
      ...(none === undefined ? [] : [make("option", { value: "" }, none)]),
      ...choices.map(c => make("option", { value: c.id, title: c.about || undefined, selected: cells[column] === c.id }, c.name)));
    select.value = cells[column] ?? "";
    return field(column, label, select);
  };
  const scale = () => {
    const is = issue();
    if (!is || !is.options.length && !is.numeric) return "";
    if (is.numeric) return make("div", { class: "numbers" }, text("position", "Position, from " + is.min + " to " + is.max), text("plausible_low", "Could be from"), text("plausible_high", "to"));
    const index = id => is.options.findIndex(o => o.id === id);
    const within = i => cells.plausible_low && cells.plausible_high && i >= index(cells.plausible_low) && i <= index(cells.plausible_high);
    let dragged;
    const range = (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      set("plausible_low", is.options[low].id);
      set("plausible_high", is.options[high].id);
      draw("f-position");
    };
    return make("fieldset", { class: "scale", id: "f-position", tabindex: -1 },
      make("legend", {}, "Position"),
      make("small", { class: "about" }, is.about || ""),
      make("ol", {}, ...is.options.map((o, i) => make("li", { class: within(i) ? "within" : "" },
        make("button", {
          type: "button", class: cells.position === o.id ? "chosen" : "", "aria-pressed": cells.position === o.id ? "true" : "false", "data-key": i + 1, title: o.about || undefined,
          onclick: e => e.shiftKey && index(cells.position) >= 0 ? range(index(cells.position), i) : (set("position", cells.position === o.id ? "" : o.id), draw("f-position")),
          onpointerdown: () => { dragged = i; },
          onpointerup: () => { if (dragged !== undefined && dragged !== i) range(dragged, i); dragged = undefined; },
        }, make("kbd", {}, String(i + 1)), " " + o.name), o.about ? make("small", {}, o.about) : ""))),
      make("p", { class: "range" }, cells.plausible_low ? "Could be from “" + (is.options[index(cells.plausible_low)]?.name ?? cells.plausible_low) + "” to “" + (is.options[index(cells.plausible_high)]?.name ?? cells.plausible_high) + "” " : "Drag from one to another for a range. ",
        cells.plausible_low ? make("button", { type: "button", onclick: () => { set("plausible_low", ""); set("plausible_high", ""); draw("f-position"); } }, "no range") : ""),
      fault("position"), fault("plausible_low"), fault("plausible_high"));
  };
  const draw = focus => {
    const claim = kind === "claim", silence = kind === "silence";
    const parties = sheet.parties;
    clear(form,
      make("div", { class: "kinds", role: "radiogroup", "aria-label": "What is recorded" }, ...[["stance", "Stance"], ["claim", "Claim about"], ["silence", "Not found"]].map(([id, words]) =>
        make("label", {}, make("input", { type: "radio", name: "kind", value: id, checked: kind === id, disabled: Boolean(opened), onchange: () => { kind = id; look(); draw(); } }), words))),
      opened ? make("p", { class: "opened" }, make("b", {}, opened), fresh ? ": a further piece of evidence" : ": as it is recorded. Mark a passage to add it as evidence.") : "",
      cells[evidence("quote")] ? make("blockquote", { dir: "auto" }, make("small", {}, cells[evidence("prefix")] ?? ""), cells[evidence("quote")], make("small", {}, cells[evidence("suffix")] ?? "")) : make("p", { class: "muted" }, "Mark a passage in the text."),
      marked ? make("p", { class: "verdict" + (marked.warnings.length ? " moving" : "") }, make("b", {}, marked.verdict), marked.warnings.length ? ": " + marked.warnings.join("; ") : "", marked.hint ? ". " + marked.hint : "") : "",
      marked?.parts.length ? make("p", {}, "Of two paragraphs: ", ...marked.parts.map((part, i) => make("button", { type: "button", onclick: () => take({ ...part, speakers: part.speakers ?? [] }) }, ["the first part", "the second part", "both"][i]))) : "",
      make("div", { class: "row" },
        choose("date", "Date", sheet.dates, ""), choose("party", claim ? "Claimed of" : "Party", parties, ""), choose("issue", "Issue", sheet.issues, ""), claim ? choose("by", "Claimed by", parties, "") : ""),
      silence ? "" : scale(),
      silence ? "" : text("summary", "Summary", 3),
      make("div", { class: "row" }, silence ? "" : choose("confidence", "Confidence", sheet.choices.confidence, "moderate"), silence ? "" : choose("basis", "Basis", sheet.choices.basis, "stated"), claim || silence ? "" : choose("tone", "Tone", sheet.choices.tone, "")),
      make("div", { class: "row" }, text(evidence("speaker"), "Speaker"), text(evidence("role"), "Role"), text(evidence("locator"), "Place")),
      marked?.speakers.length > 1 ? make("p", { class: "about" }, "Or: ", ...marked.speakers.slice(1).map(s => make("button", { type: "button", title: s.why, onclick: () => { set(evidence("speaker"), s.name); set(evidence("role"), s.role); draw("f-" + evidence("speaker")); } }, s.name))) : "",
      make("details", {}, make("summary", {}, "More: term, use, note, coder"),
        claim || silence ? "" : make("div", { class: "row" }, text("term", "Term"), choose("term_kind", "Kind", sheet.choices.term_kind, ""), text("term_id", "Term's id")),
        make("div", { class: "row" }, choose(evidence("use"), "Use", sheet.choices.use, "supports"), claim ? choose("response", "Answer", sheet.choices.response, "") : ""),
        text(evidence("paraphrase"), "Paraphrase", 2), text("note", "Note", 2), text("coder", "Coder")),
      fault(""),
      make("div", { class: "acts" }, make("button", { type: "submit", class: "save" }, "Save (Ctrl+Enter)"), make("button", { type: "button", onclick: begin }, "Start over (Esc)"), last && !opened ? make("button", { type: "button", onclick: again }, "As last time (r)") : "", undo ? make("button", { type: "button", id: "undo", onclick: takeBack }, "Take the last one back") : ""));
    if (focus) document.getElementById(focus)?.focus();
    faults(latest.faults ?? []);
  };
  let latest = {};
  const faults = list => {
    for (const e of form.querySelectorAll(".fault")) e.textContent = "";
    for (const f of list) {
      const missing = f.message === "is needed";
      const e = form.querySelector('.fault[data-of="' + CSS.escape(f.column.replace(/_\d+$/, "")) + '"]') ?? form.querySelector('.fault[data-of=""]');
      if (e && !(missing && !cells.summary)) e.textContent += (e.textContent ? " " : "") + f.message + (f.hint ? "; " + f.hint : "");
    }
  };

  // What comes of it.
  const asForm = () => ({ kind, cells: Object.fromEntries(Object.entries(cells).filter(([, v]) => v !== "" && v !== undefined)), record: opened, base });
  const diffOf = f => make("pre", { class: "lines", tabindex: 0, "aria-label": "Lines of " + f.name }, ...f.diff.split("\n").map(l => make(l.startsWith("+") ? "ins" : l.startsWith("-") ? "del" : "span", {}, l + "\n")));
  const look = async () => {
    if (!cells.party || !cells.issue) { latest = {}; return clear(result); }
    const mine = ++asked, p = await send("preview", { ...asForm(), base: {} });
    if (mine !== asked) return;
    if (p.error) { latest = {}; return clear(result, make("p", { class: "against" }, p.error + " " + (p.hint ?? ""))); }
    latest = p;
    base = { ...p.base, ...base }; // a file that changes from here on is a conflict
    faults(p.faults);
    clear(result,
      p.change ? make("p", { class: "change", id: "change" }, p.change) : "",
      p.so_far.length ? make("details", { open: true }, make("summary", {}, "So far"), make("ul", {}, ...p.so_far.map(l => make("li", {}, l.trim())))) : "",
      ...p.warnings.map(w => make("p", { class: "moving" }, w)),
      ...p.files.map(f => make("section", {}, make("h2", {}, f.name), diffOf(f))));
  };
  const begin = () => {
    marked = undefined; cells = { date: cells.date ?? "" }; opened = ""; fresh = false; piece = 1; base = {}; latest = {}; asked++;
    getSelection().removeAllRanges();
    clear(result); settled(); draw(); reading.focus({ preventScroll: true });
  };
  const again = () => {
    for (const column of ["date", "party", "issue", "position", "confidence", "basis", "speaker", "role"]) if (last[column] && !["speaker", "role"].includes(column)) cells[column] = last[column];
    draw(); look();
  };
  const save = async () => {
    clearTimeout(timer);
    await look();
    if (latest.faults?.length) { faults(latest.faults); tell("Not saved: " + latest.faults.map(f => (f.column ? f.column + " " : "") + f.message).join("; ")); return; }
    const saved = await send("save", asForm());
    if (saved.status === 409 && saved.conflicts) {
      base = saved.preview.base;
      tell(saved.error);
      return clear(result, make("p", { class: "against", id: "conflict" }, saved.error + ". Save again to add to the file as it is now."),
        ...saved.conflicts.flatMap(c => [make("section", {}, make("h2", {}, c.name + ": what was done to it meanwhile"), diffOf({ name: c.name, diff: c.theirs || "(not known)" })), make("section", {}, make("h2", {}, "what would be added now"), diffOf({ name: c.name, diff: c.yours }))]),
        make("button", { type: "button", id: "save-anyway", onclick: async () => finish(await send("save", asForm())) }, "Save"));
    }
    finish(saved);
  };
  const finish = saved => {
    if (saved.error) {
      tell(saved.error + " " + (saved.hint ?? ""));
      return clear(result, make("p", { class: "against" }, saved.error + " " + (saved.hint ?? "")));
    }
    last = { ...cells };
    undo = saved.undo;
    begin();
    clear(result, make("p", { id: "saved" }, "Saved in " + saved.file + ":" + saved.line + ". " + saved.change), ...saved.warnings.map(w => make("p", { class: "moving" }, w)));
    tell("Saved: " + saved.record);
  };
  const takeBack = async () => {
    const back = await send("undo", { undo });
    if (back.error) return tell(back.error + " " + (back.hint ?? ""));
    undo = "";
    begin();
    tell("Taken back: " + back.record);
  };
  form.addEventListener("submit", e => { e.preventDefault(); save(); });
  document.addEventListener("keydown", e => {
    const typing = e.target.closest?.("input:not([type=radio]), textarea, select");
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); save(); }
    else if (e.key === "Escape" && form.contains(e.target)) { begin(); }
    else if (!typing && !e.ctrlKey && !e.metaKey && !e.altKey) {
      const option = form.querySelector('[data-key="' + CSS.escape(e.key) + '"]');
      if (option) { option.click(); e.preventDefault(); }
      else if (e.key === "p") { document.getElementById("f-party")?.focus(); e.preventDefault(); }
      else if (e.key === "i") { document.getElementById("f-issue")?.focus(); e.preventDefault(); }
      else if (e.key === "r" && last) { again(); e.preventDefault(); }
    }
  });

  // What somebody's editor overwrote is offered again; and a record that is there is opened.
  const open = f => {
    kind = f.kind; cells = { ...f.cells }; opened = f.record; fresh = false; piece = 1; marked = undefined; dirty();
    draw(); look();
    (form.querySelector("textarea") ?? form).focus({ preventScroll: true });
  };
  const openRecord = async (record, by) => {
    const f = await fetch("/code/record/" + record + ".json?by=" + encodeURIComponent(by)).then(a => a.json()).catch(() => ({ error: "The server does not answer." }));
    if (f.error) tell(f.error + " " + (f.hint ?? "")); else open(f);
  };
  // Beside each mark: the record that rests on it, to be changed.
  for (const link of reading.querySelectorAll(".rests-on a[href^='/cell/']")) {
    const [path, date] = link.getAttribute("href").split("#on-"), [, , issueOf, partyOf] = path.split("/");
    if (!date || !partyOf) continue;
    link.after(" ", make("button", { type: "button", class: "change-record", "aria-label": "Change: " + link.textContent, onclick: () => openRecord([date, partyOf, issueOf].join("/"), "") }, "change"));
  }
  if (sheet.lost.length) main.prepend(make("div", { class: "lost", role: "alert" }, make("p", {}, "Saved here, and gone since: somebody saved the file with a text from before."),
    ...sheet.lost.map(f => make("button", { type: "button", onclick: () => open(f) }, [f.cells.party, f.cells.issue, f.cells.date].join(" · ")))));
  const wanted = new URLSearchParams(location.hash.slice(1));
  if (wanted.get("record")) openRecord(wanted.get("record"), wanted.get("by") ?? "");
  draw();
})();
