"use strict";
// Every text of a message goes into the page as text, never as markup.
const words = JSON.parse(document.getElementById("words").textContent);
const claims = JSON.parse(document.getElementById("claims").textContent);
const language = document.documentElement.lang;
const byId = id => document.getElementById(id);
const label = (kind, code) => (words.labels[kind] || {})[code] || code;
const said = (key, values) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const count = n => n.toLocaleString(language);
const decimal = (n, digits) => n === null ? "–" : n.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
// Times are the clock on the wall: they are read and written as if in one zone, so that no browser moves them.
const moment = text => new Date(text + "Z");
const written = (text, parts) => text ? moment(text.length > 10 ? text : text + "T00:00").toLocaleString(language, { timeZone: "UTC", ...parts }) : "–";
const FULL = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" };
const SHORT = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
const DATE = { day: "numeric", month: "short", year: "numeric" };

const make = (name, attributes = {}, ...children) => {
  const svg = ["svg", "rect", "line", "title"].includes(name) || (name === "text");
  const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(key, value);
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
};

const bar = share => make("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
  make("rect", { class: "ground", width: 100, height: 10 }), make("rect", { width: Math.max(0, Math.min(100, 100 * share)).toFixed(1), height: 10 }));
const option = (value, text) => make("option", { value }, text);
const badge = (kind, code) => make("span", { class: `badge ${kind} ${code}` }, label(kind, code));

// What the list shows of a claim: name, value to sort by, the cell, whether large values come first.
const order = (kind, code) => Object.keys(words.labels[kind]).indexOf(code);
const columns = [
  { name: "column_rank", key: c => c.rank, cell: c => [String(c.rank)], style: "number rank" },
  { name: "column_priority", key: c => -c.priority, cell: c => [make("span", { class: "value" }, decimal(c.priority, 2)), bar(c.priority)], style: "number priority" },
  { name: "column_advice", key: c => order("advice", c.advice), cell: c => [badge("advice", c.advice), c.due ? make("span", { class: "due" }, `${words.page_due} ${written(c.due, SHORT)}`) : null], style: "advice-cell" },
  { name: "column_verdict", key: c => order("verdict", c.verdict), cell: c => [badge("verdict", c.verdict)], style: "verdict-cell" },
  { name: "column_title", key: c => c.title.toLocaleLowerCase(language), cell: null, style: "claim" },
  { name: "column_n_messages", key: c => -c.counts[0], cell: c => [count(c.counts[0])], style: "number" },
  { name: "column_n_chats", key: c => -c.counts[1], cell: c => [count(c.counts[1])], style: "number" },
  { name: "column_last_seen_at", key: c => c.last ? -moment(c.last) : Infinity, cell: c => [written(c.last, SHORT)], style: "time" },
];

// What an officer marks stays in this browser, under the name of this list, until it is saved as a file.
const stored = () => {
  try { return Object.entries(JSON.parse(localStorage.getItem(words.list)) || {}); } catch { return []; }
};
const marks = new Map(stored());
const marked = claim => {
  const [status, note] = claim.people;
  return { status, note, ...marks.get(claim.id) };
};
const statusName = code => code && label("people_status", code);

const state = { sort: 0, reverse: false, page: 0, size: 50, open: new Set() };
const filters = {
  verdict: c => [c.verdict], advice: c => [c.advice], topic: c => c.topics, platform: c => c.platforms,
  change: c => c.change ? [c.change] : [],
};
const haystack = new Map();
const searched = claim => {
  if (!haystack.has(claim)) {
    const parts = [claim.title, claim.id, ...claim.pieces.map(piece => piece[0]), ...claim.chats.map(chat => chat[1]), ...claim.facts.map(fact => fact[1]), claim.people[1], ...claim.written.map(cell => cell[1])];
    haystack.set(claim, parts.join(" ").toLocaleLowerCase(language));
  }
  return haystack.get(claim);
};

const chosen = () => {
  const terms = byId("search").value.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  const wanted = Object.entries(filters).map(([name, codes]) => [codes, byId(`f-${name}`).value]).filter(([, value]) => value);
  const found = claims.filter(c => wanted.every(([codes, value]) => codes(c).includes(value)) && terms.every(term => searched(c).includes(term)));
  const { key } = columns[state.sort], turn = state.reverse ? -1 : 1;
  const keys = new Map(found.map(c => [c, key(c)]));
  const compare = (x, y) => typeof x === "string" ? x.localeCompare(y, language) : x - y || 0;
  return found.sort((a, b) => turn * compare(keys.get(a), keys.get(b)) || a.rank - b.rank);
};

