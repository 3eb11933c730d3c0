import { expect, test } from "vitest";
import { describeLines, readLines } from "./read-lines.ts";

const NOON = "2026-03-01T12:00";

test("createTableReader reads times as logs write them", () => {
  const lines: Array<[string, string]> = [
    ["12:00:01 5", `${NOON}:01.000Z value=5`],
    ["12:00:01.250,5", `${NOON}:01.250Z value=5`],
    ["Mar  1 12:00:01 5", `${NOON}:01.000Z value=5`],
    ["2026/03/01 12:00:00.123 5", `${NOON}:00.123Z value=5`],
    ["03/01/2026 5", "2026-03-01T00:00:00.000Z value=5"],
    ["03/01/2026 12:00:01 PM 5", `${NOON}:01.000Z value=5`],
    ["01.03.2026 12:00 5", `${NOON}:00.000Z value=5`],
    ["[01/Mar/2026:05:00:01 -0700] 5", `${NOON}:01.000Z value=5`],
    ["Sun, 01 Mar 2026 12:00:01 +0000 5", `${NOON}:01.000Z value=5`],
    ["Sun Mar  1 12:00:01 UTC 2026 5", `${NOON}:01.000Z value=5`],
    ["12:00:01 PM 5", `${NOON}:01.000Z value=5`],
    ["2026-03-01 13:00:01 +0100 5", `${NOON}:01.000Z value=5`],
    ["Mar  1 12:00:01 web1 app[12]: load=5 temp=21.4 C", `${NOON}:01.000Z load=5 temp=21.4°C`],
    ["time=1772366401 load=5", `${NOON}:01.000Z load=5`],
  ];
  for (const [line, row] of lines) expect(describeLines(line), line).toEqual([row]);
});

test("createTableReader reads a web server's log", () => {
  const line = '192.0.2.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /a.gif HTTP/1.0" 200 2326';
  expect(describeLines(line)).toEqual(["2000-10-10T20:55:36.000Z status=200 bytes=2326B"]);
  expect(describeLines(`${line} "https://example.org/" "Mozilla/5.0" 0.012`)).toEqual([
    "2000-10-10T20:55:36.000Z status=200 bytes=2326B request time=0.012",
  ]);
});

test("createTableReader reads dates with the day first once one shows it", () => {
  expect(describeLines("date,v\n13/01/2026,5\n03/01/2026,6")).toEqual([
    "2026-01-13T00:00:00.000Z v=5",
    "2026-01-03T00:00:00.000Z v=6",
  ]);
});

test("createTableReader reads tables of semicolons, decimal commas and dates of their own column", () => {
  expect(describeLines("Datum;Zeit;Temp;Preis\n01.03.2026;12:00;1,5;1.234,56")).toEqual([
    `${NOON}:00.000Z Temp=1.5 Preis=1234.56`,
  ]);
  expect(describeLines("avg-cpu:  %user   %nice\n          33,93    0,05")).toEqual([
    "%user=33.93% %nice=0.05%",
  ]);
});

test("createTableReader reads numbers with thousands apart", () => {
  expect(describeLines("name\tvisits\nhome\t1,234,500")).toEqual(["home: visits=1234500"]);
  expect(describeLines("visits\n1,234,500\n999")).toEqual(["visits=1234500", "visits=999"]);
  expect(describeLines("a b\n1,234,500 2,000")).toEqual(["a=1234500 b=2000"]);
  expect(describeLines('a,b\n"1,234",5\n"1,234,500",6')).toEqual(["a=1234 b=5", "a=1234500 b=6"]);
  expect(describeLines("a b\n1\u202f234\u202f500 5\n1'234'500 6")).toEqual([
    "a=1234500 b=5",
    "a=1234500 b=6",
  ]);
  expect(describeLines("visits=1,234,500 b=2")).toEqual(["visits=1234500 b=2"]);
});

