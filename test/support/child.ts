import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as after } from "node:timers/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { LiveOptions, LiveStats } from "../../src/entries/live.ts";
import { run } from "./program.ts";

/** V8's young heap may grow by itself, by more than what is measured here; this keeps it small. */
const QUIET_HEAP = ["--expose-gc", "--max-semi-space-size=2"];
const SERVER = fileURLToPath(new URL("child-server.js", import.meta.url));

export interface ChildOptions {
  live: LiveOptions;
  /** How often it gets a window's worth of new values; 0: never. */
  pushEveryMs: number;
  series: number;
  points: number;
}

/** What a server holds once its garbage is collected. */
export interface Resources {
  /** Kinds of what keeps it alive: sockets, timers and such. */
  active: string[];
  /** Of its heap and its buffers. */
  bytes: number;
  stats: LiveStats;
}

/** A live chart in a process of its own. It ends with the test. */
export interface Child {
  url: string;
  port: number;
  /** A Unix socket that it listens on, too: the system keeps 200 kB for each, not megabytes. */
  path: string;
  /** Its resident memory, in MiB. */
  residentMiB(): number;
  /** The processor's time that it has taken so far, in ms. */
  cpuMs(): number;
  stats(): Promise<LiveStats>;
  resources(): Promise<Resources>;
  /** What it wrote to stderr. */
  complaints(): string;
}

export async function startChild(options: ChildOptions): Promise<Child> {
  const folder = mkdtempSync(join(tmpdir(), "plotcast-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "socket");
  const server = run(process.execPath, [...QUIET_HEAP, SERVER, JSON.stringify(options), path]);
  const port = Number((await server.says(/^port (\d+)$/m))[1]);
  const url = `http://127.0.0.1:${port}`;
  const ask = async (place: string) => (await fetch(url + place)).json();
  return {
    url,
    port,
    path,
    residentMiB: () => residentMiB(server.child.pid),
    cpuMs: () => cpuMs(server.child.pid),
    stats: () => ask("/api/stats") as Promise<LiveStats>,
    resources: () => ask("/resources") as Promise<Resources>,
    complaints: () => server.stderr(),
  };
}

/** What is left once all that was under way has come to its end. */
export async function atRest(child: Child, before: Resources | undefined): Promise<Resources> {
  const end = performance.now() + 10_000;
  for (;;) {
    const now = await child.resources();
    const isOver = now.stats.subscribers === 0;
    const isAsBefore = before === undefined || now.active.length <= before.active.length;
    if ((isOver && isAsBefore) || performance.now() > end) return now;
    await after(50);
  }
}

function residentMiB(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** In user and system mode (proc(5)), in the hundredths of a second that Linux counts. */
function cpuMs(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
