// The page: an editor that marks findings as one types, a list of them beside it, and what can be done with both.

import { defaultKeymap, history, historyKeymap, undo, undoDepth } from "@codemirror/commands";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { EditorView, drawSelection, keymap, placeholder } from "@codemirror/view";
import * as api from "./api.js";
import { apply, hover, look, marks, setCurrent, setFilter, setFindings, shown, step } from "./marks.js";
import { languages, say, speak } from "./words.js";

const $ = (id) => document.getElementById(id);
const LEVELS = ["error", "warning", "suggestion"];
const LISTED = 60;
const LONG = 20000;
const DRAFT = "pesanlint.draft";
const SAMPLE =
  "KPU Kabupaten Mawar Gelar Rapat Kerjasama dengan Bakohumas\n\n" +
  "MAWAR – Komisi Pemilihan Umum (KPU) Kabupaten Mawar mengajak warga melawan hoax, Kamis, 17 Juli 2025. " +
  "Warga yang belum terdaftar dihimbau melapor ke kantor terdekat, dan silahkan membawa kartu tanda penduduk.\n\n" +
  "“Warga dihimbau datang lebih awal,” kata Ketua KPU Mawar, Budi Santoso.\n\n" +
  "Rapat itu dihadiri 45 peserta di mana seluruhnya berasal dari partai politik.\n";

const levels = new Set(LEVELS);
let pack = "";
let listed = LISTED;
let file = null; // the package that the text comes from, which is not ours to edit
let name = ""; // the name of a text file
let newline = "\n";
let report = null;
const session = crypto.randomUUID?.() ?? String(Math.random());

/* The editor */

const editable = new Compartment();
const hint = new Compartment();
const labels = new Compartment();

const view = new EditorView({
  parent: $("editor"),
  state: EditorState.create({
    extensions: [
      history(),
      drawSelection(),
      EditorView.lineWrapping,
      EditorView.cspNonce.of(document.documentElement.dataset.nonce),
      keymap.of([
        { key: "F8", run: step(1), shift: step(-1) },
        { key: "Alt-Enter", run: (view) => apply(view), shift: () => (fixAll(), true) },
        ...defaultKeymap,
        ...historyKeymap,
      ]),
      marks,
      hover(card),
      editable.of([]),
      hint.of([]),
      labels.of([]),
      EditorView.updateListener.of(updated),
    ],
  }),
});

function updated(update) {
  if (update.docChanged) {
    since = since?.compose(update.changes);
    changedAt = performance.now();
    listed = LISTED;
    check();
    keepDraft();
    $("sample").hidden = update.state.doc.length > 0;
  }
  if (update.docChanged || update.transactions.some((one) => one.effects.length)) list();
  else if (update.selectionSet) follow();
  $("undo").disabled = undoDepth(update.state) === 0;
}

/** The finding that the cursor has come to is the one that is looked at. */
function follow() {
  const { current } = view.state.field(marks);
  const { from, to, head } = view.state.selection.main;
  const here = shown(view.state).find((one) => one.from <= head && head <= one.to);
  if (from === to && (here?.number ?? -1) !== current) {
    queueMicrotask(() => view.dispatch({ effects: setCurrent.of(here?.number ?? -1) }));
  }
}

/* Checking */

let asking = false;
let isStale = false;
let since = null; // what has changed since the text that is being checked
let changedAt = 0;

const text = () => view.state.doc.toString();
const asked = () => ({ date: $("date").value || undefined, name: name || undefined });

let resting = 0;

/** Checks the text. What a long one measures is asked for once one rests from typing. */
async function check(rested = false) {
  if (file) return;
  clearTimeout(resting);
  const isMeasured = rested || view.state.doc.length < LONG;
  if (!isMeasured) resting = setTimeout(() => check(true), 800);
  if (asking) {
    isStale = true;
    return;
  }
  asking = true;
  isStale = false;
  const began = changedAt;
  const sent = text();
  since = view.state.changes();
  try {
    const answer = sent.trim() ? await api.send("check", sent, { ...asked(), measures: isMeasured }, session) : null;
    show(answer, sent, since);
    if (answer) performance.measure("pesanlint.marks", { start: began, end: performance.now() });
    trouble(answer?.errors.map((one) => one.message).join(" ") ?? "");
  } catch (error) {
    trouble(error.message);
  }
  asking = false;
  since = null;
  if (isStale) check();
}

