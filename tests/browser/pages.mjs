// Pages in a real browser: pages.mjs ASSAY MODULES CHROMIUM [FOLDER]. Exits with 77 where a module is not there. With a
// folder, pictures of the pages are left there to be looked at.
import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

const [assay, modules, executablePath, pictures] = process.argv.slice(2).map((path) => resolve(path));
if (!existsSync(join(modules, "playwright-core")) || !existsSync(join(modules, "axe-core"))) process.exit(77);
const load = createRequire(join(modules, "x"));
const {chromium} = load("playwright-core");
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
const samples = resolve(dirname(fileURLToPath(import.meta.url)), "../../samples");
const folder = mkdtempSync(join(tmpdir(), "assay-pages-"));
const failures = [];

function check(holds, what) {
  if (!holds) failures.push(what);
}

// A failed gate and an input without an answer still have pages.
function run(...words) {
  try {
    return execFileSync(assay, words, {cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"]});
  } catch (error) {
    if (error.status !== 1) throw error;
    return error.stdout;
  }
}

// Labels, columns and a file whose names would be markup, script, style or a URL if they were not data.
const hostile = ["<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>", "\" onmouseover=\"alert(3)", "]]>&amp;<!--",
  "javascript:alert(4)", "{{7*7}}${7*7}`", "=cmd|' /C calc'!A0", "</style><style>*{display:none}"];
const quoted = (text) => `"${text.replaceAll("\"", "\"\"")}"`;

function writeInputs() {
  const rows = hostile.flatMap((label, i) => [[label, label], [label, hostile[(i + 1) % hostile.length]]]);
  writeFileSync(join(folder, "<b>labels.csv"), "y,pred\n" + rows.map((row) => row.map(quoted).join(",")).join("\n") + "\n");
  const scored = Array.from({length: 40}, (_, i) => [hostile[i % 2], (i * 7 % 40) / 40, hostile[i % hostile.length]]);
  const header = ["</title><script>alert(5)</script>", "<u>score", "<i>slice"];
  writeFileSync(join(folder, "scores.csv"), [header, ...scored].map((row) => row.map((cell) => quoted(String(cell))).join(",")).join("\n") + "\n");
  const one = "y,p\n1,0.5\n0,0.5\n";
  writeFileSync(join(folder, "one_point.csv"), one);
  writeFileSync(join(folder, "one_class.csv"), "y,p\n1,0.5\n1,0.25\n");
  writeFileSync(join(folder, "weights.csv"), "y,p,w\n1,0.5,2.5\n0,0.5,1\n1,0.75,0.5\n0,0.125,1\n");
}

const cancer = join(samples, "breast_cancer.csv"), digits = join(samples, "digits.csv");
const scoresOfHostile = ["scores.csv", "-t", "</title><script>alert(5)</script>", "-s", "<u>score", "--positive", hostile[0]];
const pages = {
  report: ["report", cancer],
  digits: ["report", digits, "--full", "--show-working"],
  confusion: ["confusion", digits],
  roc: ["roc", cancer],
  pr: ["pr", cancer],
  curves: ["roc", cancer, join(samples, "breast_cancer_old.csv")],
  threshold: ["threshold", cancer, "--best", "f1"],
  calibration: ["calibration", cancer],
  compare: ["compare", cancer, join(samples, "breast_cancer_old.csv"), "--key", "id"],
  check: ["check", cancer, "--require", "f1 >= 0.9", "--require", "recall >= 0.99"],
  slices: ["report", join(samples, "cell_sizes.csv"), "--by", "size"],
  gated_slices: ["check", join(samples, "cell_sizes.csv"), "--by", "size", "--require", "recall >= 0.9"],
  inspect: ["inspect", cancer],
  imbalance: ["imbalance", join(samples, "rare_digit.csv")],
  bayes: ["bayes", "--prior", "1%", "--sensitivity", "90%", "--fpr", "5%"],
  explain: ["explain", "f1"],
  solve: ["solve", "--n", "50", "--accuracy", "0.9", "--recall", "0.8"],
  hostile_labels: ["report", "<b>labels.csv"],
  hostile_scores: ["report", ...scoresOfHostile, "--by", "<i>slice"],
  hostile_roc: ["roc", ...scoresOfHostile],
  hostile_gates: ["check", "<b>labels.csv", "--require", `recall[${hostile[0]}] >= 0.9`],
  one_point: ["roc", "one_point.csv"],
  one_class: ["report", "one_class.csv", "-s", "p", "--positive", "1"],
  weights: ["report", "weights.csv", "-w", "w"],
};

// Opens a page, and notes what it says to the console and asks for.
async function opened(browser, file, {width = 1280, colorScheme = "light", hash = ""} = {}) {
  const context = await browser.newContext({viewport: {width, height: 900}, colorScheme});
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const name = `${file.replace(folder, "")} at ${width}`;
  const own = pathToFileURL(file).href;
  page.on("console", (message) => check(false, `${name}: console: ${message.text()}`));
  page.on("pageerror", (error) => check(false, `${name}: ${error.message}`));
  page.on("dialog", (dialog) => { check(false, `${name}: a dialog`); dialog.dismiss(); });
  page.on("request", (request) => check(request.url().split("#")[0] === own, `${name}: asks for ${request.url()}`));
  await page.goto(own + hash);
  return page;
}

async function checkAccessible(page, name) {
  await page.evaluate(axe);
  const {violations} = await page.evaluate(() => axe.run(document, {resultTypes: ["violations"]}));
  for (const one of violations) check(false, `${name}: axe: ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 150)).slice(0, 3).join(" ; ")}`);
}

async function checkPage(browser, name, file) {
  const page = await opened(browser, file);
  const folded = name === "one_point" || name === "digits" ? "details" : "details:not(.data)";
  await page.evaluate((which) => document.querySelectorAll(which).forEach((one) => { one.open = true; }), folded);
  await page.waitForTimeout(50);  // what follows from that has happened
  await checkAccessible(page, name);
  if (pictures) await page.screenshot({path: join(pictures, name + "-1280.png"), fullPage: true});
  await page.emulateMedia({media: "print"});
  await page.setViewportSize({width: 680, height: 1000});  // A4 without its margins
  check(await page.evaluate(() => document.documentElement.scrollWidth) <= 680, `${name}: is cut in print`);
  await page.emulateMedia({media: "screen", colorScheme: "dark"});
  await page.setViewportSize({width: 360, height: 800});
  check(await page.evaluate(() => document.documentElement.scrollWidth) <= 360, `${name}: is wider than 360 px`);
  if (pictures) await page.screenshot({path: join(pictures, `${name}-360-dark.png`), fullPage: true});
  await page.context().close();
}

async function checkDarkNarrowAndPrinted(browser, name, file) {
  const page = await opened(browser, file, {width: 360, colorScheme: "dark"});
  await checkAccessible(page, `${name}, 360 px, dark`);
  check((await page.pdf({format: "A4"})).length > 1000, `${name}: no PDF`);
  await page.context().close();
}

// What the page shows for its threshold, and what the command beside it prints.
const shown = (page) => page.evaluate(() => {
  const text = (element) => element.textContent.trim();
  const rows = ["precision", "recall", "specificity", "f1"].map((name) => {
    const cells = document.getElementById("row-" + name).cells;
    return [name, text(cells[1]), text(cells[2])];
  });
  const counts = ["tp", "fp", "fn", "tn"].map((cell) => text(document.querySelector(`#cell-${cell} b`)));
  return {rows, counts, threshold: text(document.getElementById("at")), command: text(document.getElementById("again"))};
});

function wordsOf(command) {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map((word) => word[1] ?? word[2]).slice(1);
}

function checkAgainstCommand({rows, counts, threshold, command}, what) {
  const words = wordsOf(command);
  check(words.some((word) => word === threshold || word === "--threshold=" + threshold), `${what}: the command has another threshold`);
  const text = run(...words, "--metrics", "precision,recall,specificity,f1");
  for (const [name, value, interval] of rows) {
    const line = text.split("\n").find((one) => one.startsWith(name + " "));
    const expected = `${value} +${interval}`.replaceAll(".", "\\.");
    check(new RegExp(`^${name} +${expected}`).test(line), `${what}, threshold ${threshold}: ${name} ${value} ${interval}, but: ${line}`);
  }
  const matrix = JSON.parse(run(...words, "-f", "json", "--no-intervals")).matrix;
  check(["tp", "fp", "fn", "tn"].every((cell, i) => String(matrix[cell]) === counts[i]), `${what}, threshold ${threshold}: counts ${counts}`);
}

async function checkSlider(browser, file, what) {
  const page = await opened(browser, file);
  const slider = page.locator("#threshold"), box = await slider.boundingBox();
  checkAgainstCommand(await shown(page), what + " at first");
  for (const [share, shift] of [[0.02, 0], [0.3, 0], [0.5, 0], [0.77, 0]]) {
    await page.mouse.click(box.x + share * box.width, box.y + box.height / 2 + shift);
    checkAgainstCommand(await shown(page), what + " by mouse");
  }
  await slider.focus();
  for (const keys of [["Home"], ["ArrowRight", "ArrowRight", "ArrowUp"], ["PageUp"], ["End"], ["ArrowLeft", "ArrowDown"]]) {
    for (const key of keys) await page.keyboard.press(key);
    checkAgainstCommand(await shown(page), what + " by keyboard");
  }
  const {threshold} = await shown(page);
  check(new URL(page.url()).hash === "#t=" + threshold, `${what}: the link is ${page.url()}`);
  const before = await page.locator(".now").first().getAttribute("cy");
  await page.keyboard.press("Home");
  check(await page.locator(".now").first().getAttribute("cy") !== before, `${what}: the point on the curve stays`);
  await page.context().close();
}

async function checkStart(browser, file, what) {
  const page = await opened(browser, file);
  checkAgainstCommand(await shown(page), what + " at first");
  await page.context().close();
}

async function checkLinkAndCosts(browser, file) {
  const page = await opened(browser, file, {hash: "#t=0.42"});
  const linked = await shown(page);
  const matrix = JSON.parse(run("report", cancer, "--threshold", "0.42", "-f", "json", "--no-intervals")).matrix;
  check(["tp", "fp", "fn", "tn"].every((cell, i) => String(matrix[cell]) === linked.counts[i]), "#t=0.42 has other counts");
  await page.fill("#price-fn", "5");
  const [, fp, fn] = linked.counts.map(Number);
  check(await page.locator("#cost").textContent() === String(fp + 5 * fn), "the cost is not that of 5 for a miss");
  check((await shown(page)).command.endsWith("--metric 'cost = 1*FP + 5*FN'"), "the command does not have the prices");
  await page.click("#cheapest");
  const best = Number(run("threshold", cancer, "--min-cost", "fp=1,fn=5", "--value-only"));
  check(Number((await shown(page)).threshold) === best, `the cheapest threshold is not ${best}`);
  await page.click("text=All thresholds as a table");
  check(await page.locator("#all-thresholds tbody tr").count() > 200, "the table of all thresholds is short");
  await page.context().close();
}

async function checkTables(browser, file) {
  const page = await opened(browser, file);
  const firstClasses = () => page.locator("table.sortable tbody tr th").first().textContent();
  await page.click("text=↕ >> nth=1");
  const rows = await page.evaluate(() => [...document.querySelector("table.sortable").tBodies[0].rows].map((row) => parseFloat(row.cells[1].textContent)));
  check(rows.every((one, i) => i === 0 || one <= rows[i - 1]), `not sorted: ${rows}`);
  check(await firstClasses() !== "", "a row has no name");
  const copied = await page.evaluate(() => tabbed(document.querySelector("table.sortable")));
  check(copied.startsWith("class\tprecision\trecall\tf1\tsupport\n"), `copied: ${copied.slice(0, 60)}`);
  await page.click("button.term >> nth=0");
  check(await page.locator(".about:popover-open dt").first().textContent() === "question", "a name does not unfold");
  await page.context().close();
}

async function checkHostile(browser, file) {
  const page = await opened(browser, file);
  const text = await page.evaluate(() => document.body.textContent);
  for (const label of hostile) check(text.includes(label), `${label} is not shown as text`);
  check(await page.evaluate(() => document.querySelectorAll("img, iframe, a, form, link, b > script").length) === 0, "data became markup");
  check(await page.evaluate(() => document.scripts.length) <= 2, "data became a script");
  await page.context().close();
}

writeInputs();
const file = (name) => join(folder, name + ".html");
for (const [name, words] of Object.entries(pages)) {
  run(...words, "-f", "html", "-o", file(name));
  check(readFileSync(file(name)).length < 250_000, `${name}: ${readFileSync(file(name)).length} bytes`);
}
const browser = await chromium.launch({executablePath, args: ["--no-sandbox", "--disable-gpu"]});
try {
  for (const name of Object.keys(pages)) await checkPage(browser, name, file(name));
  for (const name of ["report", "digits", "check", "compare"]) await checkDarkNarrowAndPrinted(browser, name, file(name));
  for (const name of ["report", "hostile_roc"]) await checkSlider(browser, file(name), name);
  for (const name of ["roc", "pr", "threshold", "calibration"]) await checkStart(browser, file(name), name);
  await checkLinkAndCosts(browser, file("report"));
  await checkTables(browser, file("digits"));
  await checkHostile(browser, file("hostile_labels"));
} catch (error) {
  failures.push(error.stack);
} finally {
  await browser.close();
  rmSync(folder, {recursive: true});
}
for (const failure of failures) console.log("pages: " + failure);
process.exit(failures.length > 0 ? 1 : 0);
