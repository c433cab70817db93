// What tests of pages share: the program, pages in a browser, and what went wrong. pages.mjs says which arguments.
import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

export const [assay, modules, executablePath, pictures] = process.argv.slice(2).map((path) => resolve(path));
if (!existsSync(join(modules, "playwright-core")) || !existsSync(join(modules, "axe-core"))) process.exit(77);
const load = createRequire(join(modules, "x"));
export const {chromium} = load("playwright-core");
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
export const samples = resolve(dirname(fileURLToPath(import.meta.url)), "../../samples");
export const folder = mkdtempSync(join(tmpdir(), "assay-pages-"));
export const failures = [];

export function check(holds, what) {
  if (!holds) failures.push(what);
}

// A failed gate and an input without an answer still have pages.
export function run(...words) {
  try {
    return execFileSync(assay, words, {cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"]});
  } catch (error) {
    if (error.status !== 1) throw error;
    return error.stdout;
  }
}

export const cancer = join(samples, "breast_cancer.csv"), digits = join(samples, "digits.csv");

// Opens a page, and notes what it says to the console and asks for.
export async function opened(browser, file, {width = 1280, colorScheme = "light", hash = "", ...more} = {}) {
  const context = await browser.newContext({viewport: {width, height: 900}, colorScheme, ...more});
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

export async function checkAccessible(page, name) {
  await page.evaluate(axe);
  const {violations} = await page.evaluate(() => axe.run(document, {resultTypes: ["violations"]}));
  for (const one of violations) check(false, `${name}: axe: ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 150)).slice(0, 3).join(" ; ")}`);
}