/** Shows what was found in a text, although it may have changed meanwhile. */
function show(answer, sent, changes) {
  const at = api.toUtf16(sent);
  const place = (offset, side) => (changes ? changes.mapPos(at(offset), side) : at(offset));
  const measured = report?.measures;
  report = answer?.documents[0] ?? null;
  if (report && measured) report.measures ??= { ...measured, quotations: null };
  const findings = (report?.findings ?? []).map((one, number) => ({
    ...one,
    number,
    from: place(one.start.offset, 1),
    to: Math.max(place(one.start.offset, 1), place(one.end.offset, -1)),
    fixes: one.fixes.map((fix) => ({
      safe: fix.safe,
      edits: fix.edits.map(({ start, end, text }) => ({ from: place(start, 1), to: Math.max(place(start, 1), place(end, -1)), text })),
      isStale: !!changes && fix.edits.some((edit) => changes.touchesRange(at(edit.start), at(edit.end))),
    })),
  }));
  const quotations = (report?.measures ? report.measures.quotations : [])
    ?.map(([start, end]) => ({ from: place(start, 1), to: place(end, -1) }))
    .filter(({ from, to }) => from < to);
  view.dispatch({ effects: setFindings.of({ findings, quotations }) });
  packs();
  measures();
}

function trouble(message) {
  $("trouble").textContent = message;
  $("trouble").hidden = !message;
}

/* The list */

function shows(one) {
  return levels.has(one.level) && (!pack || one.rule.startsWith(`${pack}.`));
}

function filter() {
  view.dispatch({ effects: setFilter.of(shows) });
}

function list() {
  const { findings, current } = view.state.field(marks);
  const inPack = findings.filter((one) => !pack || one.rule.startsWith(`${pack}.`));
  fill($("levels"), LEVELS.map((level) => [level, levels.has(level), say("levels")[level], inPack.filter((one) => one.level === level).length]),
    ([level, isShown, label, count]) =>
      element("button", { class: level, type: "button", "aria-pressed": isShown, onclick: () => toggle(level), "data-level": level },
        label, " ", element("b", {}, String(count))));
  const all = shown(view.state);
  const { lang } = document.documentElement;
  const isNew = fill($("list"), all.slice(0, listed).map((one) => [looks(one, one.number === current, lang), one]),
    ([, one]) => element("li", { class: `card ${one.level}${one.number === current ? " current" : ""}`, "data-number": one.number }, ...inside(one, true)),
    ([key]) => key);
  if (isNew) $("list").querySelector(".current")?.scrollIntoView({ block: "nearest" });
  $("more").hidden = all.length <= listed;
  $("more").textContent = say("more", Math.min(all.length - listed, LISTED));
  const hasText = view.state.doc.length > 0;
  $("calm").hidden = all.length > 0;
  $("calm").className = hasText && report && !findings.length ? "calm done" : "calm";
  $("calm").textContent = findings.length ? say("filtered") : hasText && report ? say("none") : hasText ? say("working") : say("empty");
  const safe = findings.filter((one) => one.fixes[0]?.safe && !one.fixes[0].isStale).length;
  $("fix-all").textContent = say("fixAll", safe);
  $("fix-all").disabled = !safe || view.state.readOnly;
  announce(hasText && report ? say("found", all.length) : "");
}

/** What a card shows, as a word. */
function looks(one, isCurrent, lang) {
  const fixes = one.fixes.map((fix) => [replaced(one, fix), fix.safe, fix.isStale]);
  return JSON.stringify([one.number, one.rule, one.level, one.found, one.message, one.source, one.in_quote, fixes, isCurrent, view.state.readOnly, lang]);
}

const filled = new WeakMap();

/** Fills a node with what is made of items; what shows the same as before stays in the page. Whether anything is new. */
function fill(node, items, make, key = JSON.stringify) {
  const before = filled.get(node) ?? new Map();
  const after = new Map();
  for (const item of items) {
    const name = key(item);
    after.set(name, before.get(name) ?? make(item));
  }
  filled.set(node, after);
  const made = [...after.values()];
  if (made.length === node.childNodes.length && made.every((one, at) => one === node.childNodes[at])) return false;
  node.replaceChildren(...made);
  return true;
}

/** A finding where it is now, though the text has changed since; undefined where it is gone. */
const now = (one) => view.state.field(marks).findings.find((other) => other.number === one.number && other.rule === one.rule);

let announcing = 0;

/** Tells screen readers how many findings there are once one rests from typing. */
function announce(message) {
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    if ($("status").textContent !== message) $("status").textContent = message;
  }, 400);
}

