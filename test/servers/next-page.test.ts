import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage } from "../support/pages.ts";
import { run, type Running } from "../support/program.ts";
import { freePort } from "../support/served.ts";

const SERVERS = fileURLToPath(new URL("../../servers/", import.meta.url));
const NEXT = `${SERVERS}node_modules/.bin/next`;
const APP = `${SERVERS}next-page`;

const COMPILING_MS = 60_000;

let browser: Browser;
beforeAll(async () => {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  execFileSync(NEXT, ["build", APP], { env, stdio: "pipe" });
  if (!LEAVE_OUT) browser = await startChromium();
});
afterAll(() => browser?.close());

/** Where Next serves the page, once it does. */
async function start(mode: string): Promise<{ url: string; running: Running }> {
  const port = String(await freePort());
  const running = run(NEXT, [mode, APP], { PORT: port, NEXT_TELEMETRY_DISABLED: "1" });
  onTestFinished(async () => {
    // In development, its child would outlive a kill.
    running.child.kill("SIGTERM");
    await running.exit;
  });
  await running.says(/Ready in/);
  return { url: `http://localhost:${port}/`, running };
}

describe.skipIf(LEAVE_OUT).each(["start", "dev"])("next %s", (mode) => {
  test("LiveChart svg: charts are in the HTML, are hydrated without a complaint, and go live", async () => {
    const { url, running } = await start(mode);
    const html = await (await fetch(url)).text();
    expect(html.match(/<live-chart [^>]*><svg /g)).toHaveLength(2);
    expect(html).toContain("Processor");

    const { page, complaints } = await openPage(browser, url);
    // In development, Next compiles what a page asks for: it takes its time on a busy machine.
    page.setDefaultTimeout(COMPILING_MS);
    await page.waitForFunction(() => {
      const charts = [...document.querySelectorAll("live-chart")];
      return charts.length === 2 && charts.every((chart) => chart.matches("[state=live]"));
    });
    const text = () => page.$$eval("live-chart > svg", (all) => all.map((svg) => svg.textContent));
    const before = await text();
    await page.waitForFunction((old) => {
      const charts = [...document.querySelectorAll("live-chart > svg")];
      return charts.length === 2 && charts.every((svg, i) => svg.textContent !== old[i]);
    }, before);
    expect(await streams(url)).toBe(1);
    expect(complaints).toEqual([]);
    expect(running.stderr()).toBe("");
  });
});

async function streams(url: string): Promise<number> {
  const { subscribers } = (await (await fetch(`${url}charts/api/stats`)).json()) as {
    subscribers: number;
  };
  return subscribers;
}
