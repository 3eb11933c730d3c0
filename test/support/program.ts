import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { slowness } from "./slowness.js";
import { withinPatience } from "./served.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Built by `npm run build`, which `npm test` does first. */
export const PROGRAM = `${ROOT}dist/cli/plotcast.js`;
const TELL_HOLDS = new URL("tell-holds.js", import.meta.url).href;

/**
 * The most that a test lets work hold the event loop, in ms. The goal is 20 on a quick processor of its
 * own; on a shared or a slow one, the same work takes several times as much of the processor's time, and
 * garbage is collected within some turn.
 */
export const MOST_HOLD_MS: number = 20 * Math.max(2, 1.3 * slowness());

/** A child process whose output is kept. It ends with the test. */
export interface Running {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** The first match in all that it has written to stdout and stderr. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Where it serves. */
  url(): Promise<string>;
  /**
   * How long one turn of its event loop took at most since the last call, in ms of its main thread's
   * processor time. Only where it was started by `measured`.
   */
  longestHoldMs(): Promise<number>;
  /** Its exit code, or the name of the signal that ended it. */
  exit: Promise<number | string | null>;
}

export function run(
  file: string,
  args: string[],
  env: Record<string, string | undefined> = {},
): Running {
  const isMeasured = args.some((arg) => arg.includes(TELL_HOLDS));
  const child = spawn(file, args, {
    cwd: ROOT,
    env: { ...process.env, PORT: undefined, ...env },
    // The channel tells holds; a program that does not listen to it does not notice.
    stdio: ["pipe", "pipe", "pipe", ...(isMeasured ? (["ipc"] as const) : [])],
  });
  let out = "";
  let err = "";
  const listeners = new Set<() => void>();
  const heard = () => {
    for (const listener of listeners) listener();
  };
  const { stdin, stdout, stderr } = child as ChildProcessWithoutNullStreams;
  stdout.setEncoding("utf8").on("data", (text: string) => ((out += text), heard()));
  stderr.setEncoding("utf8").on("data", (text: string) => ((err += text), heard()));
  // A program that has ended reads no more input.
  stdin.on("error", () => {});
  const exit = new Promise<number | string | null>((resolve) =>
    child.on("close", (code, signal) => resolve(code ?? signal)),
  );
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exit;
  });
  const says = (pattern: RegExp) => {
    const found = withinPatience<RegExpExecArray>(`${pattern} of ${args.join(" ")}`, (resolve) => {
      const look = () => {
        const match = pattern.exec(out + err);
        if (match === null) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      look();
    });
    const over = exit.then((code) => {
      const match = pattern.exec(out + err);
      if (match !== null) return match;
      throw new Error(`exit ${code} before ${pattern}; it wrote: ${out}${err}`);
    });
    return Promise.race([found, over]);
  };
  return {
    child,
    stdout: () => out,
    stderr: () => err,
    says,
    url: async () => (await says(/http:\/\/[^\s]+/))[0],
    longestHoldMs: () =>
      withinPatience("the longest hold", (resolve) => {
        child.once("message", (ms) => resolve(ms as number));
        child.send("tell");
      }),
    exit,
  };
}

/** The program `plotcast`, with its input open. */
export function plotcast(args: string[], env: Record<string, string | undefined> = {}): Running {
  return run(process.execPath, [PROGRAM, ...args], env);
}

/** The arguments of Node for a program whose longest hold of the event loop is asked for. */
export function measured(args: string[]): string[] {
  return ["--import", TELL_HOLDS, ...args];
}

/** An example, as `npm run example:NN` starts it. */
export function example(name: string, args: string[] = [], env: Record<string, string> = {}) {
  return run(process.execPath, [`${ROOT}examples/${name}`, ...args], env);
}

export function exitWithin(running: Running): Promise<number | string | null> {
  return withinPatience("an exit", (resolve) => void running.exit.then(resolve));
}

/** The exit code of a program that should not begin to serve at all. */
export function refusal(running: Running): Promise<number | string | null> {
  const serving = running.says(/http:\/\//).then(
    () => "it serves",
    () => running.exit,
  );
  return Promise.race([running.exit, serving]);
}