function inside(one, isListed) {
  const [fix] = one.fixes;
  const change = fix && replaced(one, fix);
  const found = short(one.found);
  const head = [
    element("span", { class: "label" }, say("levels")[one.level], " "),
    element("span", { class: "found" }, ...(change === undefined ? [`“${found}”`] : [element("del", {}, found), " → ", element("ins", {}, short(change) || "∅")])),
  ];
  const acts = one.in_quote
    ? [element("p", { class: "clause" }, say("inQuote"))]
    : one.fixes.slice(0, 6).map((fix, index) =>
        element("button", { type: "button", class: index || !fix.safe ? "" : "primary", disabled: fix.isStale || view.state.readOnly, onclick: () => use(one, fix) },
          `${say("apply")} “${short(replaced(one, fix)) || "∅"}”`, ...(fix.safe ? [] : [" ", element("small", {}, `(${say("applyHint")})`)])));
  return [
    isListed ? element("button", { class: "go", type: "button", onclick: () => look(view, now(one) ?? one, { focus: false }) }, ...head) : element("div", {}, ...head),
    element("p", { class: "said" }, one.message),
    element("div", { class: "more-of-it" },
      one.source && element("p", { class: "clause" }, `${say("clause")}: ${one.source}`),
      element("div", { class: "acts" }, ...acts, element("button", { type: "button", class: "quiet", onclick: () => why(one.rule) }, say("why")))),
  ];
}

const short = (words) => (words.length > 80 ? `${words.slice(0, 60)} … ${words.slice(-15)}` : words).replaceAll("\n", " ");

/** What the found words become by a fix; undefined where the fix is elsewhere. */
function replaced(one, fix) {
  if (fix.edits.some((edit) => edit.from < one.from || edit.to > one.to)) return fix.edits.map((edit) => edit.text).join(" … ");
  const { doc } = view.state;
  let at = one.from;
  let made = "";
  for (const edit of [...fix.edits].sort((a, b) => a.from - b.from)) {
    made += doc.sliceString(at, edit.from) + edit.text;
    at = edit.to;
  }
  return made + doc.sliceString(at, one.to);
}

function use(one, fix) {
  const known = now(one);
  if (known && apply(view, known, known.fixes[one.fixes.indexOf(fix)])) view.focus();
}

function card(view, findings, quote) {
  return element("div", {},
    ...findings.map((one) => element("div", { class: `card ${one.level}` }, ...inside(one, false))),
    quote && !findings.length && element("p", { class: "quoted" }, say("quote")));
}

function toggle(level) {
  if (!levels.delete(level)) levels.add(level);
  filter();
  document.querySelector(`[data-level="${level}"]`)?.focus();
}

function packs() {
  const names = [...new Set((report?.findings ?? []).map((one) => one.rule.split(".")[0]))].sort();
  if (pack && !names.includes(pack)) names.push(pack);
  const options = [["", say("allPacks")], ...names.map((one) => [one, one])];
  if (fill($("pack"), options, ([value, label]) => element("option", { value }, label))) $("pack").value = pack;
}

function measures() {
  const told = report?.measures;
  $("counts").textContent = told ? say("counts", told) : "";
  $("reading").textContent = told?.lix ? say("reading", told.lix) : "";
  $("reading").title = say("readingHelp");
}

/* Fixing, copying, files */

async function fixAll() {
  const sent = text();
  if (file || !sent.trim()) return;
  try {
    const { fixed } = await api.send("fix", sent, asked());
    if (text() !== sent || !fixed.count) return;
    view.dispatch({ changes: changes(sent, fixed.text), userEvent: "input.fix", annotations: Transaction.addToHistory.of(true) });
    toast(say("fixed", fixed.count), true);
  } catch (error) {
    trouble(error.message);
  }
}

/** What leads from one text to another: line by line where they have as many lines, else as a whole. */
function changes(before, after) {
  const old = before.split("\n");
  const made = after.split("\n");
  if (old.length !== made.length) return { from: 0, to: before.length, insert: after };
  let at = 0;
  return old.flatMap((line, index) => {
    const from = at;
    at += line.length + 1;
    const next = made[index];
    if (line === next) return [];
    let start = 0;
    let end = 0;
    while (start < Math.min(line.length, next.length) && line[start] === next[start]) start++;
    while (end < Math.min(line.length, next.length) - start && line.at(-1 - end) === next.at(-1 - end)) end++;
    return [{ from: from + start, to: from + line.length - end, insert: next.slice(start, next.length - end) }];
  });
}

