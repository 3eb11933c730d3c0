import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { startOwnServer } from "../support/own-server.ts";

/** Charts of a program that sets headers of its own, before it hands a request over or right after. */
async function behind(headers: Record<string, string | string[]>, isLate = false): Promise<string> {
  const live = createLive({ charts: { a: {} }, everyMs: 20 });
  live.push("a", { v: 1 });
  const port = await startOwnServer(live, (req, res) => {
    if (isLate) live.handler(req, res);
    if (!res.headersSent) {
      res.statusMessage = "Theirs";
      for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    }
    if (!isLate) live.handler(req, res);
  });
  return `http://127.0.0.1:${port}`;
}

async function headersOf(url: string): Promise<Headers> {
  const { headers, body } = await fetch(url);
  await body?.cancel();
  return headers;
}

const PATHS = ["/", "/events", "/c/a.svg", "/c/a.csv", "/live-chart.js", "/nope"];

test.each(PATHS)("GET %s: what a program says responses vary by still counts", async (path) => {
  const url = await behind({ vary: ["Origin", "Accept-Encoding"], "x-app": "theirs" });
  const headers = await headersOf(url + path);
  expect(headers.get("x-app")).toBe("theirs");
  expect(headers.get("vary")).toBe("origin, accept-encoding");
});

test("GET /live-chart.js: without a vary of the program's, ours is as it was", async () => {
  const headers = await headersOf(`${await behind({})}/live-chart.js`);
  expect(headers.get("vary")).toBe("accept-encoding");
});

// Koa's programs say 404 so where nobody has responded yet, and some compress it.
test.each([false, true])(
  "what it says of a body of its own is not said of ours",
  async (isLate) => {
    const theirs = { "content-length": "9", "content-encoding": "br", etag: '"theirs"' };
    const url = await behind(theirs, isLate);
    for (const path of PATHS.filter((one) => one !== "/events")) {
      const response = await fetch(url + path);
      expect(response.statusText, path).toBe(path === "/nope" ? "Not Found" : "OK");
      expect((await response.text()).length, path).toBeGreaterThan(9);
      expect(response.headers.get("etag"), path).not.toBe('"theirs"');
    }
    expect((await headersOf(`${url}/events`)).get("content-length")).toBeNull();
  },
);
