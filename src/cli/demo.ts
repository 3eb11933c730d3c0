import type { ChartOptions } from "../chart/inner-face.ts";
import { type MachineChart, watchMachine } from "../ingest/machine.ts";
import { createLive } from "../server/create-live.ts";
import type { ServeFlags } from "./flags.ts";
import { accessOptions } from "./access.ts";
import type { Listening } from "./listen.ts";
import { printError } from "./print-error.ts";
import { machineZone } from "./time-zone.ts";

const SHOWN_POINTS = 60;

/** Shows the load of this machine until the process ends. */
export function showMachine(flags: ServeFlags, { show }: Listening): void {
  const live = createLive({
    title: "This machine",
    window: { points: SHOWN_POINTS },
    everyMs: flags.every,
    timeZone: flags.tz ?? machineZone(),
    onError: printError,
    ...accessOptions(flags),
    addCharts: true,
  });
  const watch = watchMachine({ everyMs: flags.every }, (chart, row) => live.pushRows(chart, [row]));
  for (const chart of watch.charts) live.addChart(chart.name, chartOptions(chart));
  show(live);
}

function chartOptions({ name, title, yUnit }: MachineChart): ChartOptions {
  const options: ChartOptions = { title, yUnit, grid: true, smooth: true };
  if (name === "cpu") options.yDomain = [0, null];
  return options;
}
