import { performance } from "node:perf_hooks";
import { startProgram } from "./program.js";

// How long it takes from the start of the program until its first chart is there, with all its points on disk.
export async function measureColdStart(folder, chart) {
  const started = performance.now();
  const program = await startProgram(["--no-statsd"], folder);
  const response = await fetch(`${program.url}/c/${encodeURIComponent(chart)}.svg`);
  const svg = await response.text();
  const ms = performance.now() - started;
  if (!response.ok || !svg.includes("<path")) throw new Error("no chart after the start");
  const week = performance.now();
  await (await fetch(`${program.url}/c/${encodeURIComponent(chart)}.svg?window=7d`)).text();
  const weekMs = performance.now() - week;
  await program.stop({ keepsFolder: true });
  return { ms, listensMs: program.startMs, weekMs };
}