const show = () => {
  const found = chosen(), size = (!state.printing && state.size) || Math.max(1, found.length);
  const last = Math.max(0, Math.ceil(found.length / size) - 1);
  state.page = Math.min(state.page, last);
  const from = state.page * size, shown = found.slice(from, from + size);
  byId("rows").replaceChildren(...shown.flatMap(row));
  byId("status").textContent = found.length ? said("page_shown", { n: count(found.length), all: count(claims.length) }) : words.page_empty;
  byId("range").textContent = said("page_range", { from: count(found.length ? from + 1 : 0), to: count(from + shown.length), all: count(found.length) });
  byId("before").disabled = state.page === 0;
  byId("next").disabled = state.page === last;
  [...byId("heads").children].forEach((head, place) => {
    if (place === state.sort) head.setAttribute("aria-sort", state.reverse ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
  byId("sort").value = state.sort;
};

const row = claim => {
  const isOpen = state.open.has(claim.id);
  const line = make("tr", { role: "row", id: `row-${claim.id}`, class: isOpen ? "open" : null });
  for (const column of columns) {
    const content = column.cell ? column.cell(claim) : titled(claim, isOpen);
    line.append(make("td", { role: "cell", class: column.style, "data-label": words[column.name] }, ...content));
  }
  return isOpen ? [line, opened(claim)] : [line];
};

const titled = (claim, isOpen) => {
  const button = make("button", { type: "button", class: "title", "aria-expanded": String(isOpen), "aria-controls": `detail-${claim.id}` }, claim.title.length > 160 ? claim.title.slice(0, 160) + "…" : claim.title);
  button.addEventListener("click", () => toggle(claim));
  const tags = [
    make("span", { class: "tag mark", id: `mark-${claim.id}` }, statusName(marked(claim).status)),
    claim.change ? make("span", { class: `tag change ${claim.change}` }, label("change", claim.change)) : null,
    ...claim.topics.map(topic => make("span", { class: "tag" }, label("topic", topic))),
    ...claim.platforms.map(platform => make("span", { class: "tag soft" }, label("platform", platform))),
  ];
  tags[0].hidden = !marked(claim).status;
  return [make("bdi", {}, button), make("div", { class: "tags" }, ...tags)];
};

const toggle = claim => {
  if (!state.open.delete(claim.id)) state.open.add(claim.id);
  show();
  const button = document.querySelector(`#row-${CSS.escape(claim.id)} button.title`);
  if (button) button.focus();
};

const reveal = claim => {
  state.open.add(claim.id);
  for (const name of Object.keys(filters)) byId(`f-${name}`).value = "";
  byId("search").value = "";
  state.page = state.size ? Math.floor(chosen().indexOf(claim) / state.size) : 0;
  show();
  const line = byId(`row-${claim.id}`);
  line.scrollIntoView({ block: "start" });
  line.querySelector("button.title").focus({ preventScroll: true });
};

const block = (heading, ...content) => make("section", {}, make("h3", {}, heading), ...content);
const list = items => make("ul", {}, ...items.map(item => make("li", {}, ...[item].flat())));
const cells = (heads, rows, numbers) => make("table", { class: "small" },
  make("thead", {}, make("tr", {}, ...heads.map((head, i) => make("th", { scope: "col", class: numbers.includes(i) ? "number" : null }, head)))),
  make("tbody", {}, ...rows.map(line => make("tr", {}, ...line.map((cell, i) => make("td", { class: numbers.includes(i) ? "number" : null }, cell))))));

const opened = claim => {
  const relatives = claims.filter(other => other.family === claim.family && other !== claim);
  const panel = make("div", { class: "detail" },
    make("div", {}, messageBlock(claim), peopleBlock(claim), adviceBlock(claim), signalBlock(claim), factBlock(claim), relatives.length ? familyBlock(relatives) : null),
    make("div", {}, partBlock(claim), spreadBlock(claim), chatBlock(claim), codeBlock(claim)));
  return make("tr", { role: "row", class: "detail-row", id: `detail-${claim.id}` }, make("td", { role: "cell", colspan: columns.length }, panel));
};

const messageBlock = claim => {
  const text = make("p", { class: "message", dir: "auto" });
  for (const [piece, tone, signal] of claim.pieces) {
    const style = [tone > 0 ? "toward" : tone < 0 ? "away" : "", signal ? "signal" : ""].filter(Boolean).join(" ");
    text.append(style ? make("mark", { class: style }, piece) : piece);
  }
  const key = claim.explained
    ? make("p", { class: "key" }, make("mark", { class: "toward" }, words.page_toward), " ", make("mark", { class: "away" }, words.page_away))
    : make("p", { class: "key" }, said("page_not_explained", { n: count(words.explained) }));
  return block(words.page_message, text, key);
};

const peopleBlock = claim => {
  const { status, note } = marked(claim);
  const choice = make("select", { id: `status-${claim.id}` }, option("", "–"));
  const known = Object.keys(words.labels.people_status);
  choice.append(...known.map(code => option(code, statusName(code))), ...(status && !known.includes(status) ? [option(status, status)] : []));
  choice.value = status;
  const text = make("textarea", { id: `note-${claim.id}`, rows: 2 });
  text.value = note;
  const changed = () => mark(claim, { status: choice.value, note: text.value.trim() });
  choice.addEventListener("change", changed);
  text.addEventListener("change", changed);
  return block(words.page_people, make("div", { class: "people" },
    make("label", { for: choice.id }, words.column_status), choice,
    make("label", { for: text.id }, words.column_note), text,
    ...claim.written.flatMap(([name, said, address]) => [make("b", {}, name), make("span", { dir: "auto" },
      address ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, said) : said)])));
};

const mark = (claim, { status, note }) => {
  const now = new Date();
  const at = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  marks.set(claim.id, { status, note, marked_at: at });
  const tag = byId(`mark-${claim.id}`);
  tag.textContent = statusName(status);
  tag.hidden = !status;
  try { localStorage.setItem(words.list, JSON.stringify(Object.fromEntries(marks))); }
  catch { byId("marks-hint").textContent = words.page_marks_not_kept; }
  showMarks();
};

const showMarks = () => {
  byId("marks").hidden = marks.size === 0;
  byId("marks-count").textContent = said("page_marks_count", { n: count(marks.size) });
};

// A cell that a spreadsheet would run as a formula gets an apostrophe, as in every other file of Saring.
const csvCell = text => `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
const saveMarks = () => {
  const rows = [...marks].map(([id, { status, note, marked_at }]) => [id, status, note, marked_at].map(csvCell).join(","));
  const content = ["claim_id,status,note,marked_at", ...rows, ""].join("\r\n");
  const link = make("a", { href: URL.createObjectURL(new Blob(["\ufeff" + content], { type: "text/csv" })), download: words.page_marks_file });
  link.click();
  URL.revokeObjectURL(link.href);
};

const adviceBlock = claim => block(words.page_advice,
  make("p", {}, badge("advice", claim.advice), " ", claim.why, claim.due ? ` (${words.page_due} ${written(claim.due, FULL)})` : ""),
  make("p", {}, badge("verdict", claim.verdict), " ", claim.reasons.join("; ")),
  claim.phrases.length ? make("p", { class: "soft" }, `${words.page_phrases} `, claim.phrases.join(" · ")) : null);

const signalBlock = claim => claim.signals.length
  ? block(words.page_signals, list(claim.signals.map(([detail, quote]) => [detail, " ", make("q", { dir: "auto" }, quote)])))
  : null;

const factBlock = claim => {
  if (!claim.facts.length) return block(words.page_facts, make("p", { class: "soft" }, words.page_no_facts));
  return block(words.page_facts, list(claim.facts.map(([status, title, url, rating, publisher, date, similarity]) => [
    make("span", { class: `tag fact ${status}` }, label("status", status)), " ",
    url ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title) : title,
    make("span", { class: "soft" }, " — ", [rating, publisher, date && written(date, DATE), said("page_similarity", { n: decimal(similarity, 2) })].filter(Boolean).join(" · ")),
  ])));
};

const familyBlock = relatives => block(words.page_family, make("ul", {}, ...relatives.map(other => {
  const button = make("button", { type: "button", class: "plain" }, `${other.rank}. ${other.title.slice(0, 120)}`);
  button.addEventListener("click", () => reveal(other));
  return make("li", {}, button);
})));

const partBlock = claim => block(`${words.page_parts}: ${decimal(claim.priority, 2)}`, make("table", { class: "parts" },
  make("tbody", {}, ...claim.parts.map(([name, value, weight, detail]) => make("tr", {},
    make("th", { scope: "row" }, label("part", name)),
    make("td", {}, bar(value)),
    make("td", { class: "number" }, said("page_part_value", { value: decimal(value, 2), weight: decimal(weight, 1) })),
    make("td", { class: "why" }, detail))))));

const spreadBlock = claim => {
  if (!claim.spread) return block(words.page_spread, make("p", { class: "soft" }, words.page_undated));
  const [step, start, counts] = claim.spread, most = Math.max(...counts), width = 600 / Math.max(counts.length, 12);
  const sentence = said("page_spread_said", { first: written(claim.first, FULL), last: written(claim.last, FULL), most: count(most), step: label("step", step) });
  const picture = make("svg", { class: "spread", role: "img", viewBox: "0 0 600 96", "aria-label": sentence });
  counts.forEach((n, place) => {
    if (!n) return;
    const tall = Math.max(3, 76 * n / most), left = place * width;
    picture.append(make("rect", { x: (left + width * .08).toFixed(1), y: (94 - tall).toFixed(1), width: Math.max(1, width * .84).toFixed(1), height: tall.toFixed(1) }));
    if (counts.length <= 24) {
      const number = make("text", { x: (left + width / 2).toFixed(1), y: (90 - tall).toFixed(1), "text-anchor": "middle" });
      number.textContent = count(n);
      picture.append(number);
    }
  });
  picture.append(make("line", { x1: 0, x2: 600, y1: 94.5, y2: 94.5, class: "axis" }));
  return block(words.page_spread, picture, make("p", { class: "soft" }, sentence), make("p", { class: "soft" },
    [[words.page_last_day, claim.days[0]], [words.page_day_before, claim.days[1]], [words.page_forwarded, claim.counts[3]], [words.page_new_messages, claim.new]]
      .filter(([, n]) => n !== null).map(([name, n]) => `${name} ${count(n)}`).join(" · ")));
};

const chatBlock = claim => block(words.page_chats,
  !claim.chats.length ? make("p", { class: "soft" }, words.page_no_messages) : cells([words.column_platform, words.column_chat, words.column_n_messages, words.column_first_seen_at, words.column_last_seen_at],
    claim.chats.map(([platform, chat, n, first, last]) => [label("platform", platform), make("bdi", {}, chat || "–"), count(n), written(first, SHORT), written(last, SHORT)]), [2]),
  claim.more ? make("p", { class: "soft" }, said("page_more_chats", { n: count(claim.more) })) : null);

const codeBlock = claim => make("p", { class: "soft" }, [`${words.page_code} ${claim.id}`,
  `${words.column_n_senders} ${count(claim.counts[2])}`, `${words.column_risk} ${decimal(claim.scores[0], 2)}`,
  `${words.column_check_worthiness} ${decimal(claim.scores[1], 2)}`].join(" · "));

for (const [name, codes] of Object.entries(filters)) {
  const counts = new Map(Object.keys(words.labels[name]).map(code => [code, 0]));
  for (const claim of claims) for (const code of new Set(codes(claim))) counts.set(code, (counts.get(code) || 0) + 1);
  const used = [...counts].filter(([, n]) => n);
  byId(`f-${name}`).append(option("", words.page_all), ...used.map(([code, n]) => option(code, `${label(name, code)} (${count(n)})`)));
  byId(`f-${name}`).parentElement.hidden = used.length === 0;
}
columns.forEach((column, place) => {
  const button = make("button", { type: "button" }, words[column.name]);
  button.addEventListener("click", () => {
    state.reverse = state.sort === place ? !state.reverse : false;
    state.sort = place;
    state.page = 0;
    show();
  });
  byId("heads").append(make("th", { scope: "col", role: "columnheader", class: column.style, "data-name": words[column.name] }, button));
  byId("sort").append(option(place, words[column.name]));
});
byId("size").append(...[25, 50, 100].map(n => option(n, count(n))), option(0, words.page_all));
byId("size").value = state.size;

const restart = () => { state.page = 0; show(); };
byId("search").addEventListener("input", restart);
for (const name of Object.keys(filters)) byId(`f-${name}`).addEventListener("change", restart);
byId("sort").addEventListener("change", event => { state.sort = Number(event.target.value); state.reverse = false; restart(); });
byId("size").addEventListener("change", event => { state.size = Number(event.target.value); restart(); });
byId("before").addEventListener("click", () => { state.page -= 1; show(); });
byId("next").addEventListener("click", () => { state.page += 1; show(); });
byId("clear").addEventListener("click", () => {
  document.querySelector("form.tools").reset();
  state.sort = 0;
  state.reverse = false;
  byId("size").value = state.size;
  restart();
});
document.querySelector("form.tools").addEventListener("submit", event => event.preventDefault());
byId("marks-save").addEventListener("click", saveMarks);
if (matchMedia("(max-width: 760px)").matches) byId("filters").open = false;
// On paper stand all the claims that the filters leave, not one page of the screen.
const printing = isPrinting => () => { state.printing = isPrinting; show(); };
window.addEventListener("beforeprint", printing(true));
window.addEventListener("afterprint", printing(false));
showMarks();
show();
