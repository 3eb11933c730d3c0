import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  measured,
  MOST_HOLD_MS,
  plotcast,
  PROGRAM,
  refusal,
  run,
  type Running,
} from "../support/program.ts";

const QUICK = ["--port", "0", "--every", "50", "--tz", "UTC"];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "plotcast-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function file(name: string, content: string | Uint8Array, within = folder()): string {
  const path = join(within, name);
  writeFileSync(path, content);
  return path;
}

async function picture(program: Running, name: string): Promise<string> {
  await program.says(/its charts stay|holds no number|is empty/);
  const url = await program.url();
  return (await fetch(`${url}/c/${encodeURIComponent(name)}.svg`)).text();
}

const HOUR = 3_600_000;
const time = (i: number) => new Date(Date.UTC(2026, 2, 1) + i * HOUR).toISOString();

/** A table of the weather, hour by hour. */
function weather(count: number, from = 0): string {
  const rows = Array.from({ length: count }, (_, k) => {
    const i = from + k;
    return `${time(i)},${(10 + 5 * Math.sin(i / 4)).toFixed(1)},${60 + (i % 7)}\n`;
  });
  return `time,temp,humidity\n${rows.join("")}`;
}

describe("plotcast FILE", () => {
  test("shows all rows, from the first to the last", async () => {
    const program = plotcast([...QUICK, file("weather.csv", weather(1000))]);
    const svg = await picture(program, "weather");
    expect(svg).toContain("weather.csv");
    expect(svg).toMatch(/Mar 1/);
    expect(svg).toMatch(/Apr 1/);
    await program.says(/read 1,000 rows of weather\.csv/);
    expect(await (await fetch(await program.url())).text()).toContain("<h1>weather.csv</h1>");
  });

  test("standard input that is a file is shown in the same way", async () => {
    const path = file("weather.csv", weather(1000));
    const script = 'exec "$0" dist/cli/plotcast.js --port 0 --tz UTC < "$1"';
    const svg = await picture(run("bash", ["-c", script, process.execPath, path]), "input");
    expect(svg).toMatch(/Mar 1/);
    expect(svg).toMatch(/Apr 1/);
  });

  const utf16 = (text: string, isBig: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
    return isBig ? bytes.swap16() : bytes;
  };
  test.each<[string, string, (text: string) => string | Uint8Array]>([
    ["gzip", "w.csv.gz", (text) => gzipSync(text)],
    [
      "two parts of gzip",
      "w.csv.gz",
      (text) => Buffer.concat([gzipSync(text.slice(0, 99)), gzipSync(text.slice(99))]),
    ],
    ["gzip of UTF-16", "w.csv.gz", (text) => gzipSync(utf16(text, false))],
    ["UTF-16", "w.csv", (text) => utf16(text, false)],
    ["UTF-16, the other way round", "w.csv", (text) => utf16(text, true)],
    ["UTF-8 with a mark", "w.csv", (text) => `\ufeff${text}`],
    ["CRLF", "w.csv", (text) => text.replaceAll("\n", "\r\n")],
    ["no line break at its end", "w.csv", (text) => text.trimEnd()],
    [
      "the newest row first",
      "w.csv",
      (text) =>
        text
          .split("\n")
          .filter((line) => line !== "")
          .map((line, i, all) => (i === 0 ? line : all[all.length - i]))
          .join("\n"),
    ],
  ])("%s: the same chart", async (_what, name, write) => {
    const text = weather(200);
    const plain = plotcast([...QUICK, file("w.csv", text)]);
    const other = plotcast([...QUICK, file(name, write(text))]);
    const title = (svg: string) => svg.replaceAll("w.csv.gz", "w.csv");
    expect(title(await picture(other, "w"))).toBe(await picture(plain, "w"));
    expect(other.stderr()).toContain("200 rows");
  });

  test("gzip that is damaged: what stands before is shown, and it is said", async () => {
    const path = file("w.csv.gz", gzipSync(weather(50_000)));
    truncateSync(path, 100_000);
    const program = plotcast([...QUICK, path]);
    expect(await picture(program, "w")).toMatch(/<path class="l s0"/);
    expect(program.stderr()).toMatch(/w\.csv\.gz: expected whole gzip, got damaged one/);
  });

  test("several files: those with one header are one table, others have charts of their own", async () => {
    const within = folder();
    const names = [
      file("a.csv", weather(100), within),
      file("b.csv", weather(100, 100), within),
      file("c.csv", "n,size\n1,5\n2,9\n", within),
    ];
    const program = plotcast([...QUICK, "--explain", ...names]);
    const svg = await picture(program, "a");
    expect(svg).toMatch(/Mar 9/);
    await program.says(/chart "c"/);
    expect(program.stderr()).not.toContain('chart "b"');
  });

  test("lines that cannot be read cost nothing else, and are counted on the chart", async () => {
    const program = plotcast([
      ...QUICK,
      file("w.csv", `${weather(100)}oops,1\n${time(100)},7,60\n`),
    ]);
    const svg = await picture(program, "w");
    expect(svg).toContain("1 problem");
    expect(program.stderr()).toMatch(/line 102: /);
    await program.says(/read 101 rows/);
  });

  test.each([
    ["nothing", "", "w.csv is empty"],
    ["a header alone", "time,temp\n", "w.csv holds no number"],
    ["words", "some words\nand others\n", "w.csv holds no number"],
  ])("a file that holds %s: the page says so", async (_what, text, said) => {
    const program = plotcast([...QUICK, file("w.csv", text)]);
    expect(await picture(program, "w")).toContain(said);
    expect(await (await fetch(await program.url())).text()).toContain(said);
  });

  test.each([
    ["wether.csv", "no such file", "Did you mean "],
    ["", "is a folder; name a file in it, such as ", "weather.csv"],
  ])("%s: refused before anything is served", async (name, said, meant) => {
    const within = folder();
    file("weather.csv", weather(3), within);
    const program = plotcast([...QUICK, join(within, name)]);
    expect(await refusal(program)).toBe(1);
    expect(program.stderr()).toContain(said);
    expect(program.stderr()).toContain(meant);
  });

  test("a large file: its page is answered meanwhile, says that it is loading, and a signal ends it", async () => {
    const path = file("large.csv", weather(300_000));
    const program = run(process.execPath, [...measured([PROGRAM]), ...QUICK, path]);
    const url = await program.url();
    const said = new Set<string>();
    await program.longestHoldMs();
    for (let hasEnded = false; !hasEnded; hasEnded = program.stderr().includes("its charts stay")) {
      const page = await (await fetch(url)).text();
      said.add(/Loading large.csv: \d+ %/.exec(page)?.[0] ?? "");
    }
    expect(await program.longestHoldMs()).toBeLessThan(MOST_HOLD_MS);
    expect([...said].some((text) => text.startsWith("Loading"))).toBe(true);
    expect(await (await fetch(`${url}/c/large.svg`)).text()).toMatch(/2060/);
    program.child.kill("SIGINT");
    expect(await program.exit).toBe(0);
  });
});

