import { expect, test } from "vitest";
import { readLines } from "./read-lines.ts";
import { PlotcastError } from "../../src/error.ts";
import { createTableReader, type TableOptions } from "../../src/ingest/table.ts";

/** What a reader made of a line: its values, with `@` for the time; text for a problem. */
type Reading = Record<string, number | null> | string | undefined;

function readAll(text: string, options?: TableOptions): Reading[] {
  const reader = createTableReader(options);
  return text.split("\n").map((line) => {
    const result = reader.read(line);
    if (result === undefined) return undefined;
    if ("problem" in result) return result.problem;
    const time = result.time === undefined ? {} : { "@": result.time };
    return { ...time, ...Object.fromEntries(result.values) };
  });
}

function rowsOf(text: string, options?: TableOptions): Reading[] {
  return readAll(text, options).filter((reading) => reading !== undefined);
}

const SEVEN = Date.UTC(2026, 10, 22, 7);

// `vmstat 1 3`, procps-ng 4.0.2, as captured.
const VMSTAT = `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  0      0 24102656   1572 431524    0    0   428   299  183  378 13  3 81  0  3
 1  0      0 24102656   1572 431524    0    0     0     0   68   90  0  0 100  0  0
 1  0      0 24102656   1572 431524    0    0    48  1264   51   88  0  1 100  0  0
`;

// `vmstat -w -t 1 1`, as captured.
const VMSTAT_WIDE = `--procs-- -----------------------memory---------------------- ---swap-- -----io---- -system-- ----------cpu---------- -----timestamp-----
   r    b         swpd         free         buff        cache   si   so    bi    bo   in   cs  us  sy  id  wa  st  gu                 UTC
   4    0            0     23774852         1668       478652    0    0   477   447  169  396   8   3  88   0   2   0 2026-11-22 07:48:51`;

test("createTableReader reads vmstat", () => {
  const readings = readAll(VMSTAT);
  expect(readings[0]).toBeUndefined();
  expect(readings[1]).toBeUndefined();
  expect(readings[2]).toEqual({
    r: 1,
    b: 0,
    swpd: 0,
    free: 24102656,
    buff: 1572,
    cache: 431524,
    si: 0,
    so: 0,
    bi: 428,
    bo: 299,
    in: 183,
    cs: 378,
    us: 13,
    sy: 3,
    id: 81,
    wa: 0,
    st: 3,
  });
  expect(readings[4]).toMatchObject({ bi: 48, bo: 1264, id: 100 });
  expect(readings[5]).toBeUndefined();
});

test("createTableReader keeps the order of vmstat's columns", () => {
  const reader = createTableReader();
  const row = VMSTAT.split("\n").map((line) => reader.read(line))[2];
  if (row === undefined || "problem" in row) throw new Error("no row");
  expect([...row.values.keys()].join(" ")).toBe(
    "r b swpd free buff cache si so bi bo in cs us sy id wa st",
  );
});

test("createTableReader passes over vmstat's headers when they come again", () => {
  const readings = rowsOf(VMSTAT.repeat(40));
  expect(readings).toHaveLength(120);
  for (const reading of readings) expect(Object.keys(reading ?? {})).toHaveLength(17);
});

test("createTableReader leaves out the timestamp of vmstat -t, which is in the host's zone", () => {
  const [row] = rowsOf(VMSTAT_WIDE);
  expect(Object.keys(row ?? {})).toHaveLength(18);
  expect(row).toMatchObject({ r: 4, free: 23774852, gu: 0 });
  expect(row).not.toHaveProperty("@");
});

test("createTableReader reads one number per line", () => {
  expect(readAll("1\n-2.5\n 3e2 \n12%\n1.5k\n1700000000")).toEqual([
    { value: 1 },
    { value: -2.5 },
    { value: 300 },
    { value: 12 },
    { value: 1500 },
    { value: 1_700_000_000 },
  ]);
  expect(rowsOf("load\n1\n2")).toEqual([{ load: 1 }, { load: 2 }]);
});

