// Pages in a real browser: pages.mjs ASSAY MODULES CHROMIUM [FOLDER]. Exits with 77 where a module is not there. With a
// folder, pictures of the pages are left there to be looked at.
import {readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {cancer, check, checkAccessible, chromium, digits, executablePath, failures, folder, opened, pictures, run, samples} from "./common.mjs";
import {checkCopies, checkLinkAndCosts, checkReadout, checkSlider, checkStart, checkTouch} from "./explorer.mjs";

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
  const many = Array.from({length: 6000}, (_, i) => `${Number((i * 7919) % 6000 < i)},${((i + 0.5) / 6000).toFixed(9)}`);
  writeFileSync(join(folder, "many.csv"), "y,p\n" + many.join("\n") + "\n");
  writeFileSync(join(folder, "one_class.csv"), "y,p\n1,0.5\n1,0.25\n");
  writeFileSync(join(folder, "weights.csv"), "y,p,w\n1,0.5,2.5\n0,0.5,1\n1,0.75,0.5\n0,0.125,1\n");
}

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
  many: ["report", "many.csv"],
  one_point: ["roc", "one_point.csv"],
  one_class: ["report", "one_class.csv", "-s", "p", "--positive", "1"],
  classes: ["report", join(samples, "iris.csv")],
  weights: ["report", "weights.csv", "-w", "w"],
};

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
  const cut = await page.evaluate(() => [...document.querySelectorAll("table")].filter((table) => table.getBoundingClientRect().right > 681).map((table) => table.caption?.textContent));
  check(cut.length === 0, `${name}: tables are cut in print: ${cut}`);
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

// 150 KB and 40 bytes for each point drawn, of curves, dots and bars, and each threshold of the slider.
function mostBytes(page) {
  const text = readFileSync(page, "utf8");
  const points = [...text.matchAll(/<polyline [^>]*points="([^"]*)"/g)].reduce((sum, [, list]) => sum + list.split(" ").length, 0);
  const marks = text.match(/<(circle|rect) /g)?.length ?? 0, slider = Number(/id="threshold"[^>]* max="(\d+)"/.exec(text)?.[1] ?? 0);
  return 150_000 + 40 * (points + marks + slider);
}

writeInputs();
const file = (name) => join(folder, name + ".html");
for (const [name, words] of Object.entries(pages)) {
  run(...words, "-f", "html", "-o", file(name));
  check(statSync(file(name)).size < mostBytes(file(name)), `${name}: ${statSync(file(name)).size} bytes`);
}
const browser = await chromium.launch({executablePath, args: ["--no-sandbox", "--disable-gpu"]});
const silent = setTimeout(() => {  // a browser that answers no more has no timeout of its own
  console.log("pages: the browser stopped answering. Open pages: " + browser.contexts().flatMap((one) => one.pages()).map((page) => page.url()));
  process.exit(1);
}, 300_000);
try {
  for (const name of Object.keys(pages)) await checkPage(browser, name, file(name));
  for (const name of ["report", "digits", "check", "compare"]) await checkDarkNarrowAndPrinted(browser, name, file(name));
  for (const name of ["report", "hostile_roc"]) await checkSlider(browser, file(name), name);
  for (const name of ["roc", "pr", "threshold", "calibration"]) await checkStart(browser, file(name), name);
  await checkLinkAndCosts(browser, file("report"));
  await checkTouch(browser, file("roc"));
  await checkReadout(browser, file("roc"));
  await checkCopies(browser, file("report"));
  await checkTables(browser, file("digits"));
  await checkHostile(browser, file("hostile_labels"));
} catch (error) {
  failures.push(error.stack);
} finally {
  await browser.close();
  clearTimeout(silent);
  rmSync(folder, {recursive: true});
}
for (const failure of failures) console.log("pages: " + failure);
process.exit(failures.length > 0 ? 1 : 0);
