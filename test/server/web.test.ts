import { expect, onTestFinished, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { some } from "../support/some.ts";

test("fetch(): a browser that has the element's scripts already is told so, without a body", async () => {
  const live = createLive({ charts: { a: {} } });
  onTestFinished(() => live.close());
  for (const script of some(["live-chart.js", "live-chart-worker.js"])) {
    const url = `http://localhost/${script}`;
    const first = await live.fetch(new Request(url));
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    for (const method of some(["GET", "HEAD"])) {
      const { status, body } = await live.fetch(new Request(url, { method, headers }));
      expect([status, body], `${method} ${script}`).toEqual([304, null]);
    }
  }
});
