import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readSvg } from "../support/svg-reader.ts";
import { eventually, freePort, watch } from "../support/served.ts";
import { newFolder } from "../support/stores.ts";
import { exitWithin, plotcast, refusal } from "../support/program.ts";

/** A port that somebody else listens on, on every address of this machine. */
async function busyPort(): Promise<number> {
  const server = createServer();
  server.listen(0);
  await once(server, "listening");
  onTestFinished(async () => {
    server.close();
    await once(server, "close");
  });
  return (server.address() as AddressInfo).port;
}

describe.each([
  ["plotcast", []],
  ["plotcast demo", ["demo"]],
])("%s", (_title, command) => {
  test.each(["PORT", "--port"])(
    "a busy port by %s is one sentence and exit code 1",
    async (way) => {
      const port = String(await busyPort());
      const program =
        way === "PORT" ? plotcast(command, { PORT: port }) : plotcast([...command, "--port", port]);
      expect(await exitWithin(program)).toBe(1);
      expect(program.stdout()).toBe("");
      expect(program.stderr()).toMatch(/^plotcast: [^\n]+\n$/);
      expect(program.stderr()).toContain(port);
    },
  );

  test("PORT moves the port, and --port goes before it", async () => {
    const [first, second] = [await freePort(), await freePort()];
    expect(await plotcast(command, { PORT: String(first) }).url()).toMatch(
      new RegExp(`:${first}$`),
    );
    const other = plotcast([...command, "--port", String(second)], { PORT: String(first) });
    expect(await other.url()).toMatch(new RegExp(`:${second}$`));
    expect((await fetch(await other.url())).status).toBe(200);
  });

  test.each(["abc", "65536", "80.5", " "])(
    "a PORT of %j is one sentence and exit code 1",
    async (port) => {
      const program = plotcast(command, { PORT: port });
      expect(await refusal(program)).toBe(1);
      expect(program.stderr()).toMatch(/^plotcast: [^\n]*PORT[^\n]*\n$/);
      expect(program.stderr()).toContain(port);
    },
  );

  test.each([
    ["--nope", []],
    ["--port", ["abc"]],
    ["--port", ["70000"]],
    ["--every", ["1"]],
  ])("%s %j is refused with exit code 1", async (named, values) => {
    const program = plotcast([...command, named, ...values]);
    expect(await refusal(program)).toBe(1);
    expect(program.stderr()).toContain(named);
    expect(program.stderr()).not.toMatch(/\n\s+at /);
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s ends it with code 0, also while somebody watches",
    async (signal) => {
      const program = plotcast([...command, "--port", "0"]);
      const watcher = await watch(`${await program.url()}/events`);
      program.child.kill(signal);
      expect(await exitWithin(program)).toBe(0);
      await watcher.ended;
      expect(program.stderr()).toBe("");
    },
  );
});

test("plotcast: two signals in a row end it all the same", async () => {
  const program = plotcast(["--port", "0"]);
  await program.url();
  program.child.kill("SIGTERM");
  program.child.kill("SIGTERM");
  expect([0, "SIGTERM"]).toContain(await exitWithin(program));
});

test("plotcast --help and --version: code 0", async () => {
  const help = plotcast(["--help"]);
  expect(await exitWithin(help)).toBe(0);
  for (const word of ["--port", "demo", "vmstat"]) expect(help.stdout()).toContain(word);
  const version = plotcast(["--version"]);
  expect(await exitWithin(version)).toBe(0);
  expect(version.stdout()).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("plotcast demo: shows processor, memory and event-loop charts with points in them", async () => {
  const program = plotcast(["demo", "--port", "0", "--every", "100"]);
  const url = await program.url();
  const watcher = await watch(`${url}/events`);
  for (const name of ["cpu", "memory", "eventLoop"]) {
    const { data } = await watcher.until(
      ({ type, data }) => type === name && !data.includes("Waiting for data"),
    );
    const elements = readSvg(data);
    expect(elements.some(({ name, attributes }) => name === "path" && attributes["d"])).toBe(true);
    expect(data).toMatch(/>\d\d:\d\d:\d\d/);
  }
  const seen = watcher.events.length;
  await eventually("more frames", () => watcher.events.length > seen + 6);
  expect(program.stderr()).toBe("");
});

test("plotcast demo: POST adds a chart beside the machine's", async () => {
  const url = await plotcast(["demo", "--port", "0"]).url();
  const pushed = { method: "POST", body: '{"Room": 4711}' };
  expect((await fetch(`${url}/api/push/temperature`, pushed)).status).toBe(200);
  expect(await (await fetch(`${url}/c/temperature.svg`)).text()).toContain("4711");
});

test("plotcast demo: tells times in the zone of this machine, or in that of --tz", async () => {
  const clock = async (args: string[], TZ: string) => {
    const program = plotcast(["demo", "--port", "0", "--every", "100", ...args], { TZ });
    const watcher = await watch(`${await program.url()}/events?chart=cpu`);
    const { data } = await watcher.until(({ data }) => !data.includes("Waiting for data"));
    return data;
  };
  expect(await clock([], "America/New_York")).toContain(">New York</text>");
  expect(await clock(["--tz", "Asia/Kolkata"], "America/New_York")).toContain(">Kolkata</text>");
  expect(await clock(["--tz", "UTC"], "America/New_York")).toContain(">UTC</text>");
});

test.each([
  ["berlin", "Europe/Berlin"],
  ["Europe/Berlni", "Europe/Berlin"],
  ["new york", "America/New_York"],
])("plotcast --tz %j is refused, naming %s", async (wrong, meant) => {
  for (const command of [[], ["demo"]]) {
    const program = plotcast([...command, "--tz", wrong]);
    expect(await refusal(program)).toBe(1);
    expect(program.stderr()).toContain(`Did you mean ${meant}?`);
  }
});

test.each([
  [["--token", "abc"], "Expected a text of 8 to 1024 ASCII characters without spaces."],
  [["--allow-host", "https://a.example/b"], "Did you mean a.example?"],
])("plotcast %j is refused: %s", async (wrong, message) => {
  for (const command of [[], ["demo"], ["serve"]]) {
    const program = plotcast([...command, ...wrong]);
    expect(await refusal(program)).toBe(1);
    expect(program.stderr()).toContain(message);
  }
});

test("a PLOTCAST_TOKEN that is none is refused by its name", async () => {
  const program = plotcast(["demo", "--port", "0"], { PLOTCAST_TOKEN: "abc" });
  expect(await refusal(program)).toBe(1);
  expect(program.stderr()).toContain("environment variable PLOTCAST_TOKEN: expected a text of 8");
});

test("plotcast serve: says which sources have trouble, once each, and which work again", async () => {
  const folder = newFolder();
  const path = join(folder, "later.csv");
  const none = "echo none >&2; exit 3";
  const flags = ["--memory", "--port", "0", "--no-statsd", "--tail", path, "--exec", none];
  const program = plotcast(["serve", ...flags, "--exec-every", "100"]);
  await program.url();
  const said = () => program.stderr().split("\n");
  const count = (line: string) => said().filter((one) => one === line).length;
  await eventually("the file is missed", () => program.stderr().includes("no such file"));
  writeFileSync(path, "a,b\n1,2\n");
  await eventually("it is there", () => count(`plotcast: tail of ${path}: works again`) === 1);
  expect(count(`plotcast: tail of ${path}: there is no such file`)).toBe(1);
  expect(count("plotcast: command echo: expected exit code 0, got 3: none")).toBe(1);
});

test.each([
  ["dmeo", "demo"],
  ["Demo", "demo"],
  ["demos --port 0", "demo"],
  ["hlep", "help"],
  ["pakage.json", "package.json"],
  ["src/lmits.ts", "src/limits.ts"],
  ["--prot 80", "--port"],
  ["--PORT 80", "--port"],
  ["-port 80", "--port"],
  ["-every 80", "--every"],
  ["--tokn secret", "--token"],
  ["--allowhost a", "--allow-host"],
  ["--time frist", "first"],
  ["demo --prot 80", "--port"],
  ["demo --Every 80", "--every"],
  ["demo -port 80", "--port"],
])("plotcast %s is refused, naming %s", async (line, meant) => {
  const program = plotcast(line.split(" "));
  expect(await refusal(program)).toBe(1);
  expect(program.stderr()).toMatch(/^error: [^\n]+\n/);
  expect(program.stderr()).toContain(`Did you mean ${meant}?`);
});

test.each([
  ["surplus", "unknown command 'surplus', and there is no such file"],
  ["no/such.csv", "no such file: 'no/such.csv'"],
  ["src", "'src' is a folder; name a file in it, such as src/"],
  ["demo surplus", "too many arguments for 'demo'"],
  ["--zebra", "unknown option '--zebra'"],
  ["demo --points 30", "'demo' takes no option '--points <n>'"],
  ["--title Load demo", "'demo' takes no option '--title <text>'"],
  ["--no-split demo", "'demo' takes no option '--no-split'"],
])("plotcast %s is refused without a guess: %s", async (line, said) => {
  const program = plotcast(line.split(" "));
  expect(await refusal(program)).toBe(1);
  expect(program.stderr()).toContain(`error: ${said}`);
  expect(program.stderr()).not.toContain("Did you mean");
});

test("plotcast help demo: what demo takes, code 0", async () => {
  const help = plotcast(["help", "demo"]);
  expect(await exitWithin(help)).toBe(0);
  expect(help.stdout()).toContain("--every");
  expect(help.stdout()).not.toContain("--split");
});

test("plotcast demo: says in one line that a point over HTTP is too far ahead", async () => {
  const program = plotcast(["demo", "--port", "0"]);
  const time = Date.now() + 7_200_000;
  const pushed = { method: "POST", body: JSON.stringify({ user: 1, time }) };
  const response = await fetch(`${await program.url()}/api/push/cpu`, pushed);
  expect(await response.json()).toEqual({ pushed: 0, refused: 1 });
  await program.says(/plotcast: chart "cpu": series "user": refused a point 2 h ahead .*\n/);
  expect(program.stderr().split("\n")).toHaveLength(2);
});

const PROGRAM = join(import.meta.dirname, "../../dist/cli/plotcast.js");
const TOKEN = { PLOTCAST_TOKEN: "correct-horse" };

/** The files of the package that a file imports, those that they import, and so on. */
function closureOf(file: string, imports: RegExp, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path = ""] of readFileSync(file, "utf8").matchAll(imports)) {
    closureOf(join(file, "..", path), imports, found);
  }
  return found;
}

function bytesOf(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + readFileSync(file).length, 0);
}

