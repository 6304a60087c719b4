// Takes pictures of the pages of a site: node tests/judges/shot.mjs FOLDER OUT. Each page as it is
// at a desk and on a telephone (PNG), and on paper (PDF).
import { mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, settled } from "./chromium.mjs";

const SCREENS = {
  desk: { width: 1280, height: 900 },
  telephone: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};

const [folder, out] = process.argv.slice(2);
if (!out) {
  console.error("Usage: node tests/judges/shot.mjs FOLDER OUT");
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
const browser = await launch("--allow-file-access-from-files");
try {
  const page = await browser.newPage();
  for (const name of pages.sort()) {
    const stem = join(out, name.replaceAll("/", "-").replace(/\.html$/, ""));
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      await page.setViewport(viewport);
      await page.goto(pathToFileURL(resolve(folder, name)).href, { waitUntil: "load" });
      await settled(page);
      await page.screenshot({ path: `${stem}-${screen}.png`, fullPage: true });
    }
    await page.pdf({ path: `${stem}-paper.pdf`, format: "A4", preferCSSPageSize: true });
    console.log(name);
  }
} finally {
  await browser.close();
}
