// A Chromium of its own that nobody has used before, and that asks for nothing by itself.
import { accessSync } from "node:fs";
import puppeteer from "puppeteer-core";

const PLACES = ["chromium", "chromium-browser", "google-chrome"].map((name) => `/usr/bin/${name}`);

export function launch(...more) {
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM || PLACES.find(isThere),
    args: [
      ...(process.getuid() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
      ...more,
    ],
  });
}

// Typefaces and pictures are there, those further down too, as a reader sees them in the end.
export function settled(page) {
  return page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    await Promise.allSettled([document.fonts.ready, ...pictures.map((one) => one.decode())]);
  });
}

function isThere(path) {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}
