import { constants, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";

test.each([
  ["gzip, br", "gzip"],
  ["br", null],
  ["gzip;q=0", null],
])("GET /events with Accept-Encoding %j is encoded as %j", async (accepted, encoding) => {
  const live = createLive({ charts: { a: {} } });
  live.push("a", { v: 4711 });
  const abort = new AbortController();
  const response = await live.fetch(
    new Request("http://x/events", {
      headers: { "accept-encoding": accepted },
      signal: abort.signal,
    }),
  );
  expect(response.headers.get("content-encoding")).toBe(encoding);
  expect(response.headers.get("vary")).toBe("accept-encoding");
  const { value } = (await response.body?.getReader().read()) ?? {};
  const bytes = Buffer.from(value ?? []);
  const text =
    encoding === null
      ? bytes.toString()
      : gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
  expect(text).toMatch(/^(:+\n)?retry: \d+\n\ndata: <svg .*<\/svg>\nid: 0\n\n$/);
  abort.abort();
  expect(live.stats().subscribers).toBe(0);
});
