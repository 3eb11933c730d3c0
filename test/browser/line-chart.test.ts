import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lineChart } from "../../src/entries/plotcast.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { drawLineCharts } from "../support/line-charts.js";

const ROOT = `${import.meta.dirname}/../../`;
const SITE = "http://plotcast.test/";

/** What a user's bundler makes of a program that draws line charts, with the package as it was built. */
async function bundleProgram(): Promise<string> {
  const contents = `
    import { lineChart } from "plotcast";
    import { drawLineCharts } from "./test/support/line-charts.js";
    const drawn = drawLineCharts(lineChart);
    if (typeof document === "undefined") postMessage(drawn);
    else globalThis.drawn = drawn;`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  let program: string;
  beforeAll(async () => {
    [browser, program] = await Promise.all([startChromium(), bundleProgram()]);
  });
  afterAll(() => browser.close());

  /** Opens a page of a site that has the program at /program.js. */
  async function openPage(html: string): Promise<Page> {
    const page = await browser.newPage();
    await page.route(`${SITE}**`, (route) =>
      route.request().url() === SITE
        ? route.fulfill({ contentType: "text/html", body: `<!doctype html>${html}` })
        : route.fulfill({ contentType: "text/javascript", body: program }),
    );
    await page.goto(SITE);
    return page;
  }

  test("lineChart().render() and .table() give in a page what they give in Node", async () => {
    const page = await openPage('<script type="module" src="program.js"></script>');
    const drawn = await page.evaluate(() => (globalThis as { drawn?: string[] }).drawn);
    expect(drawn?.join("\n")).toBe(drawLineCharts(lineChart).join("\n"));
  });

  test("lineChart().render() and .table() give in a worker what they give in Node", async () => {
    const page = await openPage("");
    const drawn = await page.evaluate(
      () =>
        new Promise<string[]>((resolve, reject) => {
          const worker = new Worker("program.js", { type: "module" });
          worker.addEventListener("message", ({ data }) => resolve(data));
          worker.addEventListener("error", ({ message }) => reject(new Error(message)));
        }),
    );
    expect(drawn.join("\n")).toBe(drawLineCharts(lineChart).join("\n"));
  });
});
