// Judges the pages of a site in Chromium: axe, what the console says, what is asked for and does
// not come or comes from elsewhere, and what is wider than the screen. On standard input, as JSON:
// the site's address, the port of this machine where it is served, its pages, the widths to look
// at, and the tags of the rules to go by. On standard output, as JSON: the faults, a line each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launch, settled } from "./chromium.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const NOT_THERE = "Failed to load resource"; // told with its address by what is asked for
const OWN_WISH = "/favicon.ico"; // of the browser, not of a page

const { address, port, pages, widths, rules } = JSON.parse(readFileSync(0, "utf8"));
const site = new URL(address);
const browser = await launch(
  "--ignore-certificate-errors",
  `--host-resolver-rules=MAP ${site.hostname}:443 127.0.0.1:${port}, MAP * ~NOTFOUND`,
);
const faults = [];
try {
  const page = await browser.newPage();
  const told = new Set();
  listen(page, told);
  for (const name of pages) {
    await look(page, name, told);
    faults.push(...[...told].map((fault) => `${name}: ${fault}`));
    told.clear();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(faults));

function listen(page, told) {
  page.on("console", (line) => {
    const isTold = line.type() === "error" || line.type() === "warn";
    if (isTold && !line.text().startsWith(NOT_THERE)) told.add(`console: ${line.text()}`);
  });
  page.on("pageerror", (error) => told.add(`console: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && host !== site.host) told.add(`asks elsewhere: ${request.url()}`);
  });
  page.on("requestfailed", (request) => told.add(`does not come: ${request.url()}`));
  page.on("response", (response) => {
    const isOff = response.status() >= 400 && new URL(response.url()).pathname !== OWN_WISH;
    if (isOff) told.add(`${response.status()}: ${response.url()}`);
  });
}

async function look(page, name, told) {
  for (const width of widths) {
    await page.setViewport({ width, height: 900 });
    if (width === widths[0]) await page.goto(new URL(name, site).href, { waitUntil: "load" });
    await settled(page);
    for (const fault of await seen(page)) told.add(`at ${width}: ${fault}`);
  }
}

async function seen(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    const found = violations.flatMap(({ id, impact, nodes }) =>
      nodes.map((node) => `${id} (${impact}): ${node.html.slice(0, 160)}`),
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`${scrollWidth - clientWidth} px too wide`);
    return found;
  }, rules);
}
