// The threshold that a reader moves. All numbers come from assay, but for sums of prices.
"use strict";

function startThreshold(source) {
  const data = JSON.parse(source.textContent);
  const cells = ["tp", "fp", "fn", "tn"];
  // Each text as its tail, after a digit to the base 36: so much it has in common with the text before it.
  const columns = (tails) => {
    let text = "";
    return tails.split(" ").map((tail) => (text = text.slice(0, parseInt(tail[0], 36)) + tail.slice(1)));
  };
  const thresholds = columns(data.threshold);
  for (const cell of cells) data[cell] = columns(data[cell]);
  for (const metric of Object.values(data.metrics))
    for (const key of ["value", "low", "high"]) if (metric[key]) metric[key] = columns(metric[key]);
  const byId = (id) => document.getElementById(id);
  const slider = byId("threshold");
  const sign = data.distance ? "<=" : ">=";
  const numbers = thresholds.map(Number);
  const svg = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
  const set = (element, attributes) => {
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  };

  // Dots on the curves, and a line on the scores.
  const plots = [...document.querySelectorAll(".explorer figure.plot svg[role=img]")].map((drawing) => {
    const frame = drawing.querySelector(".frame");
    const [left, top, side] = ["x", "y", "width"].map((name) => Number(frame.getAttribute(name)));
    const dot = svg("circle");
    set(dot, {class: "now", r: 6});
    drawing.append(dot);
    const isRoc = drawing.getAttribute("aria-label").startsWith("ROC");
    const [across, up] = isRoc ? ["fpr", "recall"] : ["recall", "precision"];
    return (i) => {
      const x = Number(data.metrics[across].value[i]), y = Number(data.metrics[up].value[i]);
      const drawn = Number.isFinite(x) && Number.isFinite(y);
      dot.classList.toggle("nowhere", !drawn);
      if (drawn) set(dot, {cx: left + x * side, cy: top + (1 - y) * side});
    };
  });
  const spread = document.querySelector(".spread svg[data-low]");
  if (spread) {
    const line = svg("path");
    line.setAttribute("class", "cut");
    spread.append(line);
    const low = Number(spread.dataset.low), high = Number(spread.dataset.high);
    plots.push((i) => {
      const x = 14 + Math.max(0, Math.min(1, (numbers[i] - low) / (high - low))) * 338;
      line.setAttribute("d", `M${x} 8V192`);
    });
  }

  // The matrix as counts, and as areas.
  function showMatrix(i) {
    const [tp, fp, fn, tn] = cells.map((cell) => Number(data[cell][i]));
    const totals = {tp: tp + fn, fn: tp + fn, fp: fp + tn, tn: fp + tn};
    for (const cell of cells) {
      const box = byId("cell-" + cell), share = totals[cell] > 0 ? Number(data[cell][i]) / totals[cell] : 0;
      box.querySelector("b").textContent = data[cell][i];
      box.querySelector("small").textContent = totals[cell] > 0 ? (100 * share).toPrecision(3) + "% of truth" : "no rows";
      box.className = box.className.replace(/^h\d+/, "h" + Math.round(20 * share));
    }
    const all = tp + fp + fn + tn, split = all > 0 ? 100 * (tp + fn) / all : 50;
    const height = (part, whole) => (whole > 0 ? 100 * part / whole : 0);
    const caught = height(tp, tp + fn), alarmed = height(fp, fp + tn);
    set(byId("area-tp"), {x: 0, y: 0, width: split, height: caught});
    set(byId("area-fn"), {x: 0, y: caught, width: split, height: 100 - caught});
    set(byId("area-fp"), {x: split, y: 0, width: 100 - split, height: alarmed});
    set(byId("area-tn"), {x: split, y: alarmed, width: 100 - split, height: 100 - alarmed});
  }

  function showMetrics(i) {
    for (const [name, metric] of Object.entries(data.metrics)) {
      const row = byId("row-" + name);
      if (!row) continue;
      const value = metric.value[i], known = value !== "n/a";
      const interval = metric.low && metric.low[i] !== "-" ? `${metric.low[i]} - ${metric.high[i]}` : "";
      row.cells[1].textContent = value;
      row.cells[2].textContent = known ? interval : metric.why;
      const picture = row.cells[3].firstElementChild, [band, dot] = [picture.querySelector("rect"), picture.querySelector("circle")];
      picture.classList.toggle("nowhere", !known);
      if (known) dot.setAttribute("cx", 100 * Number(value));
      const [low, high] = interval ? [metric.low[i], metric.high[i]].map(Number) : [0, 0];
      set(band, {x: 100 * low, width: 100 * (high - low)});
    }
  }

  // Prices are the reader's, and so are their sums.
  const prices = () => ["fp", "fn"].map((cell) => Math.max(0, Number(byId("price-" + cell).value) || 0));
  const costAt = (i) => {
    const [fp, fn] = prices();
    return fp * Number(data.fp[i]) + fn * Number(data.fn[i]);
  };
  const plain = (number, digits = 6) => String(Number(number.toPrecision(digits)));

  // An interval of their sum, from those of recall and specificity: MOVER, as assay has it for sums of two
  // proportions (Donner & Zou 2012).
  function costInterval(i) {
    const {recall, specificity} = data.metrics;
    const ends = [recall, specificity].map(({value, low, high}) => [value, low, high].map((texts) => (texts ? Number(texts[i]) : NaN)));
    const [fp, fn] = prices();
    const [positives, negatives] = [[data.tp, data.fn], [data.fp, data.tn]].map((two) => Number(two[0][i]) + Number(two[1][i]));
    const [[r, rLow, rHigh], [s, sLow, sHigh]] = ends;
    const [byMisses, byAlarms] = [fn * positives, fp * negatives];
    const below = Math.hypot(byMisses * (rHigh - r), byAlarms * (sHigh - s));
    const above = Math.hypot(byMisses * (r - rLow), byAlarms * (s - sLow));
    return [Math.max(0, costAt(i) - below), costAt(i) + above];
  }

  function showCosts(i) {
    const rows = cells.reduce((sum, cell) => sum + Number(data[cell][i]), 0);
    const [low, high] = costInterval(i);
    byId("cost").textContent = plain(costAt(i));
    byId("cost-interval").textContent = Number.isFinite(high) && costAt(i) + high > 0 ? `(${plain(low, 3)} - ${plain(high, 3)})` : "";
    byId("cost-each").textContent = plain(costAt(i) / rows);
    let cheapest = 0;
    for (let k = 1; k < thresholds.length; ++k) {  // of equal ones the strictest, as assay threshold chooses
      const less = costAt(k) - costAt(cheapest);
      if (less < 0 || (less === 0 && !data.distance)) cheapest = k;
    }
    const button = byId("cheapest");
    button.textContent = `Go to the cheapest: ${thresholds[cheapest]} (cost ${plain(costAt(cheapest))})`;
    button.onclick = () => show(cheapest);
  }

  function commandAt(i) {
    const [fp, fn] = prices();
    const cost = fp === 1 && fn === 1 ? "" : ` --metric 'cost = ${fp}*FP + ${fn}*FN'`;
    const threshold = thresholds[i].startsWith("-") ? `--threshold=${thresholds[i]}` : `--threshold ${thresholds[i]}`;
    return `${data.command} ${threshold}${cost}`;
  }

  let at = data.start;
  function show(i, keepLink) {
    at = i;
    slider.value = i;
    byId("at").textContent = thresholds[i];
    slider.setAttribute("aria-valuetext", `${sign} ${thresholds[i]}: precision ${data.metrics.precision.value[i]}, recall ${data.metrics.recall.value[i]}`);
    showMatrix(i);
    showMetrics(i);
    showCosts(i);
    for (const plot of plots) plot(i);
    byId("again").textContent = commandAt(i);
    if (!keepLink) history.replaceState(null, "", "#t=" + thresholds[i]);
  }

  // The threshold of a link: where it is none of ours, the next one that predicts the same rows, or the nearest.
  function fromLink() {
    const found = /^#t=(.+)$/.exec(location.hash);
    const wanted = found ? Number(decodeURIComponent(found[1])) : NaN;
    if (Number.isNaN(wanted)) return null;
    const next = data.distance ? numbers.findLastIndex((one) => one <= wanted) : numbers.findIndex((one) => one >= wanted);
    if (next >= 0) return next;
    return data.distance ? 0 : numbers.length - 1;
  }

  function fillTable(details) {
    const head = ["threshold", ...cells];
    for (const [name, metric] of Object.entries(data.metrics)) head.push(name, ...(metric.low ? [name + " low", name + " high"] : []));
    const table = page.element("table"), row = table.createTHead().insertRow(), body = table.createTBody();
    for (const name of head) row.append(page.element("th", {scope: "col"}, name));
    thresholds.forEach((threshold, i) => {
      const line = body.insertRow();
      line.append(page.element("th", {scope: "row", class: "n"}, threshold));
      for (const cell of cells) line.insertCell().textContent = data[cell][i];
      for (const metric of Object.values(data.metrics))
        for (const key of ["value", "low", "high"]) if (metric[key]) line.insertCell().textContent = metric[key][i];
    });
    const box = page.element("div", {class: "scroll"});
    table.prepend(page.element("caption", {}, "All thresholds"));
    box.append(table);
    details.append(box, page.copier("Copy table", () => tabbed(table)));
    scrollByKeyboard();
  }

  byId("moving").hidden = false;
  slider.addEventListener("input", () => show(Number(slider.value)));
  for (const cell of ["fp", "fn"]) byId("price-" + cell).addEventListener("input", () => show(at));
  byId("again").after(" ", page.copier("Copy command", () => commandAt(at)));
  byId("all-thresholds").addEventListener("toggle", (event) => {
    if (event.target.open && !event.target.querySelector("table")) fillTable(event.target);
  });
  const follow = () => {
    const linked = fromLink();
    show(linked === null ? at : linked, true);
  };
  addEventListener("hashchange", follow);
  follow();
}

if (document.getElementById("sweep")) startThreshold(document.getElementById("sweep"));
