const body = document.querySelector("tbody"), rows = [...body.rows], count = document.getElementById("count");
const show = () => {
  const words = document.getElementById("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
  let n = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every(word => text.includes(word));
    n += !row.hidden;
  }
  count.textContent = n + " / " + rows.length;
};
document.getElementById("filter").addEventListener("input", show);
show();
document.querySelectorAll("th button").forEach((button, column) => button.addEventListener("click", () => {
  const head = button.parentElement, up = head.getAttribute("aria-sort") !== "ascending";
  document.querySelectorAll("th").forEach(other => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const key = row => row.cells[column].dataset.sort ?? row.cells[column].textContent;
  rows.sort((a, b) => {
    const x = key(a), y = key(b), order = isNaN(x) || isNaN(y) || x === "" || y === "" ? x.localeCompare(y) : x - y;
    return up ? order : -order;
  });
  body.append(...rows);
}));