function copy(asHtml) {
  const plain = text();
  const put = (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", asHtml ? html(plain) : plain);
    if (asHtml) event.clipboardData.setData("text/html", html(plain));
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", put, { capture: true, once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
  toast(say("copied"), false);
}

/** A plain text as HTML; what is HTML already stays. */
function html(plain) {
  if (/\.html?$/i.test(name)) return plain;
  const escaped = (words) => words.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
  return plain.split(/\n+/).filter((line) => line.trim()).map((line) => `<p>${escaped(line.trim())}</p>`).join("\n");
}

function save(data, called, kind) {
  const address = URL.createObjectURL(new Blob([data], { type: kind }));
  element("a", { href: address, download: called }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function download() {
  save(text().replaceAll("\n", newline), name || "naskah.txt", "text/plain;charset=utf-8");
}

async function tracked() {
  try {
    const { fixed } = await api.sendFile("fix", file, asked().date ? { date: asked().date } : {});
    save(Uint8Array.from(atob(fixed.file), (byte) => byte.charCodeAt(0)), fixed.name, "application/octet-stream");
    toast(say("fixed", fixed.count), false);
  } catch (error) {
    trouble(error.message);
  }
}

async function open(given) {
  trouble("");
  try {
    if (/\.(txt|md|markdown|html?)$/i.test(given.name)) {
      const words = decoded(await given.arrayBuffer());
      newline = words.includes("\r\n") ? "\r\n" : "\n";
      put(words, { called: given.name });
    } else {
      const answer = await api.sendFile("check", given, { measures: "true", ...(asked().date ? { date: asked().date } : {}) });
      const [document] = answer.documents;
      put(document.text ?? (await given.text()), { package: document.text === undefined ? null : given, called: given.name });
      if (document.text !== undefined) show(answer, document.text, null);
    }
  } catch (error) {
    trouble(`${given.name}: ${error.message}`);
  }
}

function decoded(buffer) {
  const [first, second] = new Uint8Array(buffer.slice(0, 2));
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return new TextDecoder(first === 0xff ? "utf-16le" : "utf-16be").decode(buffer);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(buffer);
  } catch {
    return new TextDecoder("windows-1252").decode(buffer);
  }
}

/** Puts another text into the editor. */
function put(words, { package: given = null, called = "" } = {}) {
  file = given;
  name = given ? "" : called;
  report = null;
  const isWord = /\.doc[xm]$/i.test(called);
  $("file-notice").hidden = !given;
  $("file-text").textContent = given ? `${say("readOnly", called)} ${isWord ? say("trackedHelp") : say("onlyRead")}` : "";
  $("tracked").hidden = !isWord;
  $("download").disabled = !!given;
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: words },
    effects: [editable.reconfigure(given ? [EditorState.readOnly.of(true)] : []), setFindings.of({ findings: [], quotations: [] })],
    selection: { anchor: 0 },
  });
}

/* Dialogs */

function dialog(title, ...content) {
  $("dialog-title").textContent = title;
  $("dialog-body").replaceChildren(...content.filter(Boolean));
  if (!$("dialog").open) $("dialog").showModal();
  $("dialog").scrollTop = 0;
}

async function why(rule) {
  try {
    const told = await api.explain(rule);
    dialog(told.message || rule,
      element("dl", {}, ...pairs([[say("reason"), told.why], [say("clause"), told.source], ["ID", rule]])),
      told.examples.length ? element("h3", {}, say("examples")) : null,
      ...told.examples.slice(0, 4).map((one) => element("div", { class: "example" },
        ...["bad", "good", "ok"].filter((key) => one[key]).flatMap((key) => [element("b", {}, say(key)), one[key].trim(), "\n"]))),
      element("p", {}, element("a", { href: `/pedoman/${encodeURIComponent(rule)}`, target: "_blank", rel: "noopener" }, say("book"))));
  } catch (error) {
    trouble(error.message);
  }
}

const pairs = (rows) => rows.filter(([, value]) => value).flatMap(([label, value]) => [element("dt", {}, label), element("dd", {}, value)]);

async function showDesk() {
  try {
    const told = await api.desk($("date").value);
    dialog(say("desk"),
      element("dl", {}, ...pairs([
        [say("unit"), told.unit],
        [say("config"), told.config ?? say("builtIn")],
        [say("asOf"), day(told.date)],
        [say("layers"), told.layers.map((layer) => layer.title).join(" ▸ ")],
        [say("guideline"), say("rules", told.rules)],
      ])),
      element("h3", {}, say("roster")),
      told.roster.length
        ? table([say("name"), say("office"), say("since"), say("until")], told.roster.map((one) => [[one.name, one.degrees].filter(Boolean).join(", "), `${one.title}, ${one.unit}`, day(one.from), day(one.to)]))
        : element("p", {}, say("noRoster")),
      element("h3", {}, say("facts")),
      told.facts.length
        ? table([say("thing"), say("value"), say("since"), say("until"), say("clause")], told.facts.map((one) => [one.name, `${one.value} ${one.unit}`, day(one.from), day(one.to), one.source]))
        : element("p", {}, say("noFacts")));
  } catch (error) {
    trouble(error.message);
  }
}