test("createTableReader reads units in cells, in words of their own and in names", () => {
  expect(describeLines("50 %\n51 %")).toEqual(["value=50%", "value=51%"]);
  expect(describeLines("1024 MiB 12ms 250m\n1 GiB 1.2s 100m")).toEqual([
    "1=1073741824B 2=12ms 3=250m",
    "1=1073741824B 2=1200ms 3=100m",
  ]);
  expect(describeLines("cpu=250m mem=128Mi load: 50 %")).toEqual([
    "cpu=0.25cores mem=134217728B load=50%",
  ]);
  expect(describeLines("mem [MiB],temp (°C),%util,rkB/s\n5,21,3,4")).toEqual([
    "mem [MiB]=5MiB temp (°C)=21°C %util=3% rkB/s=4kB/s",
  ]);
});

test("createTableReader tells once per column what it cannot read, and takes all else", () => {
  expect(describeLines("a,b\n1,2\nabc,3\ndef,4\n5,ghi\n6,jkl")).toEqual([
    "a=1 b=2",
    "a= b=3",
    "a= b=4",
    "a=5 b=",
    "a=6 b=",
    '! line 3, column 1: expected a number, got "abc"',
    '! line 5, column 2: expected a number, got "ghi"',
  ]);
  expect(describeLines("t\n5 °C\n70 °F\n6 °C")).toEqual([
    "t=5°C",
    "t=°C",
    "t=6°C",
    '! line 3, column 1: expected a number in °C, got "70 °F"',
  ]);
});

test("createTableReader passes over a header that comes again, and knows the one of a table that comes again", () => {
  expect(describeLines("a,b\n1,2\na,b\n3,4")).toEqual(["a=1 b=2", "a=3 b=4"]);
  const tables = "a b c\n1 2 3\n\nx y z\n4 5 6\n\n";
  expect(describeLines(tables.repeat(2))).toEqual([
    "a=1 b=2 c=3",
    "x=4 y=5 z=6",
    "a=1 b=2 c=3",
    "x=4 y=5 z=6",
  ]);
});

test("createTableReader takes the names of columns from a remark", () => {
  expect(describeLines("# time temp hum\n12:00:01 21 55")).toEqual([
    `${NOON}:01.000Z temp=21 hum=55`,
  ]);
  expect(describeLines("# by bob\n1 2 3")).toEqual(["1=1 2=2 3=3"]);
});

test("createTableReader gives a time on a line of its own to the rows below it, once each", () => {
  const df = (used: number) =>
    `Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/sda1 100 ${used} 50 50% /`;
  const log = `Sun Mar  1 12:00:01 UTC 2026\n${df(50)}\nSun Mar  1 12:00:02 UTC 2026\n${df(51)}`;
  expect(describeLines(log).map((row) => row.slice(0, 27))).toEqual(
    [`${NOON}:01.000Z /:`, `${NOON}:02.000Z /:`].map((start) => expect.stringMatching(`^${start}`)),
  );
  // What goes on after one date is not all of that moment.
  expect(describeLines("Sun Mar  1 12:00:01 UTC 2026\n1 2\n3 4\n5 6")).toEqual([
    `${NOON}:01.000Z 1=1 2=2`,
    "1=3 2=4",
    "1=5 2=6",
  ]);
});

test("createTableReader reads a time and a whole number between commas as two cells", () => {
  const expected = ["2026-03-08T01:59:59.000Z v=1", "2026-03-08T02:30:00.000Z v=200"];
  expect(describeLines("time,v\n2026-03-08 01:59:59,1\n2026-03-08T02:30:00,200")).toEqual(expected);
  expect(describeLines("time,v\n08.03.2026 01:59:59,1\n08.03.2026 02:30:00,200")).toEqual(expected);
  expect(describeLines("date,v\nMar  1 12:00:01,5\nMar  1 12:00:02,16")).toEqual([
    "2026-03-01T12:00:01.000Z v=5",
    "2026-03-01T12:00:02.000Z v=16",
  ]);
  expect(describeLines("01:59:59,7")).toEqual(["2026-03-01T01:59:59.000Z value=7"]);
  expect(describeLines("Mar  1 12:00:01,500 load=5")).toEqual(["2026-03-01T12:00:01.500Z load=5"]);
});

