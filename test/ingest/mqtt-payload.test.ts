import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readPath, readPayload } from "../../src/ingest/mqtt-payload.ts";

/** Each value as `path kind value unit`, or what is wrong. */
function told(text: string, path = ""): string[] | string {
  const payload = readPayload(text, readPath(path));
  if (typeof payload === "string") return payload;
  return payload.values.map(({ path, kind, value, unit }) =>
    [path || "-", kind, value, unit || "-"].join(" "),
  );
}

test.each([
  ["21.4", "- gauge 21.4 -"],
  [" -.5e3\n", "- gauge -500 -"],
  ["21.4 °C", "- gauge 21.4 °C"],
  ["21,4°C", "- gauge 21.4 °C"],
  ["1013 hPa", "- gauge 1013 hPa"],
  ["55%", "- gauge 55 %"],
  ["3 m3", "- gauge 3 m3"],
  ["nan", "- gauge NaN -"],
  ["ON", "- state 1 -"],
  ["false", "- state 0 -"],
  ["offline", "- state 0 -"],
  ['"21.4"', "- gauge 21.4 -"],
])("readPayload reads %s", (text, value) => {
  expect(told(text)).toEqual([value]);
});

// As zigbee2mqtt, Tasmota and Shelly send them.
const ZIGBEE =
  '{"battery":97,"humidity":48.3,"last_seen":"2026-03-01T12:00:00Z","linkquality":120,"temperature":21.4,"occupancy":true,"model":"a1","update":{"state":"idle"}}';
const TASMOTA =
  '{"Time":"2026-03-01T12:00:00","AM2301":{"Temperature":21.4,"Humidity":48},"POWER":"ON","TempUnit":"C"}';
const SHELLY =
  '{"id":0,"apower":23.1,"errors":["overtemp"],"temperature":{"tC":40.1,"tF":104.2},"minute_ts":1772366400}';

test("readPayload takes every number and state of JSON, but no texts and moments", () => {
  expect(told(ZIGBEE)).toEqual([
    "battery gauge 97 -",
    "humidity gauge 48.3 -",
    "linkquality gauge 120 -",
    "temperature gauge 21.4 -",
    "occupancy state 1 -",
  ]);
  expect(told(TASMOTA)).toEqual([
    "AM2301.Temperature gauge 21.4 -",
    "AM2301.Humidity gauge 48 -",
    "POWER state 1 -",
  ]);
  expect(told("[1,[2,{}]]")).toEqual(["0 gauge 1 -", "1.0 gauge 2 -"]);
});

test.each([
  ["$.AM2301.Temperature", TASMOTA, ["AM2301.Temperature gauge 21.4 -"]],
  ["AM2301", TASMOTA, ["AM2301.Temperature gauge 21.4 -", "AM2301.Humidity gauge 48 -"]],
  ["sensors.1.value", '{"sensors":[{"value":1},{"value":2}]}', ["sensors.1.value gauge 2 -"]],
  ["$['sensors'][1].value", '{"sensors":[{"value":1},{"value":2}]}', ["sensors.1.value gauge 2 -"]],
  ["minute_ts", SHELLY, ["minute_ts gauge 1772366400 -"]],
  [
    "$.none",
    SHELLY,
    `expected a number at none in the JSON, got ${JSON.stringify(`${SHELLY.slice(0, 40)}…`)}`,
  ],
  ["__proto__.a", "{}", 'expected a number at __proto__.a in the JSON, got "{}"'],
])("readPayload follows the path %s", (path, text, values) => {
  expect(told(text, path)).toEqual(values);
});

test.each([
  ['{"time":1772366400,"a":1}', 1_772_366_400_000],
  ['{"ts":1772366400123,"a":1}', 1_772_366_400_123],
  ['{"last_seen":"2026-03-01T12:00:00+01:00","a":1}', Date.UTC(2026, 2, 1, 11)],
  // A device's own clock, and a time of an unknown zone.
  ['{"time":12345,"a":1}', undefined],
  [TASMOTA, undefined],
])("readPayload takes the moment of %s where it is beyond doubt", (text, time) => {
  expect(readPayload(text)).toMatchObject({ time });
});

test.each([
  "",
  "hello",
  "__proto__",
  "12:30",
  "10.0.0.1",
  "2026-03-01",
  "0x00158d0001",
  "{",
  '{"a":"b"}',
  "[]",
  "null",
])("readPayload refuses %j", (text) => {
  expect(readPayload(text)).toMatch(/^expected /);
});

test("readPayload never throws, and bounds what it gives", () => {
  const deep = `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`;
  expect(readPayload(deep)).toMatch(/^expected a number/);
  expect(told(JSON.stringify(Array.from({ length: 1000 }, () => 1)))).toHaveLength(256);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), fc.string(), (text, path) => {
      const payload = readPayload(text, readPath(path));
      if (typeof payload === "string") return;
      expect(payload.values.every(({ value }) => typeof value === "number")).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