test("createTableReader names columns without a header by their place", () => {
  expect(readAll("1 2 3\n4,5,6\n7;8;9\n1\t2\t3\n1|2|3")).toEqual([
    { 1: 1, 2: 2, 3: 3 },
    { 1: 4, 2: 5, 3: 6 },
    { 1: 7, 2: 8, 3: 9 },
    { 1: 1, 2: 2, 3: 3 },
    { 1: 1, 2: 2, 3: 3 },
  ]);
  expect(rowsOf("1 2\n1 2 3\n1")).toEqual([{ 1: 1, 2: 2 }, { 1: 1, 2: 2, 3: 3 }, { 1: 1 }]);
});

test("createTableReader takes a first column of dates or epoch times for the time", () => {
  expect(readAll("2026-11-22T07:00:00Z 5")).toEqual([{ "@": SEVEN, value: 5 }]);
  expect(readAll("2026-11-22 07:00:00 5 6")).toEqual([{ "@": SEVEN, 1: 5, 2: 6 }]);
  expect(readAll("2026-11-22 07:00:00,5,6")).toEqual([{ "@": SEVEN, 1: 5, 2: 6 }]);
  expect(readAll("2026-11-22,07:00:00,5")).toEqual([{ "@": SEVEN, value: 5 }]);
  expect(readAll("2026-11-22\t5")).toEqual([{ "@": Date.UTC(2026, 10, 22), value: 5 }]);
  for (const scale of [1e-3, 1, 1e3, 1e6]) {
    expect(readAll(`${SEVEN * scale} 5`)).toEqual([{ "@": SEVEN, value: 5 }]);
  }
  expect(readAll(`${SEVEN / 1000}.25 5`)).toEqual([{ "@": SEVEN + 250, value: 5 }]);
});

test("createTableReader takes the first row's word for where the time is", () => {
  expect(readAll("5 1\n1700000000 2")).toEqual([
    { 1: 5, 2: 1 },
    { 1: 1_700_000_000, 2: 2 },
  ]);
  expect(readAll("1700000000 1\n5 2")[1]).toBe(
    'line 2: expected a time (ISO 8601, or epoch seconds to nanoseconds) in front, got "5 2"',
  );
});

test("createTableReader takes a column that the header names as a time for the time", () => {
  for (const name of [
    "time",
    "Timestamp",
    "date",
    "datetime",
    "ts",
    "t",
    "@timestamp",
    "Time (s)",
  ]) {
    const csv = `temp,${name}\n5,${SEVEN / 1000}`;
    expect(rowsOf(csv), name).toEqual([{ "@": SEVEN, temp: 5 }]);
  }
  expect(rowsOf("date time temp\n2026-11-22 07:00:00 5")).toEqual([{ "@": SEVEN, temp: 5 }]);
  expect(rowsOf("time temp\n2026-11-22 07:00:00 5")).toEqual([{ "@": SEVEN, temp: 5 }]);
  expect(rowsOf("when temp\n2026-11-22 07:00:00 5")).toEqual([{ "@": SEVEN, temp: 5 }]);
  expect(rowsOf("rx tx\n1700000000 5")).toEqual([{ rx: 1_700_000_000, tx: 5 }]);
  expect(rowsOf("t v\n0.5 5")).toEqual([{ t: 0.5, v: 5 }]);
});

test("createTableReader reads CSV with quotes, gaps and missing cells", () => {
  const csv = `time,"CPU, user","say ""hi""",cpu,cpu
2026-11-22T07:00:00Z,1,2,3,4
2026-11-22T07:00:00Z,,nan,NA,-
2026-11-22T07:00:00Z,inf,2
2026-11-22T07:00:00Z,1,2,3,4,
2026-11-22T07:00:00Z,1,2,3,4,5`;
  const names = ["CPU, user", 'say "hi"', "cpu", "cpu (2)"];
  const row = (values: Array<number | null>) => ({
    "@": SEVEN,
    ...Object.fromEntries(names.map((name, index) => [name, values[index] ?? null])),
  });
  expect(rowsOf(csv)).toEqual([
    row([1, 2, 3, 4]),
    row([]),
    row([null, 2]),
    row([1, 2, 3, 4]),
    expect.stringMatching(
      /^line 6: expected 5 columns \(time, CPU, user, say "hi", …\), got "2026/,
    ),
  ]);
});

