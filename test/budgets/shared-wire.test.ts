import { constants, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import type { Connection } from "../../src/live/subscriber.ts";
import { numbers } from "../sse/texts.ts";

const START = Date.UTC(2026, 0, 15, 10);

/** A connection that keeps what it is sent, and says whether it is drained. */
function recorder() {
  const received: Uint8Array[] = [];
  const connection: Connection = {
    write: (bytes) => received.push(bytes) > 0,
    end: () => {},
    destroy: () => {},
    onDrain: () => {},
    onEnd: () => {},
  };
  return { received, connection };
}

test("subscribe: 200 frames of a full window cost at most 130 bytes each, and a primer 1,670", async () => {
  const live = createLive({
    charts: { sensor: { title: "Live Sensor Data", grid: true, smooth: true, tooltips: true } },
    window: { points: 30 },
    everyMs: 16,
  });
  const random = numbers(20260115);
  let level = 20;
  let count = 0;
  const push = () => {
    level += (random() - 0.5) * 4 + (20 - level) * 0.1;
    const time = START + count++ * 2000 + Math.round((random() - 0.5) * 6);
    live.push("sensor", { Sensor: level }, time);
  };
  for (let i = 0; i < 61; i++) push();
  const { received, connection } = recorder();
  live.subscribe(["sensor"], {}, { named: false, encoding: "gzip" }, connection);
  while (received.length <= 200) {
    const before = received.length;
    push();
    while (received.length === before) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const [primer, ...frames] = received.slice();
  live.close();
  const average = frames.reduce((sum, { length }) => sum + length, 0) / frames.length;
  expect(primer?.length).toBeLessThanOrEqual(1670);
  expect(average).toBeLessThanOrEqual(130);
  const text = gunzipSync(Buffer.concat(received.slice(0, frames.length + 1)), {
    finishFlush: constants.Z_SYNC_FLUSH,
  }).toString();
  expect(text.match(/^data: <svg .*<\/svg>$/gm)).toHaveLength(frames.length + 1);
  expect(text).toContain(`data: ${live.draw("sensor")}\n`);
});

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
  expect(text).toMatch(/^retry: \d+\n\ndata: <svg .*<\/svg>\nid: 0\n\n$/);
  abort.abort();
  expect(live.stats().subscribers).toBe(0);
});
