import { expect, test } from "vitest";
import { createLive } from "../../src/live.ts";
import { eventText } from "../../src/sse/event.ts";
import { gzip } from "../../src/sse/gzip.ts";
import { createSharedStream } from "../../src/sse/shared-stream.ts";
import { zstd } from "../../src/sse/zstd.ts";
import { numbers } from "../sse/texts.ts";
import { LIVE_TYPES, rowsOf } from "./live-types.ts";

const START = Date.UTC(2026, 0, 15, 10);
const EVERY_MS = 1000;
const POINTS = 30;
const FRAMES = 60;

const CASES = LIVE_TYPES.flatMap((type) =>
  [gzip, zstd].map((codec) => [type.name, codec === gzip ? "gzip" : "zstd", type, codec] as const),
);

test.each(CASES)(
  "createLive: 60 frames of a %s over %s cost a share of their size",
  (_name, _encoding, type, codec) => {
    const live = createLive({
      charts: { a: type.options },
      window: { points: POINTS },
      everyMs: EVERY_MS,
    });
    const jitter = numbers(7);
    const next = rowsOf(type);
    let count = 0;
    const push = () => {
      const off = Math.round((jitter() - 0.5) * 6);
      live.push("a", next(), START + count++ * EVERY_MS + off);
    };
    for (let i = 0; i < 5 * POINTS * (type.options.binMs === undefined ? 1 : 5); i++) push();
    const stream = createSharedStream(codec);
    const write = () =>
      stream.write([{ view: "a", text: eventText({ data: live.draw("a"), id: String(count) }) }]);
    write();
    let cost = 0;
    let sizes = 0;
    for (let i = 0; i < FRAMES; i++) {
      push();
      cost += write().length;
      sizes += live.draw("a").length;
    }
    expect(cost / sizes).toBeLessThan(0.1);
  },
);
