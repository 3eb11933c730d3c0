import { expect, test } from "vitest";
import { PlotcastError } from "../../src/error.ts";
import { createTableReader, type TableOptions } from "../../src/ingest/table.ts";
import { describeLines } from "./read-lines.ts";

test("createTableReader({ columns }) makes series of those columns, by name or number", () => {
  const table = "time,a,b,c\n12:00:01,1,2,3\n12:00:02,4,5,6";
  expect(describeLines(table, { columns: ["b", "4"] })).toEqual([
    "2026-03-01T12:00:01.000Z b=2 c=3",
    "2026-03-01T12:00:02.000Z b=5 c=6",
  ]);
  expect(describeLines("1 2 3\n4 5 6", { columns: ["2"] })).toEqual(["2=2", "2=5"]);
  expect(describeLines("a=1 b=2 c=3", { columns: ["c", "a"] })).toEqual(["a=1 c=3"]);
  expect(describeLines("a,b\n1,2", { columns: ["q"] })).toEqual([
    '! line 2: expected numbers in the columns "q" of "a, b", got "1,2"',
  ]);
});

test("createTableReader({ x }) takes a column's number for x", () => {
  expect(describeLines("x,y\n1,5\n2.5,6", { x: "x" })).toEqual(["1 y=5", "2.5 y=6"]);
  expect(describeLines("5 1\n6 2", { x: "2" })).toEqual(["1 1=5", "2 1=6"]);
  expect(describeLines("x,y\nq,5", { x: "x" })).toEqual([
    '! line 2: expected a number in column x, got "q,5"',
  ]);
});

test("createTableReader({ key }) takes a column's text for what a row is about", () => {
  const table = "time,plant,temp\n12:00:01,north,1\n12:00:01,10,2";
  expect(describeLines(table, { key: "plant" })).toEqual([
    "2026-03-01T12:00:01.000Z north: temp=1",
    "2026-03-01T12:00:01.000Z 10: temp=2",
  ]);
  expect(describeLines("host load\nweb 5\ndb 7", { key: "host" })).toEqual([
    "web: load=5",
    "db: load=7",
  ]);
  expect(describeLines("host=web load=5", { key: "host" })).toEqual(["web: load=5"]);
});

test("createTableReader takes a column that is named as a thing, or a first one of text, for the key", () => {
  expect(describeLines("time,host,device,load\n12:00:01,web,sda,1")).toEqual([
    "2026-03-01T12:00:01.000Z web/sda: load=1",
  ]);
  expect(describeLines("plant,temp\nnorth,1\nsouth,2")).toEqual(["north: temp=1", "south: temp=2"]);
  // A first text among numbers is a mistake rather than a name.
  expect(describeLines("a,b\nx,1\n2,3")).toEqual(["x: b=1", "a=2 b=3"]);
});

test("createTableReader({ delimiter }) splits there and nowhere else", () => {
  expect(describeLines("a:b\n1:2", { delimiter: ":" })).toEqual(["a=1 b=2"]);
  expect(describeLines("a|b\n1|", { delimiter: "|" })).toEqual(["a=1 b="]);
  expect(describeLines("1,5 2", { delimiter: " " })).toEqual(["1=1.5 2=2"]);
});

test("createTableReader({ decimal }) reads that sign", () => {
  expect(describeLines("1,234 5,5", { decimal: "," })).toEqual(["1=1.234 2=5.5"]);
  expect(describeLines("1,234\t5.5", { decimal: "." })).toEqual(["1=1234 2=5.5"]);
  expect(describeLines("a=1,5 b=2", { decimal: "," })).toEqual(["a=1.5 b=2"]);
});

test("createTableReader({ timeFormat, timeZone }) reads times in front and in columns", () => {
  const options: TableOptions = { timeFormat: "%d|%m|%Y %Hh%M", timeZone: "Europe/Berlin" };
  expect(describeLines("01|03|2026 12h00;5\n01|03|2026 12h01;6", options)).toEqual([
    "2026-03-01T11:00:00.000Z value=5",
    "2026-03-01T11:01:00.000Z value=6",
  ]);
  expect(describeLines("v,time\n5,01|03|2026 12h00", options)).toEqual([
    "2026-03-01T11:00:00.000Z v=5",
  ]);
  expect(describeLines('{"time":"01|03|2026 12h00","v":5}', options)).toEqual([
    "2026-03-01T11:00:00.000Z v=5",
  ]);
});

test("createTableReader refuses options that it does not know", () => {
  const wrong = [
    { time: "last" },
    { timeZone: "Mars/Olympus" },
    { timeFormat: "%Q" },
    { delimiter: "" },
    { delimiter: ",;" },
    { delimiter: "a" },
    { decimal: "'" },
    { columns: "a" },
    { columns: [1] },
    { columns: [""] },
    { x: "" },
    { key: 5 },
  ];
  for (const options of wrong) {
    expect(
      () => createTableReader(options as unknown as TableOptions),
      JSON.stringify(options),
    ).toThrow(PlotcastError);
  }
});
