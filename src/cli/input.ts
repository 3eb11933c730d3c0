import { createLineSplitter } from "../ingest/lines.ts";
import { createTableReader } from "../ingest/table.ts";
import { createLive } from "../server/create-live.ts";
import { createColumnCharts } from "./column-charts.ts";
import { feed } from "./feed.ts";
import type { InputFlags } from "./flags.ts";
import { accessOptions } from "./access.ts";
import type { Listening } from "./listen.ts";
import { printError } from "./print-error.ts";
import { machineZone } from "./time-zone.ts";

const SILENCE_MS = 5000;
const MAX_PROBLEMS = 5;

/** Shows the numbers on standard input, and goes on showing them after its end. */
export async function showInput(flags: InputFlags, { show }: Listening): Promise<void> {
  const live = createLive({
    title: flags.title,
    window: { points: flags.points },
    everyMs: flags.every,
    timeZone: flags.tz ?? machineZone(),
    onError: printError,
    ...accessOptions(flags),
    addCharts: true,
  });
  show(live);
  const report = createProblemLog();
  const charts = createColumnCharts(live, flags, report);
  const reader = createTableReader({ time: flags.time });
  const lines = createLineSplitter(
    {},
    (line, number) => {
      const row = reader.read(line, number);
      if (row === undefined) return;
      if ("problem" in row) report(row.problem);
      else charts.push(row);
    },
    (number) => report(`line ${number}: expected a shorter line; it was skipped`),
  );
  const silence = setTimeout(hintAtSilence, SILENCE_MS);
  process.stdin.once("data", () => clearTimeout(silence));
  await feed(process.stdin.setEncoding("utf8"), lines.write);
  clearTimeout(silence);
  lines.end();
  charts.end();
  process.stderr.write("plotcast: the input has ended; its charts stay until you stop plotcast\n");
}

function hintAtSilence(): void {
  const hint = process.stdin.isTTY
    ? "reading numbers from the terminal; to pipe them in: vmstat 1 | plotcast"
    : "no numbers on standard input yet. Many programs buffer what they print into a pipe; try: stdbuf -oL PROGRAM | plotcast";
  process.stderr.write(`plotcast: ${hint}\n`);
}

/** Reports the first few problems: an endless log helps nobody. */
function createProblemLog(): (problem: string) => void {
  let count = 0;
  return (problem) => {
    count++;
    if (count <= MAX_PROBLEMS) process.stderr.write(`plotcast: ${problem}\n`);
    if (count === MAX_PROBLEMS) process.stderr.write("plotcast: further problems are not shown\n");
  };
}
