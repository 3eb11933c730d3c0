import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

// Runs a client in a process of its own. @returns what it prints: its points, and the seconds it took.
export async function runClient(name, ...args) {
  const file = fileURLToPath(new URL(`${name}.js`, import.meta.url));
  const { stdout } = await run(process.execPath, [file, ...args.map(String)]);
  return JSON.parse(stdout);
}
