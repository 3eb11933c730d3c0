import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { some } from "../../../support/some.ts";
import { CHART_OPTIONS, SERIES_OPTIONS } from "../../../../src/chart/options/validate/schema.ts";
import { fromSpec, PlotcastError } from "../../../../src/entries/plotcast.ts";
import { createChartSchema } from "../../../../scripts/schema/chart-schema.ts";

const FILE = fileURLToPath(new URL("../../../../schema/chart.schema.json", import.meta.url));
const schema = createChartSchema();
const matches = new Ajv2020({ allowUnionTypes: true }).compile(schema);

type Json = Record<string, unknown>;

function isTaken(spec: unknown): boolean {
  try {
    fromSpec(spec);
    return true;
  } catch (error) {
    if (error instanceof PlotcastError && error.code === "SPEC_INVALID") return false;
    throw error;
  }
}

const words = fc.string({ maxLength: 30 });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const value = fc.option(finite);
const color = fc.constantFrom("#123", "#2563eb", "RebeccaPurple", "hsl(10 50% 50%)", "RGB(1,2,3)");
const tone = fc.constantFrom("neutral", "good", "warning", "bad");
const axis = fc.constantFrom("y", "y2");
const curve = fc.constantFrom("linear", "monotone", "catmullRom", "step");
const scale = fc.constantFrom("linear", "log", "symlog");
const stack = fc.constantFrom(true, false, "percent");
const moment = fc.oneof(
  // Beyond that they would be seconds.
  fc.integer({ max: 946_684_799 }),
  fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
    .map((d) => d.toISOString()),
);
const bollinger = partial({ points: fc.integer({ min: 2, max: 100 }), deviations: fc.nat(100) });
const bounds = fc
  .tuple(finite, finite)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

function partial(fields: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[] = []) {
  return fc.record(fields, { requiredKeys });
}

const seriesOptions = {
  mark: fc.constantFrom("line", "area", "bar", "dot", "range", "candle", "box", "cell"),
  color,
  axis,
  curve,
  smooth: fc.boolean(),
  stack,
  dashed: fc.boolean(),
  average: fc.integer({ min: 2, max: 1e6 }),
  ema: fc.integer({ min: 2, max: 1e6 }),
  bollinger,
};

const options: Record<string, fc.Arbitrary<unknown>> = {
  title: words,
  xTitle: words,
  yTitle: words,
  y2Title: words,
  width: fc.integer({ min: 16, max: 10_000 }),
  height: fc.integer({ min: 16, max: 10_000 }),
  margin: fc.oneof(fc.nat(5000), partial({ top: fc.nat(5000), left: fc.nat(9) })),
  variant: fc.constantFrom("sparkline", "static", "interactive", "live"),
  curve,
  stack,
  yScale: scale,
  y2Scale: scale,
  timeZone: fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kolkata"),
  locale: fc.constantFrom("en-US", "de-DE", "ar"),
  timeFormat: fc.constantFrom("%H:%M", "%Y"),
  yFormat: fc.constantFrom(".1f", "~s", ",.2r"),
  tooltipFormat: fc.constantFrom(".1f", "~s"),
  values: fc.constantFrom("share", "raw"),
  yUnit: fc.constantFrom("B", "%", "ms", "W"),
  yDomain: bounds,
  y2Domain: fc.constantFrom([null, null], [0, null], [null, 5]),
  thresholds: fc.array(partial({ value: finite, label: words, tone, axis }, ["value"]), {
    maxLength: 4,
  }),
  bands: fc.array(partial({ from: value, to: value, label: words, tone, axis }, ["from", "to"]), {
    maxLength: 4,
  }),
  annotations: fc.array(
    fc.oneof(
      partial({ time: moment, until: moment, label: words, tone }, ["time"]),
      partial({ x: finite, until: moment, label: words, tone }, ["x"]),
    ),
    { maxLength: 4 },
  ),
  average: fc.integer({ min: 2, max: 100 }),
  ema: fc.integer({ min: 2, max: 100 }),
  bollinger,
  gapMs: fc.nat(),
  staleMs: fc.integer({ min: 1 }),
  maxAhead: fc.nat(),
  now: fc.nat(),
  distinguish: fc.constantFrom("color", "shape"),
  better: fc.constantFrom("higher", "lower", "neither"),
  reduce: fc.constantFrom("m4", "lttb"),
  range: bounds,
  hidden: fc.array(words, { maxLength: 5 }),
  theme: fc.oneof(
    fc.constantFrom("light", "dark", "auto"),
    partial(
      {
        background: color,
        text: color,
        series: fc.array(color, { minLength: 1, maxLength: 9 }),
        tones: partial({ bad: color, good: color }),
        shades: fc.array(color, { maxLength: 9 }),
      },
      ["background", "text", "series"],
    ),
  ),
  description: words,
  note: words,
  empty: words,
  window: fc.oneof(
    fc.record({ points: fc.integer({ min: 1, max: 1e7 }) }),
    fc.record({ ms: fc.integer({ min: 1, max: 1e12 }) }),
  ),
  everyMs: fc.integer({ min: 1, max: 1e12 }),
  nonce: fc.constantFrom("abc=", "A-b_c"),
};
for (const name of [
  "grid",
  "legend",
  "tooltips",
  "animate",
  "glide",
  "smooth",
  "zero",
  "zoneLabel",
]) {
  options[name] = fc.boolean();
}

