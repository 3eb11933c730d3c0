import type { Keeper } from "../catalog/keeper.ts";
import type { ColumnsIntake, HubParts } from "../live/create-hub.ts";
import { type Live, openLive } from "../server/create-live.ts";
import { accessOptions } from "./access.ts";
import type { InputFlags } from "./flags.ts";
import { createInputOrigins, type InputOrigins } from "./input-origins.ts";
import { printError } from "./print-error.ts";
import type { ProblemLog } from "./problem-log.ts";
import { machineZone } from "./time-zone.ts";

/** The hub of all that a pipe or files show. */
export interface InputHub {
  live: Live;
  /** The way in for columns of points. */
  columns: ColumnsIntake;
  /** What the page says about where charts come from. */
  origins: InputOrigins;
  /** Notes how a chart is to be added again; undefined where nothing is kept. */
  keepChart: Keeper["keepChart"] | undefined;
}

/**
 * @param source what is read: "standard input", or the names of files.
 * @param title heading of the page, where no other is asked for.
 */
export function createInputHub(
  flags: InputFlags,
  log: ProblemLog,
  { source, title }: { source: string; title: string },
  keeper?: Keeper,
): InputHub {
  const options = {
    title: flags.title ?? title,
    everyMs: flags.every,
    timeZone: flags.tz ?? machineZone(),
    onError: printError,
    ...accessOptions(flags),
    addCharts: true,
  };
  const origins = createInputOrigins(source, log);
  let columns: ColumnsIntake | undefined;
  const parts = keeper === undefined ? {} : keepTimes(keeper, isOverTime);
  /** A chart that a push makes is there only after its points; it is one over time. */
  function isOverTime(chart: string): boolean {
    return !live.has(chart) || live.times(chart).isTime;
  }

  const live: Live = openLive(options, parts, (open) => {
    ({ columns } = open);
    const { mark, settled } = keeper ?? origins.parts;
    // A push is answered only once its points are on disk.
    return { ...origins.parts, mark, settled };
  });
  keeper?.keepMemory(live, columns!, isOverTime).catch(printError);
  return { live, columns: columns!, origins, keepChart: keeper?.keepChart };
}

/** Rows that have numbers instead of times are not kept: there is no past of theirs. */
function keepTimes({ journal, history }: Keeper, isTime: (chart: string) => boolean): HubParts {
  return {
    journal: {
      add(chart, points) {
        if (isTime(chart)) journal.add(chart, points);
      },
    },
    history,
    replaces: true,
  };
}