test("createTableReader reads a table of tabs whose first cells are empty", () => {
  expect(rowsOf("\ta\tb\n0\t1\t2\n\t\t3")).toEqual([
    { 1: 0, a: 1, b: 2 },
    { 1: null, a: null, b: 3 },
  ]);
});

test("createTableReader leaves out columns of text until they have a number", () => {
  expect(rowsOf("host,load,state\nweb,1,up\ndb,2,7\nweb,3,down\nweb,-,")).toEqual([
    { load: 1 },
    { load: 2, state: 7 },
    { load: 3, state: null },
    { load: null, state: null },
  ]);
  expect(rowsOf("sda 1.0 2.0 3.4xy")).toEqual([{ 2: 1, 3: 2 }]);
});

test("createTableReader keeps its header when a first row holds only gaps", () => {
  expect(rowsOf("host,load\nweb,NA\nweb,5")).toEqual([{ load: null }, { load: 5 }]);
  expect(rowsOf("time,load\n2026-11-22T07:00:00Z,\n2026-11-22T07:00:00Z,5")).toEqual([
    { "@": SEVEN, load: null },
    { "@": SEVEN, load: 5 },
  ]);
});

test("createTableReader reads values with names", () => {
  const row = { temp: 21.4, hum: 55 };
  const lines = [
    "temp 21.4 hum 55",
    "temp=21.4 hum=55",
    "temp = 21.4, hum = 55",
    "temp: 21.4 hum: 55",
    "temp: 21.4 C, hum: 55 %",
    "temp:21.4,hum:55",
    "temp:21.4\thum:55",
    "temp 21.4; hum 55%",
    '"temp"=21.4 "hum"=55',
    "temp : 21.4 hum : 55",
  ];
  for (const line of lines) expect(readAll(line), line).toEqual([row]);
  expect(readAll(lines.join("\n"))).toEqual(lines.map(() => row));
});

test("createTableReader reads the time of values with names", () => {
  const row = { "@": SEVEN, temp: 5 };
  expect(readAll("2026-11-22 07:00:00 temp=5")).toEqual([row]);
  expect(readAll("2026-11-22T07:00:00Z temp 5")).toEqual([row]);
  expect(readAll(`${SEVEN} temp: 5`)).toEqual([row]);
  expect(readAll(`time=${SEVEN / 1000} temp=5`)).toEqual([row]);
  expect(readAll("temp=5 ts=2026-11-22T07:00:00Z")).toEqual([row]);
  expect(readAll("time: 2026-11-22T07:00:00Z temp: 5")).toEqual([row]);
});

test("createTableReader finds the numbers of a log line and of ping", () => {
  expect(readAll('level=info msg="took x=5 ms" took=12 user=bob retry')).toEqual([{ took: 12 }]);
  const ping = `PING example.net (192.0.2.1) 56(84) bytes of data.
64 bytes from example.net (192.0.2.1): icmp_seq=1 ttl=117 time=3.55 ms
Request timeout for icmp_seq 2`;
  expect(rowsOf(ping)).toEqual([{ time: 3.55 }, { time: null }]);
});

test("createTableReader reads gaps of values with names", () => {
  expect(rowsOf("temp=1 hum=nan\ntemp=nan\ntemp -")).toEqual([
    { temp: 1, hum: null },
    { temp: null },
    { temp: null },
  ]);
});

test("createTableReader takes rows of a name and a value for a series each", () => {
  expect(rowsOf("host load\nweb 5\ndb 7")).toEqual([{ web: 5 }, { db: 7 }]);
  expect(rowsOf("host,load\nweb,5\ndb,7")).toEqual([{ load: 5 }, { load: 7 }]);
});

test("createTableReader reads a last column of many words", () => {
  const ps = `  PID %CPU   RSS COMMAND
    1  0.3 11644 /sbin/init --log=5 -o a,b;c
   15  0.1     0 [rcu_preempt]
   16  0.1     4 sh -c FOO=5 sleep 3`;
  expect(rowsOf(ps)).toEqual([
    { "%CPU": 0.3, RSS: 11644 },
    { "%CPU": 0.1, RSS: 0 },
    { "%CPU": 0.1, RSS: 4 },
  ]);
});

