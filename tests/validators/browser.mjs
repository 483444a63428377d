// Opens pages in one Chromium, in every view asked for, and prints what axe-core and the browser say of each.
// Input, as JSON: {executable, sandbox, views: {name: {options, spaced, axe}}, pages: [address]}.
// Output, as JSON: {address: {view: {faults: [rule, ...], unsure: [...], requests: [...], messages: [...], wide: [...]}}}.
import { readFileSync } from "node:fs";
import axe from "axe-core";
import { chromium } from "playwright-core";

const asked = JSON.parse(readFileSync(0, "utf8"));
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
// The first is AAA, the second off by default: both must be named.
const ALSO = { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } };
// WCAG 2.2, 1.4.12: what a reader may set without losing anything.
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
  + "p { margin-block-end: 2em !important }";

// Style sheets of this kind are let through by a page's own security policy.
function space(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

// What sticks out of the page at its right, unless it stands in a box of its own that scrolls.
function wide() {
  const page = document.scrollingElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const scrolls = (node) => node && node !== page && (/auto|scroll|hidden/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  const out = [...document.body.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().right > page.clientWidth && !scrolls(node.parentElement));
  return [`${page.scrollWidth} pixels`, ...out.slice(-3).map((node) => `${node.tagName} ${node.textContent.slice(0, 40)}`)];
}

const told = (found) => found.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(" | ")}`);

async function look(browser, address, view) {
  const context = await browser.newContext({ ...view.options, offline: true });
  const page = await context.newPage();
  const requests = [], messages = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  await page.goto(address);
  if (view.spaced) await page.evaluate(space, SPACING);
  const seen = { requests: requests.filter((url) => url !== address), messages, wide: await page.evaluate(wide) };
  if (view.axe) {
    await page.evaluate(axe.source);
    const options = { runOnly: TAGS, rules: ALSO, preload: false, resultTypes: ["violations", "incomplete"] };
    const result = await page.evaluate((options) => axe.run(document, options), options);
    Object.assign(seen, { faults: told(result.violations), unsure: told(result.incomplete) });
  }
  await context.close();
  return seen;
}

const browser = await chromium.launch({
  executablePath: asked.executable,
  chromiumSandbox: asked.sandbox,
  args: ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
});
try {
  const found = {};
  for (const address of asked.pages) {
    found[address] = {};
    for (const [name, view] of Object.entries(asked.views)) found[address][name] = await look(browser, address, view);
  }
  process.stdout.write(JSON.stringify(found));
} finally {
  await browser.close();
}
