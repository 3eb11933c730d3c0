import { describe, expect, test } from "vitest";
import { plotcast, run, type Running } from "../support/program.ts";
import { eventually } from "../support/served.ts";

const QUICK = ["--port", "0", "--every", "50", "--tz", "UTC"];

/** The numbers along x at which the first line of a drawing has points. */
function xsOf(svg: string): Set<number> {
  const [, path = ""] = /<path class="l s0" d="([^"]*)"/.exec(svg) ?? [];
  const xs = new Set<number>();
  let x = 0;
  for (const [, command, text = ""] of path.matchAll(/([Mlhv])([^Mlhv]*)/g)) {
    const [first = 0] = text.match(/-?[\d.]+/g)?.map(Number) ?? [];
    if (command === "M") x = first;
    else if (command !== "v") x += first;
    xs.add(Math.round(x * 10) / 10);
  }
  return xs;
}

/** The picture of a chart, once it is what is waited for. */
async function picture(
  program: Running,
  name: string,
  fits: (svg: string) => boolean,
): Promise<string> {
  const url = `${await program.url()}/c/${encodeURIComponent(name)}.svg`;
  let svg = "";
  let isAsking = false;
  async function ask(): Promise<void> {
    isAsking = true;
    svg = await (await fetch(url)).text();
    isAsking = false;
  }
  await eventually(`chart ${name}`, () => {
    // Where the program has ended, the test has, too.
    if (!isAsking) ask().catch(() => {});
    return svg !== "" && fits(svg);
  });
  return svg;
}

const ended = (svg: string) => svg.includes("input ended");

describe("plotcast, rows that come at once", () => {
  test("100 numbers are a straight line by their number", async () => {
    const program = plotcast(QUICK);
    await program.url();
    program.child.stdin!.end(`${Array.from({ length: 100 }, (_, i) => i + 1).join("\n")}\n`);
    const svg = await picture(program, "input", ended);
    expect(xsOf(svg).size).toBeGreaterThan(90);
    expect(svg).toContain(">row<");
    expect(svg).not.toContain("1970");
  });

  test("all of 20,000 are shown while the pipe stays open", async () => {
    const program = plotcast(QUICK);
    program.child.stdin!.write(`${Array.from({ length: 20_000 }, (_, i) => i).join("\n")}\n`);
    const svg = await picture(program, "input", (text) => text.includes(">20,000<"));
    expect(xsOf(svg).size).toBeGreaterThan(100);
  });

  test("two columns with a header are two lines; those of another size have a chart of their own", async () => {
    const program = plotcast([...QUICK, "--explain"]);
    program.child.stdin!.end("a b big\n1 2 1000000\n3 4 2000000\n");
    await program.says(/chart "big": .*like sizes/);
    await program.says(/chart "a": a, b: like sizes; rows by their number/);
    expect(await picture(program, "a", ended)).toContain("a and b");
  });

  test("a history with times is shown as a whole, also with the newest row first", async () => {
    const program = plotcast(QUICK);
    const rows = Array.from({ length: 500 }, (_, i) => {
      const time = new Date(Date.UTC(2026, 2, 1) - i * 60_000).toISOString();
      return `${time},${i}`;
    });
    program.child.stdin!.end(`${rows.join("\n")}\n`);
    const svg = await picture(program, "input", ended);
    expect(xsOf(svg).size).toBeGreaterThan(400);
    expect(program.stderr()).not.toContain("behind");
  });

  test("one row alone is a point, not an error", async () => {
    const program = plotcast(QUICK);
    program.child.stdin!.end("4711\n");
    expect(await picture(program, "input", ended)).toContain("4711");
  });

  test("a flood does not end the program, nor keep its page waiting", async () => {
    const script = 'exec "$0" dist/cli/plotcast.js --port 0 --every 50 < <(yes 5)';
    const program = run("bash", ["-c", script, process.execPath]);
    const url = await program.url();
    await picture(program, "input", (svg) => svg.includes(">row<"));
    for (let i = 0; i < 10; i++) expect((await fetch(url)).status).toBe(200);
    program.child.kill("SIGINT");
    expect(await program.exit).toBe(0);
  });
});

describe("plotcast, rows that come one by one", () => {
  test("they stand at the time at which they came", async () => {
    const program = plotcast(QUICK);
    await program.url();
    const timer = setInterval(() => program.child.stdin!.write("5\n"), 120);
    const svg = await picture(program, "input", (text) => text.includes(">UTC<"));
    clearInterval(timer);
    expect(svg).toMatch(/\d\d:\d\d:\d\d/);
    expect(svg).not.toContain(">row<");
  });

  test("a column that grows out of sight of the others gets a chart of its own", async () => {
    const program = plotcast([...QUICK, "--window", "60"]);
    program.child.stdin!.write("a b\n1 2\n2 1\n3 2\n1 1\n");
    await picture(program, "input", (text) => text.includes(">b<"));
    program.child.stdin!.write("1 5000000\n2 6000000\n");
    const svg = await picture(program, "b", (text) => text.includes("M"));
    expect(svg).not.toContain(">a<");
    expect((await fetch(`${await program.url()}/c/input.svg`)).status).toBe(404);
  });
});

describe("plotcast, an input without numbers", () => {
  test("the page says that it has ended, and why nothing is there", async () => {
    const program = plotcast(QUICK);
    program.child.stdin!.end("1,2\nhello 5 world\n".slice(4));
    await picture(program, "input", (text) =>
      text.includes("The input has ended without a number"),
    );
  });

  test("an empty one, too", async () => {
    const program = plotcast(QUICK);
    program.child.stdin!.end();
    await picture(program, "input", (text) => text.includes("ended without a number"));
  });

  test("silence: after five seconds the page says what may be the cause", async () => {
    const program = plotcast(QUICK);
    await picture(program, "input", (text) => text.includes("stdbuf -oL PROGRAM | plotcast"));
    expect(program.stderr()).toContain("stdbuf -oL");
    program.child.stdin!.write("1\n2\n3\n");
    await picture(program, "input", (text) => text.includes(">row<"));
  });
});
