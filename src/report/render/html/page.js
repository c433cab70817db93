// What tables, matrices and pictures of a page do when they are used. All that is shown is in the page without it.
"use strict";

// Text for people who are told of changes, and for the clipboard.
const page = {
  element(name, attributes, text) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  },

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = page.element("textarea", {"aria-hidden": "true"});
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  },

  // A button that copies what `text` gives at that time.
  copier(label, text) {
    const button = page.element("button", {type: "button", class: "tool"}, label);
    const said = page.element("span", {class: "copied", role: "status"});
    button.addEventListener("click", async () => {
      await page.copy(text());
      said.textContent = "copied";
      setTimeout(() => { said.textContent = ""; }, 2000);
    });
    const both = page.element("span", {class: "screen"});
    both.append(button, said);
    return both;
  },
};

// Tables: wide ones scroll by keyboard, all can be copied with tabs between cells, some can be sorted.
function textOf(cell) {
  return cell.innerText.replace(/[\s\u2191\u2193\u2195]+/g, " ").trim();
}

function tabbed(table) {
  return [...table.rows].map((row) => [...row.cells].map(textOf).join("\t").trimEnd()).join("\n") + "\n";
}

function sortBy(table, column, heading) {
  const body = table.tBodies[0];
  const falling = heading.getAttribute("aria-sort") === "descending" ? 1 : -1;
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", falling === 1 ? "ascending" : "descending");
  const key = (row) => {
    const text = textOf(row.cells[column]);
    const number = parseFloat(text.replace(/^\*/, ""));
    return {text, number, missing: text === "" || text === "n/a"};
  };
  const rows = [...body.rows].map((row) => ({row, ...key(row)}));
  const numbers = rows.every((one) => one.missing || !Number.isNaN(one.number));
  rows.sort((a, b) => {
    if (a.missing || b.missing) return a.missing - b.missing;
    return falling * (numbers ? a.number - b.number : a.text.localeCompare(b.text, "en"));
  });
  body.append(...rows.map((one) => one.row));
}

function makeSortable(table) {
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    const name = textOf(heading);
    if (!name) return;
    const button = page.element("button", {type: "button", class: "sort screen", "aria-label": "sort by " + name}, "\u2195");
    button.addEventListener("click", () => {
      sortBy(table, column, heading);
      for (const one of table.tHead.querySelectorAll(".sort")) one.textContent = "\u2195";
      button.textContent = heading.getAttribute("aria-sort") === "ascending" ? "\u2191" : "\u2193";
    });
    heading.append(button);
  });
}

function scrollByKeyboard() {
  for (const box of document.querySelectorAll(".scroll")) {
    const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
    if (scrolls) {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", (box.querySelector("caption") || box).textContent);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  }
}

for (const table of document.querySelectorAll("table")) {
  if (table.classList.contains("sortable")) makeSortable(table);
  if (table.tBodies[0].rows.length > 1) table.parentElement.after(page.copier("Copy table", () => tabbed(table)));
}

// Matrices: shares of the true or of the predicted class.
for (const table of document.querySelectorAll("table.matrix:not(.moved)")) {
  const section = table.closest("section, details");
  const button = page.element("button", {type: "button", class: "tool screen", "aria-pressed": "false"}, "Shares of the predicted class");
  button.addEventListener("click", () => {
    const byPrediction = table.classList.toggle("by-pred");
    button.setAttribute("aria-pressed", byPrediction);
    for (const cell of table.querySelectorAll("tbody td")) {
      const now = [...cell.classList].find((name) => /^h\d/.test(name));
      cell.classList.replace(now, cell.dataset.p);
      cell.dataset.p = now;
    }
    const hint = section.querySelector(".shares");
    if (hint) hint.textContent = `The shade is the share of the ${byPrediction ? "predicted" : "true"} class.`;
  });
  table.parentElement.after(button);
}

for (const command of document.querySelectorAll("code.command"))
  command.after(" ", page.copier("Copy", () => command.textContent));

// Pictures: the point nearest to the pointer, or chosen by arrow keys, is said in the words of its row.
for (const figure of document.querySelectorAll("figure.plot, figure.spread")) {
  const drawing = figure.querySelector("svg");
  const rows = figure.querySelectorAll(".data tbody tr:not(.name)");
  const places = [];
  for (const line of drawing.querySelectorAll("polyline.curve"))
    for (const point of line.points) places.push([point.x, point.y]);
  for (const dot of drawing.querySelectorAll("circle")) places.push([dot.cx.baseVal.value, dot.cy.baseVal.value]);
  if (figure.matches(".spread"))  // bars stand side by side, on an axis of 338 units, up and down from it
    rows.forEach((row, i) => places.push([14 + (i + 0.5) / rows.length * 338, 100]));
  if (places.length === 0) continue;
  const canvas = figure.querySelector(".canvas");
  const cursor = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  cursor.setAttribute("r", 5);
  cursor.setAttribute("class", "cursor");
  const readout = page.element("output", {class: "readout", "aria-live": "polite"});
  canvas.after(readout);
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "group");
  canvas.setAttribute("aria-label", "Left and right arrow keys move along the points of this picture");
  const names = [...figure.querySelectorAll(".data thead tr > *")].map((cell) => cell.textContent);
  let at = -1;
  const show = (index) => {
    at = Math.max(0, Math.min(places.length - 1, index));
    cursor.setAttribute("cx", places[at][0]);
    cursor.setAttribute("cy", places[at][1]);
    drawing.append(cursor);
    readout.textContent = [...rows[at].cells].map((cell, i) => `${names[i]}: ${cell.textContent.trim()}`).join(", ");
  };
  const hide = () => {
    cursor.remove();
    readout.textContent = "";
  };
  const point = (event) => {
    const box = drawing.getBoundingClientRect(), scale = drawing.viewBox.baseVal.width / box.width;
    const x = (event.clientX - box.left) * scale, y = (event.clientY - box.top) * scale;
    let best = 0, least = Infinity;
    places.forEach(([px, py], i) => {
      const distance = (px - x) ** 2 + (py - y) ** 2;
      if (distance < least) [least, best] = [distance, i];
    });
    show(best);
  };
  canvas.addEventListener("pointermove", point);
  canvas.addEventListener("pointerdown", point);
  canvas.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") hide();  // a finger leaves as soon as it is lifted
  });
  canvas.addEventListener("blur", hide);
  canvas.addEventListener("focus", () => show(Math.max(at, 0)));
  canvas.addEventListener("keydown", (event) => {
    const moves = {ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0, End: places.length - 1};
    if (!(event.key in moves)) return;
    event.preventDefault();
    show(moves[event.key]);
  });
}

scrollByKeyboard();
addEventListener("resize", scrollByKeyboard);
document.addEventListener("toggle", scrollByKeyboard, true);
