import type { InputHub } from "./create-input-hub.ts";
import type { InputFlags } from "./flags.ts";
import { describeProblems, type ProblemLog } from "./problem-log.ts";
import { readTable } from "./read-table.ts";
import { createWaitingRows } from "./row-order.ts";
import { createStatusChart } from "./status-chart.ts";
import { createTableCharts, type TableCharts, type TableName } from "./table-charts.ts";
import { say } from "./say.ts";

const SILENCE_MS = 5000;
/** How often rows are looked at that wait. */
const LOOK_EVERY_MS = 100;

const NAME: TableName = { name: "input", title: "Input", prefix: "" };

/** Shows what comes through a pipe, as it comes. */
export async function showPipe(
  texts: AsyncIterable<string>,
  hub: InputHub,
  flags: InputFlags,
  log: ProblemLog,
): Promise<void> {
  const waiting = createWaitingRows(flags.x !== undefined);
  const status = createStatusChart(hub.live, NAME.name, NAME.title);
  let charts: TableCharts | undefined;
  let arrived = Date.now();
  let hasText = false;
  let settled: Promise<void> = Promise.resolve();

  function decide(hasEnded: boolean): void {
    const order = charts === undefined ? waiting.decide(Date.now(), hasEnded) : undefined;
    if (order === undefined) return;
    const isWhole = order.isWhole && flags.window === undefined;
    charts = createTableCharts(hub, flags, log, { ...order, isWhole }, () => NAME);
    for (const one of waiting.rows) charts.add(one.row, one.arrived);
    clearInterval(look);
    clearTimeout(silence);
    status.hide();
  }

  async function bringUpToDate(hasEnded: boolean): Promise<void> {
    decide(hasEnded);
    await (hasEnded ? charts?.end() : charts?.update());
    charts?.setNote(noteOf(log, hasEnded));
  }

  const settle = (hasEnded = false) => (settled = settled.then(() => bringUpToDate(hasEnded)));
  const look = setInterval(() => void settle(), LOOK_EVERY_MS);
  const silence = setTimeout(() => hintAtSilence(hasText, log, status.show), SILENCE_MS);
  await readTable(texts, flags, log, {
    onPiece() {
      arrived = Date.now();
      hasText = true;
      waiting.beginPiece();
    },
    onRow(row) {
      if (charts === undefined) waiting.add({ row, arrived });
      else charts.add(row, arrived);
    },
    afterPiece: () => settle(),
  });
  clearTimeout(silence);
  clearInterval(look);
  await settle(true);
  if (charts?.isEmpty() !== false) status.show(noNumber(log));
}

function hintAtSilence(hasText: boolean, log: ProblemLog, show: (text: string) => void): void {
  if (process.stdin.isTTY) {
    say("reading numbers from the terminal; to pipe them in: vmstat 1 | plotcast");
    return;
  }
  if (hasText) return show(log.first() ?? "Lines have come in, but no number yet");
  say(
    "no numbers on standard input yet. Many programs buffer what they print into a pipe; " +
      "try: stdbuf -oL PROGRAM | plotcast",
  );
  show("No numbers yet. If stdin is buffered: stdbuf -oL PROGRAM | plotcast");
}

function noNumber(log: ProblemLog): string {
  const first = log.first();
  return `The input has ended without a number${first === undefined ? "" : `: ${first}`}`;
}

function noteOf(log: ProblemLog, hasEnded: boolean): string {
  const parts = [hasEnded ? "input ended" : "", describeProblems(log.count())];
  return parts.filter((text) => text !== "").join(", ");
}
