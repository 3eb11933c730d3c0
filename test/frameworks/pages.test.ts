import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Live } from "../../src/entries/live.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage } from "../support/pages.ts";
import { eventually } from "../support/served.ts";
import { FRAMEWORKS, servePage } from "./served-page.ts";

const REACTS = ["react", "react-18"];

let browser: Browser;
beforeAll(async () => {
  execFileSync(process.execPath, [join(FRAMEWORKS, "build.js")], { stdio: "pipe" });
  if (!LEAVE_OUT) browser = await startChromium();
});
afterAll(() => browser?.close());

/** Waits until a chart shows a text, as its legend does each series' name. */
async function showsText(page: Page, id: string, text: string): Promise<void> {
  await page.waitForFunction(
    ([selector, wanted]) =>
      document.querySelector(`${selector} > svg`)?.textContent?.includes(wanted),
    [`#${id}`, text] as const,
  );
}

/** Waits until a chart shows another picture than now. */
async function changes(page: Page, id: string): Promise<void> {
  const read = (selector: string) => document.querySelector(selector)?.textContent;
  const before = await page.evaluate(read, `#${id} > svg`);
  await page.waitForFunction(
    ([selector, old]) => document.querySelector(selector)?.textContent !== old,
    [`#${id} > svg`, before] as const,
  );
}

const click = (page: Page, label: string) =>
  page.getByRole("button", { name: label, exact: true }).click();

const framesHeard = async (page: Page) => Number(await page.textContent("output"));

const streams = (live: Live, count: number) =>
  eventually(`${count} streams`, () => live.stats().subscribers === count);

describe.skipIf(LEAVE_OUT).each([...REACTS, "vue", "svelte", "solid"])("%s", (name) => {
  test("<live-chart>: two charts appear and change over one connection, and their events are heard", async () => {
    const { url, live } = await servePage(name);
    const { page, complaints } = await openPage(browser, url);
    await showsText(page, "first", "cpu used");
    await showsText(page, "second", "memory used");
    await changes(page, "first");
    await changes(page, "second");
    await streams(live, 1);
    await page.waitForFunction(() => Number(document.querySelector("output")?.textContent) > 2);
    expect(complaints).toEqual([]);
  });

  test("<live-chart src>: another address shows another chart, over one connection still", async () => {
    const { url, live } = await servePage(name);
    const { page, complaints } = await openPage(browser, url);
    await showsText(page, "first", "cpu used");
    await click(page, "src");
    await showsText(page, "first", "disk used");
    await changes(page, "first");
    await changes(page, "second");
    await streams(live, 1);
    expect(complaints).toEqual([]);
  });

  test("<live-chart paused>: keeps its picture until it goes on", async () => {
    const { url } = await servePage(name);
    const { page, complaints } = await openPage(browser, url);
    await showsText(page, "first", "cpu used");
    await click(page, "pause");
    await page.waitForSelector("#first[state=paused]");
    const heard = await framesHeard(page);
    for (let i = 0; i < 3; i++) await changes(page, "second");
    expect(await framesHeard(page)).toBe(heard);
    await click(page, "pause");
    await page.waitForSelector("#first[state=live]");
    await changes(page, "first");
    expect(complaints).toEqual([]);
  });

  test("<live-chart>: a rendering of what is around it leaves it alone", async () => {
    const { url } = await servePage(name);
    const { page, complaints } = await openPage(browser, url);
    await showsText(page, "first", "cpu used");
    await page.evaluate(() => {
      const gone = new MutationObserver((records) => {
        const removed = records.flatMap((record) => [...record.removedNodes]);
        if (removed.some((node) => node instanceof SVGSVGElement)) document.title = "replaced";
      });
      gone.observe(document.getElementById("first")!, { childList: true });
    });
    await click(page, "render");
    await changes(page, "first");
    expect(await page.title()).not.toBe("replaced");
    expect(complaints).toEqual([]);
  });

  test("<live-chart>: who leaves the page ends the connection, and coming back makes one", async () => {
    const { url, live } = await servePage(name);
    const { page, complaints } = await openPage(browser, url);
    await showsText(page, "first", "cpu used");
    await click(page, "mount");
    await streams(live, 0);
    await click(page, "mount");
    await showsText(page, "first", "cpu used");
    await streams(live, 1);
    await changes(page, "second");
    expect(complaints).toEqual([]);
  });

  test("ref: is the element, with its state", async () => {
    const { url } = await servePage(name);
    const { page } = await openPage(browser, url);
    await showsText(page, "first", "cpu used");
    await click(page, "ref");
    expect(await page.title()).toBe("live");
  });
});

