import type { Delivery } from "./broadcast.ts";
import type { Frame } from "./frame.ts";
import { createHolds, type Holds } from "./holds.ts";
import type { RefusedCounts } from "./refusals.ts";

/** The cost of one chart, and its points that are not shown. */
export interface ChartStats extends RefusedCounts {
  /** Drawings since the start, over all views. */
  drawings: number;
  /** Duration of the last drawing, in ms. */
  drawMs: number;
  /** Characters of the last frame's SVG. */
  frameLength: number;
  /** Bytes on the wire of the last frame, per viewer; frames sent in one piece share its bytes evenly. */
  wireBytes: number;
}

/** The counters of a hub since its start. */
export interface LiveStats extends RefusedCounts {
  /** Number of viewers now. */
  subscribers: number;
  /** Number of views watched now. */
  views: number;
  cycles: number;
  /** How late the last cycle began, and the latest of all, in ms. */
  cycleLagMs: number;
  mostCycleLagMs: number;
  /**
   * How long the hub's own work has held the event loop at a time, so that nothing else had its turn:
   * the longest since the start, and the longest of the last minute, in ms. Cycles of many charts are cut
   * so that it is some 10 ms; one huge chart or the first drawing of all may take longer.
   */
  longestHoldMs: number;
  longestHoldOfMinuteMs: number;
  drawings: number;
  /** Total duration of all drawings, in ms. */
  drawMs: number;
  /** Frames handed to a connection, and frames that a viewer skipped because it did not read. */
  framesSent: number;
  framesSkipped: number;
  /** Primers sent, to new viewers and to those that had fallen behind. */
  primers: number;
  /** Bytes of all frames as text, and encoded: each counted once, however many watched. */
  plainBytes: number;
  encodedBytes: number;
  /** Bytes handed to connections: frames and primers, for every viewer. */
  sentBytes: number;
  /** The names of all charts, drawn or not. */
  names: string[];
  /** Those that were drawn, or that refused a point. */
  charts: Record<string, ChartStats>;
}

/** The counters behind `stats()`. */
export interface Counters {
  cycle(lagMs: number): void;
  delivered(delivery: Delivery): void;
  primed(bytes: number): void;
  drawn(chart: string, frame: Frame): void;
  /** How long work held the event loop. */
  holds: Holds;
  /** Forgets what a chart cost that is no more. */
  forget(chart: string): void;
  read(hub: HubState): LiveStats;
}

/** What others count of a hub. */
export interface HubState extends Pick<LiveStats, "names" | "views" | "subscribers"> {
  refused(chart: string): RefusedCounts;
}

type Held = "longestHoldMs" | "longestHoldOfMinuteMs";
type Totals = Omit<LiveStats, keyof HubState | Held | "names" | "charts" | keyof RefusedCounts>;
type Costs = Omit<ChartStats, keyof RefusedCounts>;

const ZEROS: Totals = {
  cycles: 0,
  cycleLagMs: 0,
  mostCycleLagMs: 0,
  drawings: 0,
  drawMs: 0,
  framesSent: 0,
  framesSkipped: 0,
  primers: 0,
  plainBytes: 0,
  encodedBytes: 0,
  sentBytes: 0,
};

const NO_COSTS: Costs = { drawings: 0, drawMs: 0, frameLength: 0, wireBytes: 0 };

export function createCounters(): Counters {
  const costs = new Map<string, Costs>();
  const total: Totals = { ...ZEROS };
  const holds = createHolds();

  function chartCosts(chart: string): Costs {
    let stats = costs.get(chart);
    if (stats === undefined) {
      stats = { ...NO_COSTS };
      costs.set(chart, stats);
    }
    return stats;
  }

  return {
    cycle(lagMs) {
      total.cycles++;
      total.cycleLagMs = lagMs;
      total.mostCycleLagMs = Math.max(total.mostCycleLagMs, lagMs);
    },
    delivered({ charts, plainBytes, wireBytes, reached, skipped }) {
      total.framesSent += reached * charts.length;
      total.framesSkipped += skipped * charts.length;
      total.plainBytes += plainBytes;
      total.encodedBytes += wireBytes;
      total.sentBytes += wireBytes * reached;
      for (const chart of charts) chartCosts(chart).wireBytes = wireBytes / charts.length;
    },
    primed(bytes) {
      total.primers++;
      total.sentBytes += bytes;
    },
    drawn(chart, { bytes, drawMs }) {
      const stats = chartCosts(chart);
      stats.drawings++;
      stats.drawMs = drawMs;
      stats.frameLength = bytes.length;
      total.drawings++;
      total.drawMs += drawMs;
      holds.add(drawMs);
    },
    holds,
    forget: (chart) => void costs.delete(chart),
    read({ names, views, subscribers, refused }) {
      const listed: [string, ChartStats][] = [];
      const all = { pointsAhead: 0, pointsLate: 0 };
      for (const name of names) {
        const { pointsAhead, pointsLate } = refused(name);
        all.pointsAhead += pointsAhead;
        all.pointsLate += pointsLate;
        const own = costs.get(name);
        if (own === undefined && pointsAhead + pointsLate === 0) continue;
        listed.push([name, { pointsAhead, pointsLate, ...(own ?? NO_COSTS) }]);
      }
      const longestHoldMs = holds.longestMs();
      const held = { longestHoldMs, longestHoldOfMinuteMs: holds.longestOfMinuteMs() };
      // Unlike an assignment, this takes the name "__proto__".
      const charts = Object.fromEntries(listed);
      return { names, views, subscribers, ...total, ...held, ...all, charts };
    },
  };
}
