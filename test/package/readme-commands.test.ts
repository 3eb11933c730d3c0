import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Installed, install } from "../../scripts/package/installed.js";
import { snippetsIn } from "../support/readme.ts";
import { freePort } from "../support/served.ts";
import { readSvg } from "../support/svg-reader.ts";
import { some } from "../support/some.ts";

let installed: Installed;
let port: string;
beforeAll(async () => {
  installed = install(join(import.meta.dirname, "../.."));
  linkProgram(installed);
  port = String(await freePort());
  for (const { file = "", code } of snippetsIn("js")) {
    if (file.endsWith(".mjs")) writeFileSync(join(installed.project, file), onPort(code));
  }
});
afterAll(() => installed?.remove());

/** As npm does it. */
function linkProgram({ project, folder }: Installed): void {
  const program = join(folder, "dist/cli/plotcast.js");
  chmodSync(program, 0o755);
  mkdirSync(join(project, "node_modules/.bin"), { recursive: true });
  symlinkSync(program, join(project, "node_modules/.bin/plotcast"));
}

/** The README's port may be in use here. */
function onPort(code: string): string {
  return code.replaceAll("1345", port);
}

const COMMANDS = snippetsIn("sh")
  .flatMap(({ code }) => code.trim().split("\n"))
  .map((line) => line.replace(/\s+# .*$/, ""));

const isServer = (command: string) =>
  /\bnpx plotcast\b|\bnode \w+\.mjs$/.test(command) && !command.includes("--help");

/** Starts a command in a group of processes of its own, which Ctrl+C ends. */
function start(command: string): { child: ChildProcess; exit: Promise<unknown>; said(): string } {
  const env = { ...process.env, PORT: port, PLOTCAST_TOKEN: undefined };
  const child = spawn("bash", ["-c", command], { cwd: installed.project, env, detached: true });
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  child.stderr.on("data", (text) => (said += text));
  const exit = new Promise((resolve) => child.on("close", resolve));
  onTestFinished(async () => {
    signal(child, "SIGKILL");
    await exit;
  });
  return { child, exit, said: () => said };
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    process.kill(-pid!, name);
  } catch {
    // All of the group have ended.
  }
}

/** The charts of the server that runs, once there is one with something in it. */
async function firstCharts(command: string, said: () => string): Promise<string[]> {
  for (let tries = 0; tries < 150; tries++) {
    const names = await chartNames().catch(() => []);
    const shown = await Promise.all(names.map((name) => ask(`/c/${encodeURIComponent(name)}.svg`)));
    if (shown.some((svg) => !svg.includes("Waiting for data"))) return names;
    if (names.length === 0 && NAMELESS.test(command) && (await isUp())) return names;
    await after(100);
  }
  throw new Error(`${command}: no chart with data; it said: ${said()}`);
}

/** These show nothing before the push that follows. */
const NAMELESS = /open\.mjs|--host|plotcast serve/;

const ask = async (path: string) => (await fetch(`http://localhost:${port}${path}`)).text();
const isUp = () =>
  ask("/api/push/x")
    .then(() => true)
    .catch(() => false);

async function chartNames(): Promise<string[]> {
  const page = await ask("/");
  return [...page.matchAll(/data-chart="([^"]+)"/g)].map(([, name = ""]) => name);
}

test("README: its commands work in their order, each server until the next one", async () => {
  const [install, ...commands] = COMMANDS;
  expect(install).toBe("npm install plotcast");
  let running: ReturnType<typeof start> | undefined;
  const outcomes: string[] = [];
  for (const command of some(commands)) {
    if (isServer(command) && running !== undefined) {
      signal(running.child, "SIGINT");
      await running.exit;
    }
    const started = start(onPort(command));
    if (isServer(command)) {
      running = started;
      outcomes.push((await firstCharts(command, started.said)).length > 0 ? "charts" : "none yet");
    } else {
      expect(await started.exit, `${command}: ${started.said()}`).toBe(0);
      outcomes.push(/\{"\w+":1\}/.exec(started.said())?.[0] ?? "text");
    }
  }
  expect(outcomes).toEqual([
    ...["charts", '{"pushed":1}', "charts", "charts"],
    ...["none yet", '{"pushed":1}', "text"],
    ...["charts"],
    ...["none yet", '{"pushed":1}', '{"annotated":1}'],
    ...["none yet", '{"pushed":1}', "text"],
  ]);
}, 90_000);

test.each(["temperature", "weather"])("README: %s.mjs writes its picture", (name) => {
  execFileSync(process.execPath, [`${name}.mjs`], { cwd: installed.project });
  const svg = readFileSync(join(installed.project, `${name}.svg`), "utf8");
  const texts = readSvg(svg).map(({ text }) => text.toLowerCase());
  expect(texts).toContain(name);
  expect(svg).not.toMatch(/NaN|No data|empty/);
});