test("createTableReader follows tables of different widths that take turns", () => {
  const iostat = `avg-cpu:  %user   %nice %system
           0.50    0.00    0.25

Device             tps    kB_read/s    kB_wrtn/s
sda               1.00        20.00         3.00

`;
  const readings = rowsOf(iostat.repeat(3));
  const cpu = { "%user": 0.5, "%nice": 0, "%system": 0.25 };
  const disk = { tps: 1, "kB_read/s": 20, "kB_wrtn/s": 3 };
  expect(readings).toEqual([cpu, disk, cpu, disk, cpu, disk]);
});

test("createTableReader passes over a header that holds the time of day, as sar's does", () => {
  const sar = (minute: string) => `12:${minute}:01 AM     CPU     %user     %nice
12:${minute}:02 AM     all      0.50      0.00`;
  expect(
    rowsOf(`Linux 6.1 (host) 11/22/26 _x86_64_ (2 CPU)\n\n${sar("00")}\n\n${sar("01")}`),
  ).toEqual([
    { "@": Date.UTC(2026, 10, 22, 0, 0, 2), "%user": 0.5, "%nice": 0 },
    { "@": Date.UTC(2026, 10, 22, 0, 1, 2), "%user": 0.5, "%nice": 0 },
  ]);
});

test("createTableReader does not let a message among the rows rename a series", () => {
  expect(rowsOf("1\ntimeout\n2\nretry 3 of 5\n4\nexit code 7\n5")).toEqual([
    { value: 1 },
    'line 2: expected numbers, got "timeout"',
    { value: 2 },
    'line 4: expected 1 column (value), got "retry 3 of 5"',
    { value: 4 },
    'line 6: expected 1 column (value), got "exit code 7"',
    { value: 5 },
  ]);
  expect(rowsOf("a b\n1 2\nERROR timeout\n3 4")).toEqual([
    { a: 1, b: 2 },
    'line 3: expected numbers, got "ERROR timeout"',
    { a: 3, b: 4 },
  ]);
});

test("createTableReader takes no sentence with a number in it for a first row", () => {
  expect(rowsOf("Reading from 3 sensors\ntemp 21.4\nhum 55")).toEqual([
    { temp: 21.4 },
    { hum: 55 },
  ]);
  expect(rowsOf("Kernel 6.1 of (host)\na b\n1 2")).toEqual([{ a: 1, b: 2 }]);
  expect(rowsOf("sda 1.0 2.0\nsda 3.0 4.0")).toEqual([
    { 2: 1, 3: 2 },
    { 2: 3, 3: 4 },
  ]);
});

test("createTableReader passes over blank lines, comments and rules", () => {
  expect(readAll("\n  \t\n# 5\n#\n-----\n=== ===\n-+-|---\n|---|:---|\n,,,\n;")).toEqual(
    Array.from({ length: 10 }, () => undefined),
  );
  expect(readAll("a | b\n---+---\n1 | 2")[2]).toEqual({ a: 1, b: 2 });
});

