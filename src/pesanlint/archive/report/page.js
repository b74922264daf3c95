"use strict";
document.documentElement.classList.add("scripted");
const number = (text) => parseFloat(text.replace(/\./g, "").replace(",", "."));
for (const table of document.querySelectorAll("table[data-sort]")) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  table.querySelectorAll("th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.append(button);
    button.addEventListener("click", () => {
      const isUp = head.getAttribute("aria-sort") === "descending" || (!head.hasAttribute("aria-sort") && !head.classList.contains("number"));
      table.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      const cell = (row) => row.cells[column].textContent;
      const compare = head.classList.contains("number")
        ? (a, b) => (number(cell(a)) || 0) - (number(cell(b)) || 0)
        : (a, b) => cell(a).localeCompare(cell(b), "id");
      rows.sort((a, b) => (isUp ? compare(a, b) : compare(b, a)));
      body.append(...rows);
    });
  });
  const filter = document.getElementById("filter-" + table.id);
  const said = document.getElementById("said-" + table.id);
  filter.addEventListener("input", () => {
    const wanted = filter.value.toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      shown += !row.hidden;
    }
    said.textContent = shown + " baris";
  });
}
