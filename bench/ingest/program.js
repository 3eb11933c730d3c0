import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../dist/cli/plotcast.js", import.meta.url));
const TICKS_PER_SECOND = 100;

// Starts `plotcast serve` in a folder of its own, or in one that is given.
export async function startProgram(
  flags,
  folder = mkdtempSync(join(tmpdir(), "plotcast-ingest-")),
) {
  const started = performance.now();
  const args = [PROGRAM, "serve", "--port", "0", ...flags];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  child.stderr.setEncoding("utf8").on("data", (text) => process.stderr.write(text));
  const url = await readUrl(child);
  return {
    url,
    folder,
    startMs: performance.now() - started,
    cpuSeconds: () => cpuSeconds(child.pid),
    residentBytes: () => residentBytes(child.pid),
    async stop({ keepsFolder = false } = {}) {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      if (!keepsFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function readUrl(child) {
  let text = "";
  for await (const piece of child.stdout.setEncoding("utf8")) {
    text += piece;
    const url = /http:\S+/.exec(text)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error("the program ended before it listened");
}

function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function residentBytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) * 1024;
}

export async function readJson(url) {
  return (await fetch(url)).json();
}