test("createTableReader says so when line after line holds no number", () => {
  const readings = readAll("one\ntwo\nthree\nfour\nfive\nsix\n7");
  expect(readings.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
  expect(readings[4]).toBe('line 5: expected numbers, got "five"');
  expect(readings[6]).toEqual({ six: 7 });
});

test("createTableReader reads colours, control characters and a byte order mark away", () => {
  expect(readAll("\ufeffa,b\n\u001b[1;32m1\u001b[0m,\u001b]0;title\u00072\u0000\r")[1]).toEqual({
    a: 1,
    b: 2,
  });
  expect(readAll("10%\r20%\r30%")).toEqual([{ 1: 10, 2: 20, 3: 30 }]);
  expect(readAll("\u001b[31mtemp\u001b[0m=5\u009b")).toEqual([{ temp: 5 }]);
});

test("createTableReader reads lines of JSON", () => {
  expect(readAll(' {"a": 1, "time": 5}\n{"a":"x"}\n{"a":\n{"__proto__": 1}\n7')).toEqual([
    { "@": 5, a: 1 },
    { a: null },
    'line 3: json: expected JSON, got text that ends too early, "{\\"a\\":"',
    expect.anything(),
    { value: 7 },
  ]);
});

test("createTableReader takes hostile names for names", () => {
  const reader = createTableReader();
  const row = reader.read("__proto__=1 constructor=2 <script>=3");
  if (row === undefined || "problem" in row) throw new Error("no row");
  expect([...row.values]).toEqual([
    ["__proto__", 1],
    ["constructor", 2],
    ["<script>", 3],
  ]);
});

test('createTableReader({ time: "first" }) insists on a time in front', () => {
  const time: TableOptions = { time: "first" };
  const problem = "expected a time (ISO 8601, or epoch seconds to nanoseconds) in front, got";
  expect(rowsOf(`x,y\n${SEVEN},5\n6,7`, time)).toEqual([
    { "@": SEVEN, y: 5 },
    `line 3: ${problem} "6,7"`,
  ]);
  expect(readAll("5", time)).toEqual([`line 1: ${problem} "5"`]);
  expect(readAll("temp=5", time)).toEqual([`line 1: ${problem} "temp=5"`]);
  expect(readAll(`${SEVEN} temp=5`, time)).toEqual([{ "@": SEVEN, temp: 5 }]);
  expect(readAll(`${SEVEN}`, time)).toEqual([`line 1: expected a number, got "${SEVEN}"`]);
});

test('createTableReader({ time: "none" }) takes no column for the time', () => {
  const time: TableOptions = { time: "none" };
  expect(readAll("1700000000 5", time)).toEqual([{ 1: 1_700_000_000, 2: 5 }]);
  expect(readAll("2026-11-22 07:00:00 5", time)).toEqual([{ 2: 5 }]);
  expect(readAll("2026-11-22 07:00:00 temp=5", time)).toEqual([{ temp: 5 }]);
  expect(rowsOf("time v\n1700000000 5", time)).toEqual([{ time: 1_700_000_000, v: 5 }]);
});

test("createTableReader numbers lines as asked", () => {
  const reader = createTableReader();
  reader.read("1", 7);
  expect(reader.read("x")).toEqual({ problem: 'line 8: expected numbers, got "x"' });
});

test("createTableReader bounds columns, names and lines", () => {
  const cells = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  expect(Object.keys(readAll(cells(256).join(","))[0] ?? {})).toHaveLength(256);
  const wide = ["line 1: expected at most 256 columns or series, got "];
  expect(readAll(cells(257).join(" "))[0]).toContain(wide[0]);
  expect(
    readAll(
      cells(257)
        .map((cell) => `s${cell}=1`)
        .join(" "),
    )[0],
  ).toContain("at most 256");
  expect(
    Object.keys(
      readAll(
        cells(256)
          .map((cell) => `s${cell}=1`)
          .join(" "),
      )[0] ?? {},
    ),
  ).toHaveLength(256);
  expect(readAll("1".repeat(65_537))).toEqual([
    "line 1: expected at most 65536 characters, got 65537",
  ]);
  expect(rowsOf(`${"n".repeat(300)},${"n".repeat(300)}\n1,2`)).toEqual([
    { ["n".repeat(200)]: 1, [`${"n".repeat(196)} (2)`]: 2 },
  ]);
});

test("createTableReader refuses an unknown option", () => {
  const options = JSON.parse('{"time":"last"}') as TableOptions;
  expect(() => createTableReader(options)).toThrow(PlotcastError);
});

test.each([
  ["a,b\n1,2\ninf,3\n-Infinity,4\n5,1e999", 'column 1: expected a finite number, got "inf"'],
  ["a=1 b=2\na=inf b=3\na=-inf b=4", 'a: expected a finite number, got "inf"'],
  ['{"a":1,"b":2}\n{"a":1e999,"b":3}', "json.a: expected a finite number, got Infinity"],
  ['{"a":1,"b":2}\n{"a":"inf","b":3}', 'json.a: expected a finite number, got "inf"'],
])("createTableReader of %j: infinite values are gaps, and that is told once", (text, problem) => {
  const { rows, problems } = readLines(text);
  expect(problems[0]).toContain(problem);
  expect(problems.length).toBeLessThanOrEqual(2);
  expect(rows[1]?.values.get("a")).toBeNull();
  expect(rows[1]?.values.get("b")).toBe(3);
});
