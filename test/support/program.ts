import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { withinPatience } from "./served.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Built by `npm run build`, which `npm test` does first. */
const PROGRAM = `${ROOT}dist/cli/plotcast.js`;

/** A child process whose output is kept. It ends with the test. */
export interface Running {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** The first match in all that it has written to stdout and stderr. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Where it serves. */
  url(): Promise<string>;
  /** Its exit code, or the name of the signal that ended it. */
  exit: Promise<number | string | null>;
}

export function run(
  file: string,
  args: string[],
  env: Record<string, string | undefined> = {},
): Running {
  const child = spawn(file, args, {
    cwd: ROOT,
    env: { ...process.env, PORT: undefined, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  const listeners = new Set<() => void>();
  const heard = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding("utf8").on("data", (text: string) => ((out += text), heard()));
  child.stderr.setEncoding("utf8").on("data", (text: string) => ((err += text), heard()));
  // A program that has ended reads no more input.
  child.stdin.on("error", () => {});
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
    exit,
  };
}

/** The program `plotcast`, with its input open. */
export function plotcast(args: string[], env: Record<string, string | undefined> = {}): Running {
  return run(process.execPath, [PROGRAM, ...args], env);
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
