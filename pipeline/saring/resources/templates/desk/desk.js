"use strict";
// Every page works without this script. It adds keys, the list of keys, and progress that moves by itself.
const byId = id => document.getElementById(id);
const isTyping = node => node.matches("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select");
const isSeen = node => node.offsetParent !== null || node.matches("dialog[open] *");

// Keys: an element says its own in aria-keyshortcuts; a field is focused, anything else is clicked.
const keysAreOff = () => { try { return localStorage.getItem("saring-keys") === "off"; } catch { return false; } };
const withKey = key => [...document.querySelectorAll("[aria-keyshortcuts]")].find(node => node.getAttribute("aria-keyshortcuts") === key && isSeen(node) && !node.disabled);
const rows = () => [...document.querySelectorAll("[data-row]")];
const linkOf = row => row.querySelector("a");
const move = step => {
  const all = rows(), at = all.findIndex(row => row.contains(document.activeElement));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
  if (next) { linkOf(next).focus(); next.scrollIntoView({ block: "nearest" }); }
};
const markRow = () => {
  const row = rows().find(each => each.contains(document.activeElement));
  const box = row && row.querySelector("input[type=checkbox]");
  if (box) box.click();
};
const ROW_KEYS = { j: () => move(1), k: () => move(-1), x: markRow };

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
  if (isTyping(event.target) || keysAreOff() || document.querySelector("dialog[open]")) return;
  const act = rows().length && ROW_KEYS[event.key], node = withKey(event.key);
  if (!act && !node) return;
  event.preventDefault();
  if (act) act(); else if (isTyping(node)) node.focus(); else node.click();
});

const nameOf = node => (node.getAttribute("aria-label") || (node.labels && node.labels[0] && node.labels[0].textContent) || node.textContent).trim();
const keyRow = (keys, does) => {
  const row = document.createElement("tr"), head = document.createElement("th"), cell = document.createElement("td");
  head.scope = "row";
  keys.forEach((key, place) => {
    const pressed = document.createElement("kbd");
    pressed.textContent = key;
    head.append(place ? " " : "", pressed);
  });
  cell.textContent = does;
  row.append(head, cell);
  return row;
};
const dialog = byId("keys"), opener = byId("open-keys");
if (dialog && opener) {
  opener.hidden = false;
  opener.addEventListener("click", () => {
    const own = [...document.querySelectorAll("[aria-keyshortcuts]")].filter(isSeen);
    const ofRows = rows().length ? [keyRow(["j", "k"], dialog.dataset.move), keyRow(["x"], dialog.dataset.mark)] : [];
    byId("keys-rows").replaceChildren(...ofRows, ...own.map(node => keyRow([node.getAttribute("aria-keyshortcuts")], nameOf(node))));
    byId("keys-off").checked = keysAreOff();
    dialog.showModal();
  });
  byId("keys-off").addEventListener("change", event => {
    try { localStorage.setItem("saring-keys", event.target.checked ? "off" : "on"); } catch { /* a browser that stores nothing */ }
  });
}

// "Mark all" ticks the rows of this page; the server needs no script for a whole filter.
const all = byId("mark-all");
if (all) all.addEventListener("change", () => rows().forEach(row => { row.querySelector("input[type=checkbox]").checked = all.checked; }));

// A part of the page that is still moving names itself; it is fetched again until it has come to rest.
const refresh = async () => {
  const part = document.querySelector("[data-moving]");
  if (!part) return;
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    if (fresh) part.replaceWith(document.importNode(fresh, true));
  } catch { /* the next try may succeed */ }
  setTimeout(refresh, 1000);
};
setTimeout(refresh, 1000);