describe("plotcast FILE, with options", () => {
  const CASES: [string, string[], string, string, RegExp][] = [
    ["--columns", ["--columns", "humidity"], weather(50), "w", /^(?![^]*>temp<)[^]*humidity/],
    ["--x", ["--x", "1", "--columns", "2"], "hz,gain\n10,1\n20,2\n30,4\n", "w", />column 1</],
    [
      "--rate, with a reset",
      ["--rate", "hits"],
      `time,hits\n${[0, 3600, 7200, 3600, 7200].map((n, i) => `${time(i)},${n}\n`).join("")}`,
      "w",
      /\/s/,
    ],
    [
      "--type and --unit",
      ["--type", "histogram", "--columns", "temp", "--unit", "°C"],
      weather(200),
      "w",
      /^(?![^]*<text y="\d+">[\d,.]+\s°C<)[^]*<text x="\d+">[\d,.]+\s°C</,
    ],
    ["--min and --max", ["--min", "-100", "--max", "100"], weather(20), "w", />[-−]100</],
    ["--window by points", ["--window", "10"], weather(500), "w", /^(?![^]*Mar 1<)[^]*Mar 2/],
    ["--window by time", ["--window", "12h"], weather(500), "w", /^(?![^]*Mar 1<)[^]*Mar 2/],
    ["--points", ["--points", "10"], weather(500), "w", /^(?![^]*Mar 1<)[^]*Mar 2/],
    [
      "--delimiter and --decimal",
      ["--delimiter", ";", "--decimal", ","],
      "t;x\n1;1,5\n2;2,5\n3;9,5\n",
      "w",
      />10</,
    ],
    [
      "--time-format",
      ["--time-format", "%d.%m.%Y %H:%M"],
      "when,x\n01.03.2026 10:00,1\n01.03.2026 11:00,2\n",
      "w",
      /10:15|10:20|10:30/,
    ],
    [
      "--key",
      ["--key", "room", "--columns", "temp"],
      `time,room,temp\n${time(0)},hall,1\n${time(0)},attic,2\n${time(1)},hall,2\n${time(1)},attic,3\n`,
      "w",
      />attic</,
    ],
    ["--no-split", ["--no-split"], "a,b\n1,1000000\n2,2000000\n", "w", />b</],
    ["--split", ["--split"], "a,b\n1,2\n2,3\n", "b", />b</],
    ["--title", ["--title", "The weather"], weather(5), "w", /w\.csv/],
    ["--type stat", ["--type", "stat", "--columns", "humidity"], weather(30), "w", /humidity/],
    [
      "--type candlestick",
      ["--type", "candlestick"],
      `time,open,high,low,close\n${[0, 1, 2].map((i) => `${time(i * 24)},1,3,0,2\n`).join("")}`,
      "w",
      /Candle/i,
    ],
  ];
  test.each(CASES)("%s", async (_name, flags, text, chart, expected) => {
    const program = plotcast([...QUICK, ...flags, file("w.csv", text)]);
    const svg = await picture(program, chart);
    expect(svg).toMatch(expected);
    expect(program.stderr().split("\n").length).toBeLessThan(3);
  });

  test("--key names a column that is not there: the charts come, and it is said", async () => {
    const text = "time,load,host\n2026-03-01T00:00Z,1,a\n2026-03-01T01:00Z,2,b\n";
    const said = 'plotcast: --key: a row without a text in column "hots"';
    for (const [key, count] of [
      ["hots", 1],
      ["host", 0],
    ] as const) {
      const program = plotcast([...QUICK, "--key", key, file("key.csv", text)]);
      await picture(program, "key");
      expect(program.stderr().split(said).length - 1).toBe(count);
    }
  });

  test("--rate names a column that is not there: the charts come, and it is said", async () => {
    const text = `time,hits\n${[0, 1, 2].map((i) => `${time(i)},${i * 60}\n`).join("")}`;
    const program = plotcast([...QUICK, "--rate", "hist,hits", file("rate.csv", text)]);
    await picture(program, "rate");
    expect(program.stderr()).toContain('--rate: no column "hist" so far; there are "hits"');
    expect(program.stderr()).not.toContain('no column "hits"');
  });

  test.each([
    ["--window 5x", "Expected a duration such as 30s, 5m or 2h, or a number of points"],
    ["--window 1", "number of points from 2 to"],
    ["--type lien", "Did you mean line?"],
    ["--type pei", "Did you mean pie?"],
    ["--min low", "Expected a number."],
    ["--decimal x", 'Expected "." or ","'],
    ["--delimiter ab", "Expected one character"],
    ["--delimiter tba", "Did you mean tab?"],
    ["--columns a,,b", "Expected names or numbers of columns"],
    ["--colums a", "Did you mean --columns?"],
    [
      "--time-format %Q",
      "option '--time-format <form>' argument '%Q' is invalid. Expected each of",
    ],
    ["--time-format HH:mm", 'got "HH:mm", as in "%d.%m.%Y %H:%M".'],
    ["--min 10 --max 5", "option '--min <value>' is 10. Expected less than --max, which is 5."],
  ])("%s is refused: %s", async (line, said) => {
    const program = plotcast([...QUICK, ...line.split(" ")]);
    expect(await refusal(program)).toBe(1);
    expect(program.stderr()).toContain(said);
    expect(program.stderr()).not.toMatch(/\n\s+at /);
  });
});
