// Opens pages in one Chromium and prints, for every view asked for, what axe-core and the browser find in them.
// Input: {"executable": path, "views": {name: {"width", "dark", "spaced", "axe"}}, "pages": {address: [name of view]}}.
// Output: {address: {"requests": [address], "messages": [text], "views": {name: {"axe": [fault], "wide": [what]}}}}.
import { readFileSync } from "node:fs";
import axe from "axe-core";
import { chromium } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The first is AAA, the second is off by default: the tags bring neither.
const ALSO = { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } };
// WCAG 2.2, 1.4.12: what readers may set without losing anything.
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } "
  + "p { margin-block-end: 2em !important }";

// A style sheet of this kind is let in by the page's own security policy.
function space(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
}

// Names what sticks out of the page, where a reader must scroll sideways.
function wide() {
  const page = document.scrollingElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const out = [...document.body.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().right > page.clientWidth);
  return [`${page.scrollWidth} pixels`, ...out.slice(-3).map((node) => `${node.localName}: ${node.textContent.slice(0, 60)}`)];
}

function told(rule) {
  return `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`;
}

async function judge(page) {
  const options = { runOnly: TAGS, rules: ALSO, preload: false, resultTypes: ["violations", "incomplete"] };
  const found = await page.evaluate((chosen) => globalThis.axe.run(document, chosen), options);
  return [...found.violations, ...found.incomplete].map(told);
}

async function look(address, views) {
  const page = await browser.newPage({ offline: true });
  const requests = [];
  const messages = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => messages.push(message.text()));
  await page.goto(address);
  await page.evaluate(axe.source);
  const seen = {};
  for (const name of views) {
    const view = asked.views[name];
    await page.emulateMedia({ colorScheme: view.dark ? "dark" : "light" });
    await page.setViewportSize({ width: view.width, height: 800 });
    await page.evaluate(space, view.spaced ? SPACING : "");
    seen[name] = { axe: view.axe ? await judge(page) : [], wide: await page.evaluate(wide) };
  }
  await page.close();
  return { requests: requests.filter((url) => url !== address), messages, views: seen };
}

const asked = JSON.parse(readFileSync(0, "utf8"));
// The sandbox refuses to run as root; what is opened is our own, and there is no network.
const quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"];
const browser = await chromium.launch({ executablePath: asked.executable, chromiumSandbox: false, args: quiet });
const waiting = Object.entries(asked.pages);
const found = {};

async function lookAtAll() {
  for (let next = waiting.shift(); next; next = waiting.shift()) found[next[0]] = await look(...next);
}

try {
  await Promise.all([lookAtAll(), lookAtAll()]);
  process.stdout.write(JSON.stringify(found));
} finally {
  await browser.close();
}