/** The page as a server sends it that has drawn its charts. */
async function drawnOnServer(name: string) {
  const path = join(FRAMEWORKS, "dist", `${name}-server`, "server.js");
  const { render } = (await import(/* @vite-ignore */ path)) as {
    render: (pictures: Record<string, string>) => string;
  };
  return (html: string, live: Live) => {
    const pictures = { cpu: live.draw("cpu"), memory: live.draw("memory") };
    const json = JSON.stringify(pictures).replaceAll("<", "\\u003c");
    const data = `<script type="application/json" id="first-paint">${json}</script>`;
    return html.replace(
      '<div id="root"></div>',
      () => `<div id="root">${render(pictures)}</div>\n${data}`,
    );
  };
}

/** The element's own script, and after its first frame the page's. */
function afterFirstFrame(_: string, script: string): string {
  return `<script src="/charts/live-chart.js"></script>
<script>
addEventListener("frame", () => import("${script}"), { once: true, capture: true });
</script>`;
}

describe.skipIf(LEAVE_OUT).each(REACTS)("%s, drawn on the server", (name) => {
  test("LiveChart svg: the picture is in the HTML, and shown without a script", async () => {
    const { url } = await servePage(name, await drawnOnServer(name));
    const html = await (await fetch(url)).text();
    expect(html.match(/<live-chart [^>]*><svg /g)).toHaveLength(2);
    const { page } = await openPage(browser, url, { javaScriptEnabled: false });
    const box = await page.locator("#first > svg").boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect(await page.textContent("#second > svg")).toContain("memory used");
  });

  test("LiveChart svg: hydrated without a complaint, it goes live", async () => {
    const { url, live } = await servePage(name, await drawnOnServer(name));
    const { page, complaints } = await openPage(browser, url);
    await changes(page, "first");
    await changes(page, "second");
    await streams(live, 1);
    expect(complaints).toEqual([]);
  });

  test("LiveChart: where the element is at work before React is, React leaves it alone", async () => {
    const drawn = await drawnOnServer(name);
    const { url, live } = await servePage(name, (html, hub) =>
      drawn(html, hub).replace(
        /<script type="module"[^]*? src="(.*?)"><\/script>/,
        afterFirstFrame,
      ),
    );
    const { page, complaints } = await openPage(browser, url);
    await page.waitForFunction(() => Number(document.querySelector("output")?.textContent) > 1);
    await click(page, "src");
    await showsText(page, "first", "disk used");
    await streams(live, 1);
    expect(complaints).toEqual([]);
  });

  test("LiveChart svg: another text in it, once there is a picture, is not shown", async () => {
    const { url } = await servePage(name, await drawnOnServer(name));
    const { page, complaints } = await openPage(browser, url);
    await changes(page, "first");
    await page.evaluate(() => {
      new MutationObserver(() => {
        const text = document.querySelector("#first > svg")?.textContent;
        if (text?.includes("rendered")) document.title = "written over";
      }).observe(document.getElementById("first")!, { childList: true });
    });
    await click(page, "render");
    await changes(page, "first");
    await click(page, "render");
    await changes(page, "first");
    expect(await page.title()).not.toBe("written over");
    expect(complaints).toEqual([]);
  });
});
