"use strict";
// The desk at which a text is coded. The server owns the text: this script sends where a mark
// begins and ends, and fills in what it is told.
(async () => {
  const name = location.pathname.slice("/code/".length);
  const reading = document.querySelector(".reading"), main = document.getElementById("main");
  if (!name || !reading) return;
  const sheet = await fetch("/code/" + name + ".json").then(a => a.json()).catch(() => ({ error: "The server does not answer." }));

  // What turns a text around or cannot be seen is written out, as everywhere; not in fields, whose
  // texts are sent.
  const seen = words => words.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, c => "<U+" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + ">");
  const make = (tag, attributes, ...children) => {
    const e = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
      else if (value !== undefined && value !== false) e.setAttribute(key, value === true ? "" : value);
    }
    e.append(...children.filter(c => c !== undefined && c !== "").map(c => typeof c === "string" && tag !== "textarea" ? seen(c) : c));
    return e;
  };
  const clear = (e, ...children) => e.replaceChildren(...children.filter(c => c !== ""));
  const send = async (what, body) => {
    const answer = await fetch("/code/" + what, { method: "POST", headers: { "Content-Type": "application/json", "X-Stance-Page": sheet.page }, body: JSON.stringify(body) })
      .catch(() => undefined);
    if (!answer) return { status: 0, error: "The server does not answer." };
    const words = await answer.text().catch(() => "");
    try {
      return { status: answer.status, ...JSON.parse(words) };
    } catch { // refused before it was looked at, as by a server that was started anew
      return { status: answer.status, error: !answer.ok && words.trim() || "The server answered with something else." };
    }
  };
  const faultWords = faults => faults.map(f => (f.column ? f.column + " " : "") + f.message).join("; ");
  const whyNot = said => said.faults ? "Not saved: " + faultWords(said.faults) : said.error + (said.hint ? "; " + said.hint : "");
  const status = make("p", { id: "desk-told", role: "status", "aria-live": "polite" });
  const tell = (words, shown) => { // aloud, and to be seen where it does not stand elsewhere
    status.textContent = seen(words);
    status.classList.toggle("heard", Boolean(shown));
  };
  if (sheet.error || sheet.locked) {
    main.prepend(status);
    status.classList.add("against");
    tell(sheet.error ? whyNot(sheet) : sheet.locked);
    return;
  }

  // The panes.
  const form = make("form", { id: "desk-form", "aria-label": "Record", autocomplete: "off", tabindex: -1 });
  const result = make("section", { id: "desk-result", "aria-label": "What comes of it" });
  document.documentElement.dataset.desk = "";
  reading.tabIndex = 0;
  reading.setAttribute("aria-label", "Text: arrows go word by word, Shift with an arrow marks, s takes the sentence, Enter codes what is marked");
  reading.setAttribute("role", "region");
  main.append(make("div", { class: "desk" }, status, form, result));

  // A record is filled in by the columns of the exchange table. Those of its pieces of evidence,
  // terms and ended terms stand there several times, from the second on with a number.
  const groups = {
    evidence: ["quote", "paraphrase", "speaker", "role", "source", "locator", "prefix", "suffix", "use", "credibility", "venue", "origin", "evidence_position", "evidence_plausible_low", "evidence_plausible_high", "captured"],
    term: ["term", "term_id", "term_kind", "term_if", "term_unless", "term_against"],
    ended: ["ended", "ended_how", "ended_by"],
  };
  const numbered = (column, n) => n > 1 ? column + "_" + n : column;
  const count = group => { let n = 0; while (groups[group].some(c => cells[numbered(c, n + 1)])) n++; return n; };
  const drop = (group, n) => { // those behind it move up
    for (const all = count(group); n <= all; n++) for (const c of groups[group]) cells[numbered(c, n)] = cells[numbered(c, n + 1)];
  };

  let marked; // the passage that was marked last, as the server has it
  let cells = {}, kind = "stance";
  let piece = 1; // of the pieces of evidence, the one that is filled in
  let another = false; // the next passage is a further piece
  let opened = "", base = {}; // the record that is changed; the files that the form was made from
  let last, undo = []; // what was saved last, and what takes back all that was saved here, the last at the end
  let left = []; // what was begun and left
  let news; // what came of the last save, or of taking it back, until something else is begun
  let saving = false;
  let latest = {}; // what the server said of the form
  let waiting = ""; // the column that the digits choose for, before they do for the position
  let asked = 0, timer, terms = 0, endings = 0;
  const unfolded = new Set();
  const inPiece = column => numbered(column, piece);

  // What is begun outlives the page, which is loaded anew when a file changes.
  const place = "desk " + location.pathname;
  const remember = () => {
    try { sessionStorage.setItem(place, JSON.stringify({ cells, kind, piece, opened, base, last, undo, cursor, left, news, reads: document.activeElement === reading, begun: "busy" in document.documentElement.dataset })); } catch { /* there is no room */ }
  };
  const recall = () => { try { return JSON.parse(sessionStorage.getItem(place)) ?? {}; } catch { return {}; } };
  // A tab that is closed leaves it to the next one.
  const closed = place + " closed by " + sheet.coder;
  addEventListener("pagehide", () => {
    remember();
    try {
      const all = unfinished().filter(worded);
      if (all.length) localStorage.setItem(closed, JSON.stringify(all));
    } catch { /* there is no room */ }
  });
  const leftBy = () => {
    try {
      const all = JSON.parse(localStorage.getItem(closed)) ?? [];
      localStorage.removeItem(closed);
      return all;
    } catch { return []; }
  };
  const begun = () => { document.documentElement.dataset.busy = "1"; news = undefined; };
  const settled = () => { delete document.documentElement.dataset.busy; };
  // What is begun is left for something else, and can be gone on with: the last of it, and all else that has words of somebody's own.
  const worded = was => Object.keys(was.cells).some(c => ["summary", "paraphrase", "note", "term"].includes(root(c)) && was.cells[c]);
  const unfinished = () => "busy" in document.documentElement.dataset ? [...left.filter(worded), { cells, kind, piece, opened, base }] : left;
  const aside = () => { left = unfinished(); settled(); };

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
  const show = (from, to) => getSelection().setBaseAndExtent(...placeOf(from), ...placeOf(to));
  // What names parties and issues is lit up; the text stays as it is.
  if ("highlights" in CSS) {
    const named = new Highlight();
    for (const [n, places] of Object.entries(sheet.named)) for (let i = 0; i < places.length; i += 2) {
      const r = document.createRange(), at = offset => placeOf({ paragraph: Number(n), offset });
      if (!paragraphs.has(Number(n))) continue;
      r.setStart(...at(places[i]));
      r.setEnd(...at(places[i + 1]));
      named.add(r);
    }
    CSS.highlights.set("named", named);
  }
  const shade = (from, to) => { // stays where the cursor is in a field of the form
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete("coding");
    if (!from) return;
    const r = document.createRange();
    r.setStart(...placeOf(from));
    r.setEnd(...placeOf(to));
    CSS.highlights.set("coding", new Highlight(r));
  };

  const mark = async (from, to, sentence) => {
    const got = await send("select", { text: sheet.text, hash: sheet.hash, from, to, sentence: Boolean(sentence) });
    if (got.error) return tell(whyNot(got));
    if (opened && marked === undefined) another = true;
    if (another) piece = count("evidence") + 1;
    another = false;
    take(got);
  };
  const take = got => {
    marked = got;
    begun();
    show(got.from, got.to);
    shade(got.from, got.to);
    cursor = wordAt(got.to) ?? cursor;
    const speaker = got.speakers[0];
    const said = { quote: got.quote, prefix: got.prefix, suffix: got.suffix, locator: got.locator, source: sheet.source, speaker: speaker?.name ?? "", role: speaker?.role ?? "" };
    for (const [column, value] of Object.entries(said)) cells[inPiece(column)] = value;
    const lit = (sheet.lit[got.from.paragraph] ?? []).filter(l => l.from < got.to.offset && l.to > got.from.offset);
    const issues = new Set(lit.flatMap(l => l.issues));
    cells.party ||= speaker?.party ?? lit.flatMap(l => l.parties)[0] ?? "";
    cells.issue ||= issues.size === 1 ? [...issues][0] : "";
    next();
    look();
    tell(got.verdict + (got.warnings.length ? ": " + got.warnings.join("; ") : "") + (waiting ? ". To be chosen: " + waiting : ""), true);
  };
  // The form is drawn, and what is to be chosen next has the digits.
  const next = () => {
    suit();
    waiting = ["party", "issue", ...(kind === "claim" ? ["by"] : [])].find(c => !cells[c]) ?? "";
    draw("f-position");
  };

  // With the mouse: what was dragged over, from within the text on.
  let pressed = false;
  document.addEventListener("mousedown", e => { pressed = Boolean(e.target.closest?.(".par > p")); });
  document.addEventListener("mouseup", e => {
    const within = pressed || e.target.closest?.(".par > p");
    pressed = false;
    if (!within || e.target.closest?.("a, summary")) return;
    setTimeout(() => {
      const s = getSelection();
      if (!s.rangeCount || s.isCollapsed) return;
      const r = s.getRangeAt(0), over = [...paragraphs].filter(([, p]) => r.intersectsNode(p));
      if (!over.length) return;
      const from = pointOf(r.startContainer, r.startOffset) ?? { paragraph: over[0][0], offset: 0 };
      const to = pointOf(r.endContainer, r.endOffset) ?? { paragraph: over.at(-1)[0], offset: over.at(-1)[1].textContent.length };
      mark(from, to);
    });
  });

  // With the keyboard: a cursor that goes from word to word in the order in which they are read.
  let cursor; // {paragraph, word, anchor}
  const wordAt = ({ paragraph, offset }) => {
    const words = sheet.words[paragraph], word = words?.findIndex((end, i) => i % 2 === 1 && end >= offset);
    return word > 0 ? { paragraph, word: (word - 1) / 2 } : undefined;
  };
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
    const [node, offset] = placeOf(at(cursor).from), spot = document.createRange();
    spot.setStart(node, offset);
    spot.setEnd(...placeOf(at(cursor).to));
    const r = spot.getBoundingClientRect();
    if (r.top < 40 || r.bottom > innerHeight - 40) scrollBy({ top: r.top - innerHeight / 3, behavior: "instant" });
    tell(getSelection().toString(), true);
  };
  reading.addEventListener("focus", () => {
    if (!cursor && order.length && reading.matches(":focus-visible")) { cursor = { paragraph: order[0], word: 0 }; goTo(cursor, false); }
  });
  reading.addEventListener("keydown", e => {
    if (e.target !== reading || !order.length || e.ctrlKey || e.metaKey || e.altKey) return;
    cursor ??= { paragraph: order[0], word: 0 };
    const rightToLeft = getComputedStyle(paragraphs.get(cursor.paragraph)).direction === "rtl";
    const forward = rightToLeft ? "ArrowLeft" : "ArrowRight", back = rightToLeft ? "ArrowRight" : "ArrowLeft";
    const line = by => ({ paragraph: order[Math.min(Math.max(order.indexOf(cursor.paragraph) + by, 0), order.length - 1)], word: 0 });
    switch (e.key) {
      case forward: goTo(step(cursor, 1), e.shiftKey); break;
      case back: goTo(step(cursor, -1), e.shiftKey); break;
      case "ArrowDown": goTo(line(1), e.shiftKey); break;
      case "ArrowUp": goTo(line(-1), e.shiftKey); break;
      case "Home": goTo({ ...cursor, word: 0 }, e.shiftKey); break;
      case "End": goTo({ ...cursor, word: sheet.words[cursor.paragraph].length / 2 - 1 }, e.shiftKey); break;
      case "Enter": mark(span().from, span().to); break;
      case "s": mark(span().from, span().to, true); break;
      default: return;
    }
    e.preventDefault();
    e.stopPropagation();
  });

  // The fields.
  const issue = () => sheet.issues.find(i => i.id === cells.issue);
  const set = (column, value) => {
    cells[column] = value;
    begun();
    remember();
    clearTimeout(timer);
    timer = setTimeout(look, 250);
  };
  const root = column => column.replace(/_\d+$/, "");
  const told = (column, words) => make("small", { class: "about", id: "about-" + column }, words ?? sheet.fields[root(column)] ?? "");
  const fault = column => make("strong", { class: "fault against", "data-of": column, role: "alert" });
  const field = (column, label, control, words) => make("div", { class: "field" }, make("label", { for: "f-" + column }, label), control, told(column, words), fault(column));
  const text = (column, label, rows, more) => {
    const common = { id: "f-" + column, name: column, dir: "auto", "aria-describedby": "about-" + column, oninput: e => set(column, e.target.value), ...more };
    return field(column, label, rows ? make("textarea", { ...common, rows }, cells[column] ?? "") : make("input", { ...common, value: cells[column] ?? "" }));
  };
  // A choice takes a digit as well, and the first letters as ever.
  const choose = (column, label, choices, none, then) => {
    const pick = id => { set(column, id); then?.(); };
    const select = make("select", {
      id: "f-" + column, name: column, "aria-describedby": "about-" + column, onchange: e => pick(e.target.value),
      onkeydown: e => {
        const c = /^[1-9]$/.test(e.key) && !e.ctrlKey && !e.metaKey && !e.altKey && choices[Number(e.key) - 1];
        if (!c) return;
        e.preventDefault();
        e.stopPropagation();
        select.value = c.id;
        pick(c.id);
        if (document.activeElement === select) focus("f-position");
      },
    },
      ...(none === undefined ? [] : [make("option", { value: "" }, none)]),
      ...choices.map((c, i) => make("option", { value: c.id, title: c.about || undefined }, c.name + (i < 9 ? " (" + (i + 1) + ")" : ""))));
    select.value = cells[column] ?? "";
    const chosen = choices.find(c => c.id === cells[column]);
    return field(column, label, select, chosen?.about || undefined);
  };
  // What the digits choose for stands there with them.
  const choices = {
    date: () => [...sheet.dates.slice(-7), ...furtherDays()], party: () => sheet.parties, by: () => sheet.parties, issue: () => sheet.issues, basis: () => sheet.choices.basis,
  };
  const digits = () => !waiting ? "" : make("div", { class: "waiting", role: "group", "aria-label": form.querySelector('[for="f-' + waiting + '"]')?.textContent ?? waiting }, ...choices[waiting]().map((c, i) => {
    const b = button("", () => { const of = waiting; set(of, c.id); next(); if (of === "date" && !c.id) focus("f-date"); }, { "data-key": i < 9 ? i + 1 : undefined, title: c.about || undefined, "aria-pressed": cells[waiting] === c.id ? "true" : "false" });
    b.append(...(i < 9 ? [make("kbd", {}, String(i + 1)), " "] : []), seen(c.name));
    return b;
  }));
  const wait = column => {
    if (waiting === column) return form.querySelector(".waiting button").focus();
    waiting = column;
    draw("f-position");
    tell("To be chosen: " + column, true);
  };
  const button = (words, onclick, more) => make("button", { type: "button", onclick, ...more }, words);
  const fold = (id, words, ...children) => make("details", { id, open: unfolded.has(id), ontoggle: e => unfolded[e.target.open ? "add" : "delete"](id) }, make("summary", {}, words), ...children);

  // The position, on the scale as it is drawn: what stands in force is marked, a range is dragged.
  const scaleBox = make("fieldset", { class: "scale", id: "f-position", tabindex: -1 });
  const ranged = (a, b) => {
    const options = issue().options, [low, high] = a < b ? [a, b] : [b, a];
    set("plausible_low", options[low].id);
    set("plausible_high", options[high].id);
    scale();
  };
  const position = id => { set("position", cells.position === id ? "" : id); scale(); };
  const scale = () => {
    const is = issue(), standing = latest.standing;
    scaleBox.hidden = kind === "silence" || !is || !is.options.length && !is.numeric;
    if (scaleBox.hidden) return clear(scaleBox);
    const focused = scaleBox.contains(document.activeElement) && document.activeElement.id;
    const faults = make("div", {}, fault("position"), fault("plausible_low"), fault("plausible_high"));
    const others = make("p", { class: "others" }, ...[["none", "Holds none", "0"], ...(kind === "claim" ? [] : [["same", "Same as the day before", "="]])].map(([id, words, key]) =>
      button("", () => position(id), { class: cells.position === id ? "chosen" : "", "aria-pressed": cells.position === id ? "true" : "false", "data-key": key, id: "o-" + id })).map((b, i) => (b.append(make("kbd", {}, ["0", "="][i]), " " + ["Holds none", "Same as the day before"][i]), b)));
    const asks = make("small", { class: "about" }, is.about || "");
    if (is.numeric) {
      const stands = standing?.position || standing?.low ? make("p", { class: "stands" }, "◇ in force " + standing.since + ": " + (standing.position || standing.low + " to " + standing.high)) : "";
      const slide = make("input", { type: "range", min: is.min, max: is.max, step: "any", "aria-label": "Position", value: cells.position || (is.min + is.max) / 2, oninput: e => { const v = String(Number(Number(e.target.value).toPrecision(4))); set("position", v); scaleBox.querySelector("#f-position-number").value = v; } });
      const number = make("input", { id: "f-position-number", inputmode: "decimal", value: cells.position ?? "", oninput: e => { set("position", e.target.value); slide.value = e.target.value; } });
      clear(scaleBox, make("legend", {}, "Position"), asks,
        make("p", { class: "numeric" }, make("span", {}, (is.low ? is.low + " " : "") + is.from), slide, make("span", {}, is.to + (is.high ? " " + is.high : "")), make("label", { for: "f-position-number" }, is.unit ? "Number (" + is.unit + ")" : "Number"), number),
        stands, make("div", { class: "row" }, text("plausible_low", "Could be from"), text("plausible_high", "to")), others, faults);
    } else {
      const index = id => is.options.findIndex(o => o.id === id);
      const low = index(cells.plausible_low), high = index(cells.plausible_high);
      let from, to; // while one drags: from where, which stays, and to where
      const li = e => document.elementFromPoint(e.clientX, e.clientY)?.closest("#f-position li")?.dataset.i;
      const paint = (low, high) => { for (const [i, e] of [...list.children].entries()) { e.classList.toggle("within", i >= low && i <= high); } };
      const end = (which, i) => make("button", {
        type: "button", class: "end", id: "end-" + which, "data-end": which, "aria-label": (which === "low" ? "Low" : "High") + " end of the range: arrows move it",
        onkeydown: e => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[e.key];
          if (!by) return;
          e.preventDefault();
          e.stopPropagation();
          const to = Math.min(Math.max(i + by, which === "low" ? 0 : low), which === "low" ? high : is.options.length - 1);
          ranged(which === "low" ? to : low, which === "low" ? high : to);
          document.getElementById("end-" + which)?.focus();
        },
      });
      const list = make("ol", {
        onpointerdown: e => {
          const i = e.target.closest("li")?.dataset.i;
          if (i === undefined || e.button) return;
          const which = e.target.dataset.end;
          from = which === "low" ? high : which === "high" ? low : Number(i);
          to = Number(i);
        },
        onpointermove: e => {
          const i = li(e);
          if (from === undefined || i === undefined || Number(i) === to) return;
          to = Number(i);
          paint(Math.min(from, to), Math.max(from, to));
        },
        onpointerup: e => {
          const gripped = e.target.dataset.end, begunAt = from;
          from = undefined;
          if (begunAt !== undefined && (begunAt !== to || gripped)) ranged(begunAt, to);
        },
        onpointercancel: () => { from = undefined; paint(low, high); },
      }, ...is.options.map((o, i) => {
        const stands = standing?.position === o.id, could = !stands && i >= index(standing?.low) && i <= index(standing?.high) && standing?.low;
        return make("li", { class: (i >= low && i <= high && low >= 0 ? "within " : "") + (cells.position === o.id ? "at " : "") + (stands ? "stood" : could ? "could" : ""), "data-i": i },
          i === low ? end("low", i) : "", i === high && low >= 0 ? end("high", i) : "",
          button("", () => position(o.id), { class: cells.position === o.id ? "chosen" : "", "aria-pressed": cells.position === o.id ? "true" : "false", "data-key": i + 1, id: "o-" + o.id }),
          stands ? make("small", { class: "stands" }, "◇ in force " + standing.since) : could ? make("small", { class: "stands" }, "◇ in force " + standing.since + ": could be") : "",
          o.about ? make("small", {}, o.about) : "");
      }));
      is.options.forEach((o, i) => list.querySelector("#o-" + CSS.escape(o.id)).append(make("kbd", {}, String(i + 1)), " " + seen(o.name)));
      clear(scaleBox, make("legend", {}, "Position"), asks, is.low ? make("p", { class: "pole" }, is.low) : "", list, is.high ? make("p", { class: "pole" }, is.high) : "",
        make("p", { class: "range" }, low >= 0 ? "Could be from “" + is.options[low].name + "” to “" + (is.options[high]?.name ?? cells.plausible_high) + "” " : "For a range drag from one to another, or press Shift and the digits of its ends. ",
          low >= 0 ? button("no range", () => { set("plausible_low", ""); set("plausible_high", ""); scale(); }) : ""),
        others, faults);
    }
    if (focused) document.getElementById(focused)?.focus();
    faultsOf(latest.faults ?? []);
  };
  // stretch moves the nearer end of the range to an option; the first one is its other end.
  const stretch = i => {
    const options = issue()?.options ?? [];
    if (!options[i] || kind === "silence") return;
    const index = id => options.findIndex(o => o.id === id);
    const low = index(cells.plausible_low), high = index(cells.plausible_high);
    if (low < 0) { const is = index(cells.position); ranged(is < 0 ? i : is, i); }
    else if (i < low || i - low < high - i) ranged(i, high);
    else ranged(low, i);
  };

  // The form.
  const days = () => {
    if (opened || !newDay()) return choose("date", "Date", [...sheet.dates, ...(opened ? [] : furtherDays())], undefined, () => draw("f-date"));
    return make("div", { class: "field" }, text("date", "Date"), sheet.dates.length ? button("One that is there", () => { set("date", sheet.dates.at(-1).id); draw("f-date"); }) : "");
  };
  // Records are of a day that there is, unless another one is written.
  const newDay = () => !sheet.dates.some(d => d.id === cells.date);
  const furtherDays = () => [...(sheet.date && !sheet.dates.some(d => d.id === sheet.date) ? [{ id: sheet.date, name: sheet.date + ", when it was published" }] : []), { id: "", name: "Another day" }];
  const firstDay = () => last?.date || (sheet.dates.some(d => d.id === sheet.date) ? sheet.date : sheet.dates.at(-1)?.id ?? sheet.date);
  // Who may have said it: those whom the sentences around name, and those who speak for the party.
  const voices = () => {
    const of = kind === "claim" ? cells.by : cells.party, all = [...marked?.speakers ?? [], ...sheet.voices.filter(v => v.party === of)];
    return all.filter((v, i) => all.findIndex(o => o.name === v.name) === i);
  };
  // The one who was taken to speak does for the party that was chosen, or somebody else around, or nobody.
  const suit = () => {
    const of = kind === "claim" ? cells.by : cells.party, guess = marked?.speakers.find(s => s.name === cells[inPiece("speaker")]);
    if (kind === "silence" || !of || !guess || guess.party === of) return;
    const other = marked.speakers.find(s => s.party === of);
    cells[inPiece("speaker")] = other?.name ?? "";
    cells[inPiece("role")] = other?.role ?? "";
  };
  const evidence = () => {
    const all = Math.max(count("evidence"), piece), quote = cells[inPiece("quote")], others = voices().filter(s => s.name !== cells[inPiece("speaker")]);
    return make("section", { class: "evidence", "aria-label": "Evidence" },
      all > 1 ? make("p", { class: "pieces" }, ...Array.from({ length: all }, (_, i) =>
        button("Passage " + (i + 1), () => { piece = i + 1; marked = undefined; shade(); draw(); }, { "aria-pressed": piece === i + 1 ? "true" : "false", class: piece === i + 1 ? "chosen" : "" }))) : "",
      quote ? make("blockquote", { dir: "auto" }, make("small", {}, cells[inPiece("prefix")] ?? ""), quote, make("small", {}, cells[inPiece("suffix")] ?? ""))
        : make("p", { class: "muted" }, another ? "Mark the further passage in the text." : cells[inPiece("locator")] ? "In other words, of " + cells[inPiece("locator")] : "Mark a passage in the text."),
      quote && marked ? make("p", { class: "verdict" + (marked.warnings.length ? " moving" : "") }, make("b", {}, marked.verdict), marked.warnings.length ? ": " + marked.warnings.join("; ") : "", marked.hint ? ". " + marked.hint : "") : "",
      marked?.parts.length ? make("p", {}, "Of two paragraphs: ", ...marked.parts.map((part, i) => button(["the first part", "the second part", "both"][i], () => take({ ...part, speakers: part.speakers ?? [] })))) : "",
      !quote && cells[inPiece("source")] || cells[inPiece("paraphrase")] ? text(inPiece("paraphrase"), "In other words", 2) : "",
      cells[inPiece("source")] ? make("div", { class: "row" },
        text(inPiece("speaker"), "Speaker", 0, { list: "voices", oninput: e => speaks(e.target.value) }), text(inPiece("role"), "Role"), text(inPiece("locator"), "Place")) : "",
      cells[inPiece("source")] && others.length ? make("p", { class: "about" }, "Or (v): ", ...others.map(s => button(s.name, () => voice(s), { title: s.why }))) : "",
      cells[inPiece("source")] ? fold("more-evidence", "More on the passage: where it was said, whose words" + (cells[inPiece("use")] ? ", " + cells[inPiece("use")] : ", use"),
        make("div", { class: "row" }, text(inPiece("venue"), "Where it was said"), text(inPiece("origin"), "Whose words")),
        make("div", { class: "row" }, choose(inPiece("use"), "Use", sheet.choices.use, "(supports)"), choose(inPiece("credibility"), "Credibility", sheet.choices.credibility, "")),
        make("div", { class: "row" }, text(inPiece("evidence_position"), "It alone would give"), text(inPiece("evidence_plausible_low"), "or from"), text(inPiece("evidence_plausible_high"), "to"))) : "",
      cells[inPiece("source")] ? make("p", { class: "acts" },
        quote ? button("In other words (q)", reword) : marked?.quote ? button("Word for word (q)", reword) : "",
        button("Another passage (+)", further), all > 1 ? button("Without this one", () => { drop("evidence", piece); piece = Math.max(1, piece - 1); marked = undefined; begun(); draw(); look(); }) : "") : "");
  };
  const term = n => {
    const c = column => numbered(column, n);
    return make("div", { class: "term" }, make("div", { class: "row wide" }, text(c("term"), "Term"), choose(c("term_kind"), "Kind", sheet.choices.term_kind, ""), text(c("term_id"), "Its id")),
      fold("more-" + c("term"), "Tied to, ended by, against", make("div", { class: "row" }, text(c("term_if"), "If"), text(c("term_unless"), "Unless"), text(c("term_against"), "Against"))));
  };
  const ending = n => {
    const c = column => numbered(column, n), stand = latest.standing?.terms ?? [];
    return make("div", { class: "row" }, stand.length ? choose(c("ended"), "Term that ends", stand, "") : text(c("ended"), "Term that ends"), choose(c("ended_how"), "How", sheet.choices.ended_how, ""), text(c("ended_by"), "Replaced by"));
  };
  const draw = focus => {
    const claim = kind === "claim", silence = kind === "silence", parties = sheet.parties;
    terms = Math.max(terms, count("term"));
    endings = Math.max(endings, count("ended"));
    clear(form,
      make("div", { class: "kinds", role: "radiogroup", "aria-label": "What is recorded" }, ...[["stance", "Stance"], ["claim", "Claim about"], ["silence", "Not found"]].map(([id, words]) =>
        make("label", {}, make("input", { type: "radio", name: "kind", value: id, checked: kind === id, disabled: Boolean(opened), onchange: () => turn(id) }), words))),
      opened ? make("p", { class: "opened" }, make("b", {}, opened), marked ? ": a further piece of evidence" : ": as it is recorded. Mark a passage to add it as evidence.") : "",
      evidence(),
      make("div", { class: "row" },
        days(), choose("party", claim ? "Claimed of" : "Party", parties, "", next), choose("issue", "Issue", sheet.issues, "", next), claim ? choose("by", "Claimed by", parties, "", next) : ""),
      digits(),
      opened || !newDay() ? "" : make("div", { class: "row" }, text("date_title", "What happened that day"), text("label", "Name of the day")),
      scaleBox,
      silence ? "" : text("summary", "Summary", 3),
      silence ? "" : make("div", { class: "row" }, choose("confidence", "Confidence", sheet.choices.confidence, "(moderate)"), choose("basis", "Basis", sheet.choices.basis, "(stated)"), claim ? choose("response", "Answer", sheet.choices.response, "") : choose("tone", "Tone", sheet.choices.tone, "")),
      claim || silence ? "" : make("section", { class: "terms", "aria-label": "Terms" }, ...Array.from({ length: terms }, (_, i) => term(i + 1)), button("A term (t)", addTerm)),
      text("note", "Note", 2),
      fold("more-record", "More: when, known, would accept, " + (claim || silence ? "" : "ended terms, ") + "coder",
        make("div", { class: "row" }, text("when", "When"), text("known", "Known"), text("coder", "Coder")),
        silence ? "" : make("div", { class: "row" }, acceptable("accepts_low", "Would accept from"), acceptable("accepts_high", "to"), choose("accepts_basis", "Basis of that", sheet.choices.basis, ""), choose("accepts_confidence", "Confidence in it", sheet.choices.confidence, "")),
        claim || silence ? "" : make("div", {}, ...Array.from({ length: endings }, (_, i) => ending(i + 1)), button("A term ends", () => { endings++; draw("f-" + numbered("ended", endings)); })),
        claim || silence ? "" : make("div", { class: "row" }, choose("novel", "Novel", [{ id: "true", name: "yes" }], ""), text("salience", "Salience"), text("inherited_by", "Signed by these alone"), text("signed_by", "Known to have signed"))),
      fault(""),
      fold("keys", "Keys", make("p", { class: "about" }, "1–9 the position, Shift with them the range, = same, 0 none; p party, i issue, d date, k kind; h m l confidence, b basis; v next speaker, q in other words, c context, + another passage, t term; Enter summary, n note; r as last time; j adds the passage to a record that is there; Ctrl+Enter saves, Esc goes back a step. p, i, d and b pressed twice go into what there is to choose from.")),
      make("div", { class: "acts" }, make("p", { class: "change", id: "change" }, latest.change ?? ""), make("button", { type: "submit", class: "save" }, "Save (Ctrl+Enter)"), button("Start over (Esc)", begin), left.length ? button("Go on with what was left", () => resume(left.at(-1)), { id: "resume" }) : "", last && !opened ? button("As last time (r)", again) : "", undo.length ? button("Take the last one back", takeBack, { id: "undo" }) : ""),
      make("datalist", { id: "voices" }, ...sheet.voices.map(v => make("option", { value: v.name }))));
    scale();
    if (focus) {
      const e = document.getElementById(focus);
      reach(e && !e.hidden && e.isConnected ? e : form);
    }
    faultsOf(latest.faults ?? []);
    remember();
  };
  // Something of the form has the keys, and is in sight; the text stays where it is being read.
  const pane = form.parentElement;
  const reach = e => {
    e.focus({ preventScroll: true });
    const is = e.getBoundingClientRect(), within = pane.getBoundingClientRect();
    const foot = pane.querySelector("div.acts")?.offsetHeight ?? 0;
    if (e !== form && (is.top < within.top || is.bottom > within.bottom - foot)) pane.scrollTo({ top: pane.scrollTop + is.top - within.top - within.height / 5, behavior: "instant" });
  };
  const acceptable = (column, label) => issue()?.options.length ? choose(column, label, issue().options, "") : text(column, label);
  const turn = id => {
    kind = id;
    const speaks = marked?.speakers[0]?.party;
    if (kind === "claim" && !cells.by && speaks) { // who speaks of another party claims it
      cells.by = speaks;
      if (cells.party === speaks) cells.party = "";
    }
    begun(); next(); look();
  };
  const speaks = name => { // who is in the codebook brings their office along
    set(inPiece("speaker"), name);
    const known = sheet.voices.find(v => v.name === name);
    if (known) { set(inPiece("role"), known.role); document.getElementById("f-" + inPiece("role")).value = known.role; }
  };
  const voice = s => { set(inPiece("speaker"), s.name); set(inPiece("role"), s.role); draw("f-position"); tell("Speaker: " + (s.name || "nobody")); };
  const further = () => { another = true; draw(); reading.focus({ preventScroll: true }); tell("Mark the further passage"); };
  const reword = () => {
    const verbatim = Boolean(cells[inPiece("quote")]);
    if (!verbatim && !marked?.quote) return;
    const by = marked?.speakers[0];
    if (verbatim && by?.name === cells[inPiece("speaker")] && !by.why.includes(marked.quote) && !marked.quote.includes(by.why)) cells[inPiece("speaker")] = cells[inPiece("role")] = ""; // who spoke nearby said none of it
    for (const c of ["quote", "prefix", "suffix"]) cells[inPiece(c)] = verbatim ? "" : marked[c];
    if (!verbatim) cells[inPiece("paraphrase")] = "";
    begun();
    draw(verbatim ? "f-" + inPiece("paraphrase") : "f-position");
    look();
  };
  const addTerm = () => { terms++; draw("f-" + numbered("term", terms)); };
  const faultsOf = list => {
    for (const e of form.querySelectorAll(".fault")) e.textContent = "";
    for (const f of list) {
      const missing = f.message === "is needed";
      const e = form.querySelector('.fault[data-of="' + CSS.escape(f.column) + '"]') ?? form.querySelector('.fault[data-of="' + CSS.escape(root(f.column)) + '"]') ?? form.querySelector(':scope > .fault[data-of=""]');
      if (e && !(missing && !cells.summary)) e.textContent += (e.textContent ? " " : "") + seen(f.message + (f.hint ? "; " + f.hint : ""));
    }
  };

  // What comes of it.
  // What belongs to another kind of record stays filled in, in case one turns back, and is not sent.
  const said = ["position", "plausible_low", "plausible_high", "summary", "basis", "confidence", "accepts_low", "accepts_high", "accepts_basis", "accepts_confidence"];
  const held = ["tone", "novel", "salience", "inherited_by", "signed_by", ...groups.term, ...groups.ended];
  const foreign = { stance: ["by", "response"], claim: held, silence: ["by", "response", ...said, ...held] };
  const asForm = () => ({ kind, cells: Object.fromEntries(Object.entries(cells).filter(([c, v]) => v !== "" && v !== undefined && !foreign[kind].includes(root(c)))), record: opened, base });
  const diffOf = f => make("pre", { class: "lines", tabindex: 0, "aria-label": "Lines of " + f.name }, ...f.diff.split("\n").map(l => make(l.startsWith("+") ? "ins" : l.startsWith("-") ? "del" : "span", {}, l + "\n")));
  const look = async () => {
    clearTimeout(timer);
    if (!cells.party || !cells.issue) { latest = {}; form.querySelector("#change").textContent = ""; return clear(result); }
    const mine = ++asked, p = await send("preview", { ...asForm(), base: {} });
    if (mine !== asked) return;
    const stood = JSON.stringify(latest.standing);
    if (p.error) { latest = {}; return clear(result, make("p", { class: "against" }, whyNot(p))); }
    latest = p;
    base = { ...p.base, ...base }; // a file that changes from here on is a conflict
    remember();
    if (stood !== JSON.stringify(p.standing)) scale();
    faultsOf(p.faults);
    form.querySelector("#change").textContent = seen(p.change);
    clear(result,
      p.so_far.length ? make("details", { open: true }, make("summary", {}, "So far"), make("ul", {}, ...p.so_far.map(l => make("li", {}, l.trim())))) : "",
      p.taken ? make("p", {}, button("Open that record with this passage (j)", join, { id: "join" })) : "",
      ...p.warnings.map(w => make("p", { class: "moving" }, w)),
      ...p.files.map(f => make("section", {}, make("h2", {}, f.name), diffOf(f))));
  };
  const begin = () => {
    aside();
    if (location.hash.startsWith("#record=")) history.replaceState(null, "", location.pathname); // it is done with
    marked = undefined; waiting = ""; cells = { date: opened ? firstDay() : cells.date || firstDay() }; kind = "stance"; opened = ""; another = false; piece = 1; base = {}; latest = {}; terms = endings = 0; asked++;
    clearTimeout(timer);
    getSelection().removeAllRanges();
    shade();
    clear(result); draw(); reading.focus({ preventScroll: true });
  };
  const resume = was => {
    left = left.filter(l => l !== was);
    aside();
    ({ cells, kind, piece, opened, base } = was);
    marked = undefined;
    begun(); draw("f-position"); look();
  };
  const again = () => {
    for (const column of ["date", "party", "issue", "position", "confidence", "basis", "by", "known", "when"]) if (last[column]) cells[column] = last[column];
    for (const column of ["venue", "origin"]) if (last[column]) cells[inPiece(column)] = last[column];
    begun(); next(); look();
  };
  const once = async what => { // however often it is pressed
    if (saving) return;
    saving = true;
    try { await what(); } finally { saving = false; }
  };
  const save = () => once(async () => {
    await look();
    if (latest.faults?.length) { faultsOf(latest.faults); tell(whyNot(latest)); return; }
    const got = await send("save", asForm());
    if (got.status === 409 && got.conflicts) {
      base = got.preview.base;
      tell(got.error);
      return clear(result, make("p", { class: "against", id: "conflict" }, got.error + ". Save again to add to the file as it is now."),
        ...got.conflicts.flatMap(c => [make("section", {}, make("h2", {}, c.name + ": what was done to it meanwhile"), diffOf({ name: c.name, diff: c.theirs || "(not known)" })), make("section", {}, make("h2", {}, "what would be added now"), diffOf({ name: c.name, diff: c.yours }))]),
        button("Save", () => once(async () => finish(await send("save", asForm()))), { id: "save-anyway" }));
    }
    finish(got);
  });
  const finish = saved => {
    if (saved.error) {
      tell(whyNot(saved));
      return clear(result, make("p", { class: "against" }, whyNot(saved)));
    }
    last = { ...cells };
    undo.push(saved.undo);
    left = left.filter(worded);
    settled();
    begin();
    report({ told: "Saved: " + saved.record, saved: "Saved in " + saved.file + ":" + saved.line + ". " + saved.change, warnings: saved.warnings });
  };
  const report = what => {
    news = what;
    remember();
    if (news.saved) clear(result, make("p", { id: "saved" }, news.saved), ...news.warnings.map(w => make("p", { class: "moving" }, w)));
    tell(news.told);
  };
  const takeBack = () => once(async () => {
    const back = await send("undo", { undo: undo.at(-1) });
    if (back.status === 404) { undo = []; draw("undo"); } // of another run of the server
    if (back.error) return tell(whyNot(back));
    undo.pop();
    begin();
    report({ told: "Taken back: " + back.record });
  });
  form.addEventListener("submit", e => { e.preventDefault(); save(); });
  const focus = id => { const e = document.getElementById(id); if (e) reach(e.hidden ? form : e); };
  const confidence = level => { set("confidence", cells.confidence === level ? "" : level); draw("f-position"); tell("Confidence: " + (cells.confidence || "moderate")); };
  const keys = {
    p: () => opened || wait("party"), i: () => opened || wait("issue"), d: () => opened || wait("date"), b: () => kind === "silence" || wait("basis"), n: () => focus("f-note"),
    c: () => { if (cells[inPiece("source")]) { set(inPiece("use"), cells[inPiece("use")] === "context" ? "" : "context"); draw("f-position"); tell(cells[inPiece("use")] ? "Context" : "Supports"); } },
    h: () => confidence("high"), m: () => confidence("moderate"), l: () => confidence("low"),
    k: () => opened || turn({ stance: "claim", claim: "silence", silence: "stance" }[kind]),
    v: () => { const all = [...voices(), { name: "", role: "" }]; if (cells[inPiece("source")]) voice(all[(all.findIndex(s => s.name === (cells[inPiece("speaker")] ?? "")) + 1) % all.length]); },
    q: reword, "+": () => cells[inPiece("source")] && further(), t: () => kind === "stance" && addTerm(), r: () => last && !opened && again(),
    j: () => latest.taken && join(), Enter: () => focus("f-summary"),
  };
  document.addEventListener("keydown", e => {
    if (e.target.closest?.(".frame")) return;
    const typing = e.target.closest?.("input:not([type=radio]), textarea, select");
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); return save(); }
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Escape") { // out of a field; then out of the record
      if (typing && form.contains(e.target)) focus("f-position");
      else if (form.contains(e.target) && waiting && cells.party && cells.issue) next();
      else if (form.contains(e.target)) begin();
      return;
    }
    if (typing || e.key === "Enter" && e.target.closest?.("button, a, summary")) return;
    const digit = e.shiftKey && /^Digit([1-9])$/.exec(e.code);
    const option = !digit && form.querySelector('[data-key="' + CSS.escape(e.key) + '"]');
    if (digit) stretch(Number(digit[1]) - 1);
    else if (option) option.click();
    else if (Object.hasOwn(keys, e.key)) keys[e.key]();
    else return;
    e.preventDefault();
  });

  // What somebody's editor overwrote is offered again; and a record that is there is opened.
  const open = f => {
    aside();
    waiting = ""; kind = f.kind; cells = { ...f.cells }; opened = f.record; another = false; piece = 1; marked = undefined; base = {}; latest = {}; terms = endings = 0; begun();
    draw(); look();
    tell(opened ? "Opened: " + opened : "Filled in as it was saved", true);
    (form.querySelector("#f-summary") ?? form).focus({ preventScroll: true });
  };
  const openRecord = async (record, by) => {
    const f = await fetch("/code/record/" + record + ".json?by=" + encodeURIComponent(by)).then(a => a.json()).catch(() => ({ error: "The server does not answer." }));
    if (f.error) return tell(whyNot(f));
    open(f);
  };
  // What is filled in of a record that is there already becomes further evidence of it.
  const join = async () => {
    const passages = Array.from({ length: count("evidence") }, (_, i) => groups.evidence.map(c => [c, cells[numbered(c, i + 1)]])), of = marked;
    await openRecord(latest.taken, kind === "claim" ? cells.by : "");
    if (!opened) return;
    for (const passage of passages) {
      piece = count("evidence") + 1;
      for (const [column, value] of passage) cells[numbered(column, piece)] = value;
    }
    marked = of;
    draw("f-position"); look();
  };
  // Beside each mark: the record that rests on it, to be changed.
  for (const link of reading.querySelectorAll(".rests-on a[href^='/cell/']")) {
    const [path, date] = link.getAttribute("href").split("#on-"), [, , issueOf, partyOf] = path.split("/");
    if (!date || !partyOf) continue;
    const by = sheet.claims[link.parentElement.querySelector("a.n")?.getAttribute("href").slice(1)] ?? "";
    link.after(" ", make("button", { type: "button", class: "change-record", "aria-label": "Change: " + link.textContent, onclick: () => openRecord([date, partyOf, issueOf].join("/"), by) }, "change"));
  }
  if (sheet.lost.length) main.prepend(make("div", { class: "lost", role: "alert" }, make("p", {}, "Saved here, and gone since: somebody saved the file with a text from before."),
    ...sheet.lost.map(f => button([f.cells.party, f.cells.issue, f.cells.date].join(" · "), () => open(f)))));
  const wanted = new URLSearchParams(location.hash.slice(1)), was = recall();
  const others = leftBy();
  ({ last, undo = [], cursor, left = others } = was);
  const record = wanted.get("record"), by = wanted.get("by") ?? "";
  if (was.begun && (!record || was.opened === record && (was.kind === "claim" ? was.cells.by : "") === by)) {
    resume(was);
    tell("What was begun is here still.");
  } else {
    cells.date = !was.opened && was.cells?.date || firstDay();
    if (was.begun) left.push({ cells: was.cells, kind: was.kind, piece: was.piece, opened: was.opened, base: was.base });
    if (record) openRecord(record, by);
  }
  draw();
  if (was.reads && !record) reading.focus({ preventScroll: true }); // goes on from the word where one was
  if (was.news && !record && !was.begun) report(was.news);
})();
