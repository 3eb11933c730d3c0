import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { constants, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

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
  const reader = response.body!.getReader();
  // When to come again is a text of its own; the primer comes behind it.
  const [first, primer] = [await reader.read(), await reader.read()];
  const bytes = Buffer.concat([first.value!, primer.value!]);
  const text =
    encoding === null
      ? bytes.toString()
      : gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
  expect(text).toMatch(/^(:+\n)?retry: \d+\n\ndata: <svg .*<\/svg>\nid: 0\n\n$/);
  abort.abort();
  expect(live.stats().subscribers).toBe(0);
});

test("live.fetch() hears that a viewer has gone, also where nobody has kept its request", async () => {
  const live = createLive({ charts: { a: {} } });
  const abort = new AbortController();
  const watched = await live.fetch(new Request("http://x/events", { signal: abort.signal }));
  const reader = watched.body!.getReader();
  await reader.read();
  // What was given to `fetch` is out of sight only once this function has been left for a while.
  await new Promise(setImmediate);
  collectGarbage();
  abort.abort();
  expect(live.stats().subscribers).toBe(0);
  await reader.cancel();
});
