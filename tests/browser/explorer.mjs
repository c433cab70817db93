// The threshold that a reader moves, and the points of pictures: what the page shows, and what the command beside it prints.
import {cancer, check, opened, run} from "./common.mjs";

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

export async function checkSlider(browser, file, what) {
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

export async function checkStart(browser, file, what) {
  const page = await opened(browser, file);
  checkAgainstCommand(await shown(page), what + " at first");
  await page.context().close();
}

export async function checkLinkAndCosts(browser, file) {
  const page = await opened(browser, file, {hash: "#t=0.42"});
  const linked = await shown(page);
  const matrix = JSON.parse(run("report", cancer, "--threshold", "0.42", "-f", "json", "--no-intervals")).matrix;
  check(["tp", "fp", "fn", "tn"].every((cell, i) => String(matrix[cell]) === linked.counts[i]), "#t=0.42 has other counts");
  await page.fill("#price-fn", "5");
  const [, fp, fn] = linked.counts.map(Number);
  check(await page.locator("#cost").textContent() === String(fp + 5 * fn), "the cost is not that of 5 for a miss");
  // By hand from Wilson's intervals of 80 of 85 and 139 of 143: 14.58 to 60.01.
  const [low, high] = (await page.locator("#cost-interval").textContent()).match(/[\d.]+/g).map(Number);
  check(Math.abs(low / 14.58 - 1) < 0.01 && Math.abs(high / 60.01 - 1) < 0.01, `the interval of the cost is ${low} to ${high}`);
  check((await shown(page)).command.endsWith("--metric 'cost = 1*FP + 5*FN'"), "the command does not have the prices");
  await page.click("#cheapest");
  const best = Number(run("threshold", cancer, "--min-cost", "fp=1,fn=5", "--value-only"));
  check(Number((await shown(page)).threshold) === best, `the cheapest threshold is not ${best}`);
  await page.click("text=All thresholds as a table");
  await page.locator("#all-thresholds tbody tr").first().waitFor();
  check(await page.locator("#all-thresholds tbody tr").count() > 200, "the table of all thresholds is short");
  await page.context().close();
}

// A finger: a tap on the slider moves it, a tap on a curve says its point and leaves it there.
export async function checkTouch(browser, file) {
  const page = await opened(browser, file, {width: 360, hasTouch: true, isMobile: true});
  const slider = page.locator("#threshold");
  for (const share of [0.25, 0.8]) {
    const before = (await shown(page)).threshold;
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    await page.touchscreen.tap(box.x + share * box.width, box.y + box.height / 2);
    const now = await shown(page);
    check(now.threshold !== before, `a tap at ${share} does not move the threshold`);
    checkAgainstCommand(now, "by touch");
  }
  const canvas = page.locator("figure.plot .canvas").first();
  await canvas.scrollIntoViewIfNeeded();
  await canvas.tap();
  check((await page.locator("figure.plot .readout").first().textContent()).startsWith("false positive rate: 0."), "a tap says no point");
  await page.context().close();
}

// Pointer and keyboard say the same of a point as the table below the picture.
export async function checkReadout(browser, file) {
  const page = await opened(browser, file);
  const canvas = page.locator("figure.plot .canvas").first(), said = page.locator("figure.plot .readout").first();
  const rows = await page.evaluate(() => [...document.querySelector("figure.plot .data tbody").rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
  const names = ["false positive rate", "true positive rate", "low", "high"];
  const expected = (row) => row.map((cell, i) => `${names[i]}: ${cell}`).join(", ");
  await canvas.focus();
  check(await said.textContent() === expected(rows[0]), `focus says ${await said.textContent()}, not ${expected(rows[0])}`);
  await page.keyboard.press("ArrowRight");
  check(await said.textContent() === expected(rows[1]), "the right arrow does not move to the next point");
  await page.keyboard.press("End");
  check(await said.textContent() === expected(rows.at(-1)), "End does not move to the last point");
  await page.locator("h1").first().click();
  check(await said.textContent() === "", "a point is said when none is chosen");
  await canvas.hover();
  check(rows.map(expected).includes(await said.textContent()), `hover says ${await said.textContent()}`);
  const bars = await page.evaluate(() => [...document.querySelector("figure.spread .data tbody").rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
  await page.locator("figure.spread .canvas").focus();
  await page.keyboard.press("End");
  const [from, to, positives, negatives] = bars.at(-1);
  const bar = `from: ${from}, to: ${to}, 1: ${positives}, 0: ${negatives}`;
  check(await page.locator("figure.spread .readout").textContent() === bar, `the last bar is not said: ${bar}`);
  await page.context().close();
}

// What buttons copy is what the page shows.
export async function checkCopies(browser, file) {
  const page = await opened(browser, file, {permissions: ["clipboard-read", "clipboard-write"]});
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.click("text=Copy command");
  check(await clipboard() === (await shown(page)).command, "the command is not copied");
  await page.click("text=All thresholds as a table");
  await page.locator("#all-thresholds >> text=Copy table").click();
  const lines = (await clipboard()).trimEnd().split("\n");
  check(lines[0].startsWith("threshold\ttp\tfp\tfn\ttn\tprecision\tprecision low"), `copied: ${lines[0]}`);
  check(lines.length > 200 && lines.every((line) => line.split("\t").length === lines[0].split("\t").length), "the copied table has rows of other lengths");
  await page.context().close();
}
