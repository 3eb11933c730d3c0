import type { OpenHub } from "../live/create-hub.ts";
import type { ReceiverRoute } from "../sources/receiver.ts";
import type { SourceContext } from "../sources/source.ts";
import type { SourceReport } from "../sources/source-report.ts";
import type { KeptReport } from "../store/store.ts";

/** How a chart came to be. */
export interface ChartOrigin {
  name: string;
  title: string;
  /** In words: "from influx: the fields of cpu in %, a series for each host and cpu". */
  reason: string;
}

/** What a server tells of where its charts come from. */
export interface OriginsReport {
  charts: readonly ChartOrigin[];
  sources: readonly SourceReport[];
  /** What is kept, and where; undefined where nothing is. */
  kept: KeptReport | undefined;
}

/** What a program adds to live charts: protocols that it takes, points that it keeps. */
export interface LiveParts {
  receivers: readonly ReceiverRoute[];
  /** What a receiver hands on to, by its name. */
  contextOf(receiver: string): SourceContext;
  /** To be called before points are taken: what `settled` is asked with. */
  mark(): number;
  /**
   * Resolves once all points taken so far are kept, where they are.
   *
   * @returns whether all since the mark were; the sender gets this as an answer.
   */
  settled(since: number): Promise<boolean>;
  origins(): OriginsReport;
}

/** Makes the parts of a hub. */
export type JoinParts = (open: OpenHub) => LiveParts;
