import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PROGRAM } from "./program.ts";

const MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));
/** What recipes of sources import. */
const CLIENTS = ["@influxdata", "@opentelemetry", "@photostructure", "hot-shots", "influx", "mqtt"];

/** A folder in which somebody has installed plotcast and clients, and what was started there. */
export interface Bench {
  folder: string;
  /** Starts a command as a shell does, in a group of processes of its own. */
  start(command: string, env?: Record<string, string>): Started;
  /** Ends all that was started, and removes the folder. */
  remove(): Promise<void>;
}

export interface Started {
  child: ChildProcess;
  exit: Promise<number | null>;
  /** What it wrote so far. */
  said(): string;
}

export function createBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), "plotcast-recipe-"));
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(PROGRAM, join(folder, "node_modules/.bin/plotcast"));
  for (const name of CLIENTS) symlinkSync(join(MODULES, name), join(folder, "node_modules", name));
  const all: Started[] = [];
  return {
    folder,
    start(command, env = {}) {
      const started = startIn(folder, command, env);
      all.push(started);
      return started;
    },
    async remove() {
      for (const { child } of all) end(child);
      await Promise.all(all.map(({ exit }) => exit));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startIn(folder: string, command: string, env: Record<string, string>): Started {
  const child = spawn("bash", ["-c", command], {
    cwd: folder,
    env: { ...process.env, PLOTCAST_TOKEN: undefined, npm_config_offline: "true", ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  child.stderr.on("data", (text) => (said += text));
  // Not "close": what it left in the background may still hold its output.
  const exit = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { child, exit, said: () => said };
}

/** Ends a command and all that it left running. */
function end({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, "SIGKILL");
  } catch {
    // All of the group have ended.
  }
}