const timePoint = partial({ time: moment, y: value, label: words, color, size: fc.nat() }, [
  "time",
  "y",
]);
const points = fc.oneof(
  fc.record({ points: fc.array(timePoint, { minLength: 1, maxLength: 5 }) }),
  fc.array(fc.tuple(moment, value), { minLength: 1, maxLength: 5 }).map((rows) => ({
    times: rows.map(([time]) => time),
    values: rows.map(([, y]) => y),
  })),
);
const series = fc
  .tuple(partial(seriesOptions), points, words)
  .map(([own, data, name]) => ({ name, ...own, ...data }))
  // Boxes summarize points, so these have no label or colour of their own.
  .filter(
    (one: Json) =>
      one["mark"] !== "box" || !/"(label|color)"/.test(JSON.stringify(one["points"] ?? [])),
  );

const specs: fc.Arbitrary<Json> = fc
  .tuple(partial(options), fc.array(series, { maxLength: 3 }))
  // Cells and boxes have axes that no other marks share.
  .filter(([, list]) => {
    const marks = new Set(list.map((one: Json) => one["mark"]));
    return marks.size < 2 || !(marks.has("cell") || marks.has("box"));
  })
  .map(([own, list]) => ({ ...withoutContradictions(own), series: list }));

/** Some options are those of some types only. */
function withoutContradictions(own: Json): Json {
  const { range, better, ...rest } = own;
  const type = rest["type"];
  if (type === "gauge" && range !== undefined) rest["range"] = range;
  if ((type === "gauge" || type === "stat") && better !== undefined) rest["better"] = better;
  return rest;
}

// `npm run schema` writes the file.
test("schema.json follows from the checks and the doc comments", async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(FILE);
});

test("schema.json has every option that JSON can express, each with a description", () => {
  const properties: Json = schema.properties;
  const named = Object.keys(CHART_OPTIONS).filter((name) => name !== "measureText");
  expect(Object.keys(properties).sort()).toEqual(["$schema", ...named].sort());
  const { properties: own }: { properties: Json } = schema.$defs.series;
  for (const name of some(Object.keys(SERIES_OPTIONS))) expect(own).toHaveProperty(name);
  for (const [name, shape] of [...Object.entries(properties), ...Object.entries(own)]) {
    expect((shape as Json)["description"], name).toMatch(/\w/);
  }
});

test("fromSpec() and schema.json take what is right", () => {
  fc.assert(
    fc.property(specs, (spec) => {
      expect(matches(spec), JSON.stringify(matches.errors)).toBe(true);
      expect(() => fromSpec(spec)).not.toThrow();
      expect(() => fromSpec(JSON.stringify(spec))).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

/** Puts a value somewhere into a copy of a description. */
function mutated(spec: Json, turns: number[], put: unknown, name: string): unknown {
  const copy = structuredClone(spec);
  let at: Json = copy;
  for (const turn of turns) {
    const keys = Object.keys(at);
    if (keys.length === 0) break;
    const key = keys[turn % keys.length] ?? "";
    const next = at[key];
    if (typeof next === "object" && next !== null && turn % 3 > 0) at = next as Json;
    else {
      at[key] = put;
      return copy;
    }
  }
  if (Array.isArray(at)) at.push(put);
  else at[name] = put;
  return copy;
}

test("fromSpec() takes nothing that schema.json refuses", () => {
  let taken = 0;
  const hostile = fc.constantFrom("valueOf", "constructor", "titel", "y", "points", "values", "xs");
  fc.assert(
    fc.property(specs, fc.array(fc.nat(), { maxLength: 5 }), fc.jsonValue(), hostile, (...all) => {
      const spec = mutated(...all);
      if (!isTaken(spec)) return;
      taken++;
      expect(matches(spec), JSON.stringify(matches.errors)).toBe(true);
    }),
    { numRuns: 2000 },
  );
  // Some 65 of 2000 on average.
  expect(taken).toBeGreaterThan(20);
});