test("createTableReader takes columns from a header that comes again with others, or in another order", () => {
  expect(
    describeLines("time,a,b\n2026-03-01,1,2\ntime,b,a\n2026-03-02,3,4\ntime,c,d\n2026-03-03,5,6"),
  ).toEqual([
    "2026-03-01T00:00:00.000Z a=1 b=2",
    "2026-03-02T00:00:00.000Z b=3 a=4",
    "2026-03-03T00:00:00.000Z c=5 d=6",
  ]);
  expect(describeLines("a,b\n1,2\nb,a\n3,4")).toEqual(["a=1 b=2", "b=3 a=4"]);
});

test("createTableReader takes numbers behind the name of the time for names", () => {
  expect(describeLines("date,2024,2025\n2026-03-01,1,2")).toEqual([
    "2026-03-01T00:00:00.000Z 2024=1 2025=2",
  ]);
  expect(describeLines("t,21,5\nh,55,3")).toEqual(["t=21.5", "h=55.3"]);
});

test("createTableReader reports a row that it cannot read, and keeps the header above it", () => {
  expect(describeLines("time,a\n2026-03-01,(1.5)\n2026-03-02,5")).toEqual([
    "2026-03-02T00:00:00.000Z a=5",
    '! line 2: expected numbers, got "2026-03-01,(1.5)"',
  ]);
  expect(describeLines("time,msg,v\n2026-03-01,boot,\n2026-03-02,on,5")).toEqual([
    "2026-03-02T00:00:00.000Z v=5",
  ]);
});

test("createTableReader gives all values of a name one unit", () => {
  expect(
    describeLines("dur=1.5s n=1\ndur=250ms n=2\ndur=1m2.5s n=3\ndur=900us n=x\ndur=5B n=y"),
  ).toEqual([
    "dur=1.5s n=1",
    "dur=0.25s n=2",
    "dur=62.5s n=3",
    "dur=0.0009s n=",
    "dur=s n=",
    '! line 4: n: expected a number, got "x"',
    '! line 5: dur: expected a number in s, got "5B"',
  ]);
});

test("createTableReader reads true and false between delimiters as 1 and 0", () => {
  expect(describeLines("time,up\n2026-03-01,true\n2026-03-02,FALSE")).toEqual([
    "2026-03-01T00:00:00.000Z up=1",
    "2026-03-02T00:00:00.000Z up=0",
  ]);
});

test("createTableReader reads days first where commas are for decimals", () => {
  expect(describeLines("date;v\n01/03/2026 12:00;1,5")).toEqual(["2026-03-01T12:00:00.000Z v=1.5"]);
});

test("createTableReader tells once that dates were read with day and month the wrong way round", () => {
  const text = "date,v\n01/03/2026,1\n02/03/2026,1\n15/03/2026,5\n16/03/2026,5";
  const { rows, problems } = readLines(text);
  expect(rows).toHaveLength(4);
  expect(problems).toEqual([expect.stringMatching(/^line 4: day and month .* lines before/)]);
  expect(readLines("date,v\n15/03/2026,1\n01/03/2026,5").problems).toEqual([]);
});

test("createTableReader tells of a column of times that it cannot read", () => {
  expect(describeLines("time,v\n2026-W09-7,1\n2026-W09-8,2")).toEqual([
    "v=1",
    "v=2",
    '! line 2, column 1: expected a time, such as 2026-03-01T12:00:00Z, got "2026-W09-7"',
  ]);
  expect(describeLines("time,v\n20260301T120000Z,1")).toEqual([`${NOON}:00.000Z v=1`]);
});

test("createTableReader reads prices, minus signs and spaces between thousands", () => {
  const text = 'a;b;c\n$1.50;−5;12 345,5\n-$5;6;1 000 €\n"$ 1,234.50";−1,5;-2 000 000';
  expect(describeLines(text)).toEqual([
    "a=1.5$ b=-5 c=12345.5",
    "a=-5$ b=6 c=1000€",
    "a=1234.5$ b=-1.5 c=-2000000€",
  ]);
});
