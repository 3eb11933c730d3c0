import { PlotcastError } from "../error.ts";
import type { ChartOrigin, LiveParts } from "../server/live-parts.ts";
import type { ProblemLog } from "./problem-log.ts";

/** What the page says about where the charts of an input come from. */
export interface InputOrigins {
  parts: LiveParts;
  /** How a chart came to be. */
  add(chart: ChartOrigin): void;
  remove(name: string): void;
  /** Counts values that charts have taken. */
  count(taken: number): void;
}

/** @param source what is read. */
export function createInputOrigins(source: string, log: ProblemLog): InputOrigins {
  const charts = new Map<string, ChartOrigin>();
  let taken = 0;
  let lastMs: number | undefined;
  const report = () => ({
    name: source,
    taken,
    refused: 0,
    passedOver: 0,
    reason: undefined,
    problemCount: log.count(),
    problems: log.last(),
    trouble: undefined,
    lastMs,
  });
  return {
    parts: {
      receivers: [],
      contextOf(receiver) {
        throw new PlotcastError("OPTION_INVALID", `${receiver}: expected no protocol here`);
      },
      mark: () => 0,
      settled: async () => true,
      origins: () => ({ charts: [...charts.values()], sources: [report()], kept: undefined }),
    },
    add: (chart) => void charts.set(chart.name, chart),
    remove: (name) => void charts.delete(name),
    count(more) {
      taken += more;
      lastMs = Date.now();
    },
  };
}
