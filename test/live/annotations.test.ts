import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lineChart } from "../../src/entries/plotcast.ts";
import { createLive } from "../../src/entries/live.ts";
import { createAnnotations, annotationHorizon } from "../../src/live/annotations.ts";
import { createPointWindow } from "../../src/live/point-window.ts";

const START = Date.UTC(2026, 2, 1, 12);
const SECOND = 1000;

test("createAnnotations: forgets what was over before a moment, and says whether there was any", () => {
  const notes = createAnnotations([{ time: START, label: "given" }, { x: 5 }]);
  notes.add({ time: new Date(START + 1000), until: START + 5000, label: "long" });
  notes.add({ time: new Date(START + 2000).toISOString(), label: "short" });
  const labels = () => notes.all().map(({ label }) => label);
  expect(notes.removeBefore(START)).toBe(false);
  expect(notes.removeBefore(Number.NEGATIVE_INFINITY)).toBe(false);
  expect(notes.removeBefore(Number.NaN)).toBe(false);
  expect(notes.removeBefore(START + 2001)).toBe(true);
  expect(labels()).toEqual([undefined, "long"]);
  expect(notes.removeBefore(START + 2001)).toBe(false);
  expect(notes.isEmpty()).toBe(false);
  expect(notes.removeBefore(START + 5001)).toBe(true);
  // What did not happen at a time never leaves.
  expect(labels()).toEqual([undefined]);
});

test("createAnnotations: keeps the newest 100 of those added, and all that were given", () => {
  const given = Array.from({ length: 150 }, (_, i) => ({ time: START + i }));
  const notes = createAnnotations(given);
  for (let i = 0; i < 150; i++) notes.add({ time: START, label: `n${i}` });
  expect(notes.all()).toHaveLength(250);
  expect(createAnnotations().isEmpty()).toBe(true);
  expect(notes.all()[150]?.label).toBe("n50");
});

test("annotationHorizon: while there is room for older points nothing is forgotten", () => {
  const window = { points: 5 };
  const points = createPointWindow(window);
  for (let i = 0; i < 19; i++) points.push([START + i * SECOND], [i]);
  expect(annotationHorizon([points], window, START + 18 * SECOND)).toBe(Number.NEGATIVE_INFINITY);
  points.push([START + 19 * SECOND], [19]);
  expect(annotationHorizon([points], window, START + 19 * SECOND)).toBe(START - 19 * SECOND);
});

/** How far a plot glides depends on when it was drawn last. */
const STILL = { glide: false } as const;

test("annotate: a chart that has forgotten draws what one does that was told all of it", () => {
  const pushes = fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 5000 }),
      back: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(40_000)),
      series: fc.constantFrom("a", "b"),
      note: fc.option(fc.record({ ago: fc.nat(60_000), lasts: fc.option(fc.nat(60_000)) })),
    }),
    { minLength: 1, maxLength: 120 },
  );
  const spans = fc.oneof(
    fc.record({ points: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ ms: fc.integer({ min: 1000, max: 30_000 }) }),
  );
  const run = fc.property(pushes, spans, (steps, window) => {
    const told: { time: number; until?: number; label: string }[] = [];
    // A glide depends on the frame before.
    const charts = { a: { glide: false } };
    const forgetful = createLive({ charts, window, everyMs: SECOND });
    let now = START;
    const rows: { time: number; values: Map<string, number> }[] = [];
    for (const [i, { gap, back, series, note }] of steps.entries()) {
      now += gap;
      // A late point makes a window of points longer, so that what was out of sight would be seen again.
      const late = "ms" in window ? back : 0;
      const row = { time: now - late, values: new Map([[series, i]]) };
      rows.push(row);
      forgetful.pushRows("a", [row]);
      if (i % 2 === 0) forgetful.draw("a");
      if (note === null) continue;
      const time = now - note.ago;
      const until = note.lasts === null ? {} : { until: time + note.lasts };
      const one = { time, ...until, label: `n${i}` };
      told.push(one);
      forgetful.annotate("a", one);
    }
    const patient = createLive({ charts, window, everyMs: SECOND });
    for (const row of rows) patient.pushRows("a", [row]);
    for (const one of told.slice(-100)) patient.annotate("a", one);
    // Whether a point is too late depends on what a chart has let go of, and so on when it was drawn.
    fc.pre(forgetful.stats().pointsLate === patient.stats().pointsLate);
    expect(forgetful.draw("a", STILL)).toBe(patient.draw("a", STILL));
  });
  fc.assert(run, { numRuns: 100 });
});

test("annotate: once it has slid out, frames are those of a chart without it", () => {
  const live = createLive({
    charts: { a: { glide: false, annotations: [{ time: START + 7 * SECOND, label: "given" }] } },
    window: { points: 10 },
  });
  const points = Array.from({ length: 100 }, (_, i) => ({ time: START + i * SECOND, y: i % 7 }));
  for (const { time, y } of points) {
    live.push("a", { v: y }, time);
    if (time === START + 5 * SECOND) live.annotate("a", { time, label: "added" });
    if (time === START + 9 * SECOND) {
      for (const label of ["given", "added"]) expect(live.draw("a")).toContain(label);
    }
  }
  expect(live.draw("a")).toBe(
    lineChart({ variant: "live", glide: false, window: { points: 10 }, everyMs: SECOND })
      .add("v", points)
      .render(),
  );
});

test("annotate: refuses a text in the place of an annotation", () => {
  const live = createLive({ charts: { a: {} } });
  expect(() => live.annotate("a", "deploy" as never)).toThrow(/\(item 0\), got "deploy"$/);
});