const day = (iso) => (iso ? new Date(`${iso}T12:00:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium" }) : "");

function table(heads, rows) {
  return element("div", { class: "wide", tabindex: 0, role: "region", "aria-label": heads.join(", ") }, element("table", {},
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, cell)))))));
}

function showKeys() {
  dialog(say("keys"), element("dl", {}, ...say("help").flatMap(([key, does]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, does)])));
}

/* Small things */

function element(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made[key] = value;
    else if (typeof value === "boolean" && !key.startsWith("aria-")) made[key] = value;
    else if (value !== "" || key === "value") made.setAttribute(key, value);
  }
  made.append(...content.filter((one) => one || one === 0));
  return made;
}

let toasting = 0;

function toast(message, canUndo) {
  clearTimeout(toasting);
  $("toast-text").textContent = message;
  $("toast-undo").hidden = !canUndo;
  $("toast").hidden = false;
  toasting = setTimeout(() => ($("toast").hidden = true), 8000);
}

const kept = {
  get: (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set: (key, value) => {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // a browser that keeps nothing
    }
  },
};

let keeping = 0;

function keepDraft() {
  clearTimeout(keeping);
  if ($("draft").checked && !file) keeping = setTimeout(() => kept.set(DRAFT, text()), 300);
}

function inLanguage(wanted) {
  const language = speak(wanted);
  document.documentElement.lang = language;
  document.title = say("title");
  kept.set("pesanlint.language", language);
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say);
  for (const one of document.querySelectorAll("[data-language]")) one.setAttribute("aria-pressed", one.dataset.language === language);
  $("theme").setAttribute("aria-label", say("theme"));
  $("theme").title = say("theme");
  $("levels").setAttribute("aria-label", say("findings"));
  $("date").title = say("dateHelp");
  view.dispatch({
    effects: [
      hint.reconfigure(placeholder(say("placeholder"))),
      labels.reconfigure(EditorView.contentAttributes.of({ "aria-label": say("editor"), "aria-describedby": "status", spellcheck: "false", lang: "id" })),
    ],
  });
  packs();
  measures();
  list();
}

function inTheme(wanted) {
  const isDark = wanted ? wanted === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  $("theme").setAttribute("aria-pressed", isDark);
}

const back = () => (undo(view), view.focus());

for (const [id, act] of Object.entries({
  "fix-all": fixAll, undo: back, "copy-text": () => copy(false), "copy-html": () => copy(true), download, tracked,
  open: () => $("file").click(), clear: () => (put(""), (newline = "\n"), view.focus()), desk: showDesk, keys: showKeys,
  sample: () => (put(SAMPLE), view.focus()), "as-text": () => (put(text()), view.focus()),
  more: () => ((listed += LISTED), list()), "toast-undo": () => (back(), ($("toast").hidden = true)),
})) $(id).onclick = act;

$("theme").onclick = () => {
  const wanted = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  kept.set("pesanlint.theme", wanted);
  inTheme(wanted);
};
$("file").onchange = () => {
  if ($("file").files[0]) open($("file").files[0]);
  $("file").value = "";
};
$("pack").onchange = () => ((pack = $("pack").value), filter());
$("date").onchange = () => (file ? open(file) : check(true));
$("draft").onchange = () => {
  clearTimeout(keeping); // a draft that was about to be kept is not kept after all
  if ($("draft").checked) keepDraft();
  else kept.set(DRAFT, null);
};
for (const one of document.querySelectorAll("[data-language]")) one.onclick = () => inLanguage(one.dataset.language);

addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  $("drop").hidden = false;
}, { capture: true });
addEventListener("dragleave", (event) => event.relatedTarget || ($("drop").hidden = true));
addEventListener("drop", (event) => {
  $("drop").hidden = true;
  const { files } = event.dataTransfer ?? {};
  if (!files?.length) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (files.length > 1) trouble(say("tooMany"));
  else open(files[0]);
}, { capture: true });

inTheme(kept.get("pesanlint.theme"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => inTheme(kept.get("pesanlint.theme")));
inLanguage(kept.get("pesanlint.language") ?? languages[0]);
filter();
api.desk().then((told) => ($("unit").textContent = told.unit || told.layers.at(-1)?.title || ""), (error) => trouble(error.message));
const draft = kept.get(DRAFT);
if (draft !== null) {
  $("draft").checked = true;
  put(draft);
}
view.focus();
