"use strict";
// Finds what the address asks for: the files beside this one have which texts have a word, by its
// first two letters, and the texts by hundreds. Each is a script, as from a disk nothing
// else can be read.
(() => {
  const beside = document.currentScript.src.replace(/[^/]*$/, "");
  const together = 100, most = 50;
  const words = new Map(), texts = new Map(), loading = new Map();
  window.stanceWords = (key, list) => words.set(key, list);
  window.stanceTexts = (n, list) => texts.set(n, list);
  const load = name => {
    if (!loading.has(name)) {
      loading.set(name, new Promise(done => {
        const s = document.createElement("script");
        s.src = beside + name + ".js";
        s.onload = s.onerror = done; // a word that no text has has no file
        document.head.append(s);
      }));
    }
    return loading.get(name);
  };
  const fold = s => s.toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/ς/g, "σ");
  // A word, or one character of a script that has no spaces between words.
  const unspaced = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ーｰ\\p{sc=Bopomofo}\\p{sc=Yi}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";
  const parts = new RegExp(`(?=\\p{L})[${unspaced}][\\p{M}\u0e33\u0eb3]*|((?![${unspaced}])[\\p{L}\\p{M}]|\\p{Nd})+`, "gu");
  const shard = w => "words" + [...w].slice(0, 2).map(c => "-" + c.codePointAt(0).toString(16)).join("");

  // Of one word, the texts that have it or, as the last one, a word that begins so.
  const having = async (word, last) => {
    const key = shard(word), found = new Map();
    await load(key);
    const list = words.get(key) ?? {};
    for (const w of Object.keys(list)) {
      if (w !== word && !(last && [...word].length > 1 && w.startsWith(word))) continue;
      let n = 0;
      for (const step of list[w]) {
        n += step;
        found.set(n, Math.max(found.get(n) ?? 0, w === word ? 2 : 1));
      }
    }
    return found;
  };

  const main = document.getElementById("main"), told = document.getElementById("told");
  const results = document.createElement("div");
  main.prepend(results);
  const show = async query => {
    const asked = [...query.matchAll(parts)].map(m => fold(m[0])).filter(Boolean);
    results.replaceChildren();
    if (asked.length === 0) return;
    let all;
    for (const [i, word] of asked.entries()) {
      const found = await having(word, i === asked.length - 1);
      all = all ? new Map([...all].filter(([n]) => found.has(n)).map(([n, s]) => [n, s + found.get(n)])) : found;
    }
    const best = [...all].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const say = best.length === 0 ? "Nothing found." : best.length > most ? best.length + " places, of which these come first: " + most : best.length === 1 ? "1 place" : best.length + " places";
    const line = document.createElement("p");
    line.className = "verdict";
    line.textContent = say;
    results.append(line);
    if (told) told.textContent = say;
    for (const [n] of best.slice(0, most)) {
      const at = Math.floor(n / together);
      await load("texts-" + at);
      const [title, of, said, link] = texts.get(at)?.[n % together] ?? [];
      if (!title) continue;
      const entry = document.createElement("article"), head = document.createElement("p"), a = document.createElement("a"), body = document.createElement("p");
      entry.className = "entry";
      head.className = "opens";
      a.href = link;
      a.textContent = title;
      head.append(a, ": " + of);
      body.className = "said";
      body.dir = "auto";
      body.textContent = said;
      entry.append(head, body);
      results.append(entry);
    }
  };
  const query = new URLSearchParams(location.search).get("q") ?? "";
  const input = document.querySelector("form.search input");
  if (input) input.value = query;
  show(query);
})();
