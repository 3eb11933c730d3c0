// @ts-check
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const EXECUTABLE = process.env["PLOTCAST_CHROMIUM"] ?? "/usr/bin/chromium";
const ORIGIN = "http://gallery.test/";
const FOLDER = new URL("page/", import.meta.url);
const PAGE =
  "<!doctype html><style>body{margin:0;font:16px sans-serif}div{display:flow-root}</style>" +
  '<body><script type="module" src="/count.js"></script>';

/** Starts a browser; the caller closes it. */
export function startChromium() {
  return chromium.launch({ executablePath: EXECUTABLE, args: ["--no-sandbox", "--disable-gpu"] });
}

/**
 * Opens a page that lays out pictures and counts what is wrong with them.
 *
 * @param {import("playwright-core").Browser} browser
 */
export async function openCounter(browser) {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.route(`${ORIGIN}**`, (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    return file === ""
      ? route.fulfill({ body: PAGE, contentType: "text/html" })
      : route.fulfill({ body: readModule(file), contentType: "text/javascript" });
  });
  await page.goto(ORIGIN);
  await page.waitForFunction(() => "count" in window);
  return {
    page,
    /**
     * @param {import("./page/count.js").Specimen[]} specimens
     * @returns {Promise<import("./page/count.js").Findings[]>}
     */
    count: (specimens) => page.evaluate((all) => Reflect.get(window, "count")(all), specimens),
    close: () => context.close(),
  };
}

/** @param {string} file */
function readModule(file) {
  if (!/^[a-z]+\.js$/.test(file)) throw new Error(`no such file: ${file}`);
  return readFileSync(new URL(file, FOLDER), "utf8");
}