test("plotcast: it listens before it loads what takes long", () => {
  const first = closureOf(PROGRAM, /^(?:import|export)\b[^"(]*"(\.[^"]+)"/gm);
  const all = closureOf(PROGRAM, /\b(?:import|export)\b[^";]*"(\.[^"]+)"/g);
  expect(bytesOf(all)).toBeGreaterThan(500_000);
  expect(bytesOf(first)).toBeLessThan(60_000);
});

test("plotcast: a request that comes as it starts is answered", async () => {
  const port = await freePort();
  const program = plotcast([], { PORT: String(port) });
  let status: number | undefined;
  await eventually("an answer", () => {
    // Refused until it listens; then the first request waits for the charts.
    fetch(`http://localhost:${port}/api/stats`).then(
      (response) => (status ??= response.status),
      () => {},
    );
    return status !== undefined;
  });
  expect(status).toBe(200);
  expect(program.stderr()).toBe("");
});

test.each<[string, string[], Record<string, string>, number]>([
  ["on this machine alone", [], {}, 200],
  ["by a further name", ["--allow-host", "charts.example"], {}, 403],
  ["by a further name, with a token", ["--allow-host", "charts.example"], TOKEN, 200],
  ["by others", ["--host", "0.0.0.0"], {}, 403],
  ["by others, with a token", ["--host", "0.0.0.0"], TOKEN, 200],
])("plotcast, reached %s: who may push", async (_by, flags, env, expected) => {
  const url = await plotcast(["--port", "0", ...flags], env).url();
  const push = async (headers: Record<string, string>) =>
    (await fetch(`${url}/api/push/a`, { method: "POST", body: '{"v":1}', headers })).status;
  const bearer = { authorization: `Bearer ${TOKEN.PLOTCAST_TOKEN}` };
  expect(await push(bearer)).toBe(expected);
  if (env === TOKEN) expect(await push({})).toBe(401);
  if (expected === 403) {
    const refused = await fetch(`${url}/api/push/a`, { method: "POST", body: '{"v":1}' });
    expect(await refused.text()).toContain("plotcast --token, turns it on");
  }
});
