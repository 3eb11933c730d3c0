import { constants, createDeflateRaw, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { lineChart } from "../../src/entries/plotcast.ts";
import { frames } from "../support/live-frames.ts";
import { some } from "../support/some.ts";

const FRAMES = 260;

function eventsOf(svgs: string[]): string[] {
  return svgs.map((svg, i) => `id: ${i + 1}\ndata: ${svg}\n\n`);
}

function sharedStreamBytes(events: string[]): Promise<number[]> {
  const deflate = createDeflateRaw({ level: 9 });
  const sizes: number[] = [];
  return new Promise((resolve) => {
    let size = 0;
    deflate.on("data", (chunk: Buffer) => (size += chunk.length));
    const next = (i: number): void => {
      const event = events[i];
      if (event === undefined) return resolve(sizes);
      deflate.write(event);
      deflate.flush(constants.Z_SYNC_FLUSH, () => {
        sizes.push(size);
        size = 0;
        next(i + 1);
      });
    };
    next(0);
  });
}

test.for([1, 2, 3])(
  "lineChart().render() of 200 frames costs at most 135 bytes each in one gzip, run %i",
  (seed) => {
    const bytes = gzipSync(eventsOf(frames(200, seed)).join(""), { level: 9 }).length;
    expect(bytes / 200).toBeLessThanOrEqual(135);
  },
);

test("lineChart().render() costs at most 135 bytes a frame on a shared stream with sync flushes", async () => {
  const sizes = await sharedStreamBytes(eventsOf(frames(FRAMES)));
  expect(sizes).toHaveLength(FRAMES);
  // The first frame tells all; those after it tell what changed.
  const after = sizes.slice(1);
  expect(after.reduce((sum, size) => sum + size, 0) / after.length).toBeLessThanOrEqual(135);
});

test("lineChart().render() of a live frame with tooltips takes at most 7,700 bytes", () => {
  // A box with the series' name takes 50 bytes a point, which cost next to nothing on the wire.
  for (const svg of some(frames(20))) expect(svg.length).toBeLessThanOrEqual(7700);
});

const MILLION = 1_000_000;

function timed(draw: () => string): { svg: string; ms: number } {
  const started = performance.now();
  const svg = draw();
  return { svg, ms: performance.now() - started };
}

test("lineChart().render() draws a million points within two seconds and 200 KB", () => {
  const points = Array.from({ length: MILLION }, (_, i) => ({ x: i, y: Math.sin(i / 9) }));
  points[777_777] = { x: 777_777, y: 50 };
  const { svg, ms } = timed(() => lineChart({ smooth: true }).add("a", points).render());
  expect(ms).toBeLessThan(2000);
  expect(svg.length).toBeLessThan(200_000);
  expect(svg).toContain(">50<");
});

test("lineChart().render() draws a million points that go back in time just as well", () => {
  const times = Array.from({ length: MILLION }, (_, i) => MILLION - i);
  const { svg, ms } = timed(() => lineChart().add("a", { times, values: times }).render());
  expect(ms).toBeLessThan(2000);
  expect(svg.length).toBeLessThan(200_000);
});

test.for([2, 3, 10])(
  "lineChart().render() is small where every %dth of many points is a gap",
  (n) => {
    const xs = Array.from({ length: MILLION / 5 }, (_, i) => i);
    const values = xs.map((x) => (x % n === 0 ? null : Math.sin(x)));
    const svg = lineChart().add("a", { xs, values }).render();
    expect(svg.length).toBeLessThan(200_000);
  },
);

test("lineChart().render() is small where many points share one moment", () => {
  const xs = Array.from({ length: MILLION / 5 }, () => 7);
  const svg = lineChart({ variant: "interactive", smooth: true })
    .add("a", { xs, values: xs.map((_, i) => i % 100) })
    .render();
  expect(svg.length).toBeLessThan(20_000);
});
