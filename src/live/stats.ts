import type { Sent } from "./broadcast.ts";
import type { Frame } from "./frame.ts";

/** What one chart costs. */
export interface ChartStats {
  /** Drawings since the start, over all views. */
  drawings: number;
  /** How long the last drawing took, in ms. */
  drawMs: number;
  /** Characters of the last frame's SVG. */
  frameLength: number;
  /** Bytes on the wire of the last frame, per viewer. Frames that go out together share theirs evenly. */
  wireBytes: number;
}

/** What a hub has done since it began. */
export interface LiveStats {
  /** Viewers at this moment. */
  subscribers: number;
  /** Views that are watched. */
  views: number;
  cycles: number;
  /** How much later than it should have been the last cycle began, and the latest of all, in ms. */
  cycleLagMs: number;
  mostCycleLagMs: number;
  drawings: number;
  /** The time that all drawings took together, in ms. */
  drawMs: number;
  /** Frames handed to a connection, and frames that passed a viewer by because it did not read. */
  framesSent: number;
  framesSkipped: number;
  /** What brought new viewers, and those who had fallen behind, level. */
  primers: number;
  /** Bytes of all frames as text, and as they were encoded: once each, however many watched. */
  plainBytes: number;
  encodedBytes: number;
  /** Bytes handed to connections: frames and primers, for every viewer. */
  sentBytes: number;
  /** All charts, drawn or not. */
  names: string[];
  charts: Record<string, ChartStats>;
}

/** The counters behind `stats()`. */
export interface Counters {
  cycle(lagMs: number): void;
  sent(sent: Sent): void;
  primed(bytes: number): void;
  drawn(chart: string, frame: Frame): void;
  read(names: string[], views: number, subscribers: number): LiveStats;
}

type Totals = Omit<LiveStats, "names" | "views" | "subscribers" | "charts">;

export function createStats(): Counters {
  const charts = new Map<string, ChartStats>();
  const total: Totals = {
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

  function of(chart: string): ChartStats {
    let stats = charts.get(chart);
    if (stats === undefined) {
      stats = { drawings: 0, drawMs: 0, frameLength: 0, wireBytes: 0 };
      charts.set(chart, stats);
    }
    return stats;
  }

  return {
    cycle(lagMs) {
      total.cycles++;
      total.cycleLagMs = lagMs;
      total.mostCycleLagMs = Math.max(total.mostCycleLagMs, lagMs);
    },
    sent({ sources, plainBytes, wireBytes, reached, skipped }) {
      total.framesSent += reached * sources.length;
      total.framesSkipped += skipped * sources.length;
      total.plainBytes += plainBytes;
      total.encodedBytes += wireBytes;
      total.sentBytes += wireBytes * reached;
      for (const { chart } of sources) of(chart.name).wireBytes = wireBytes / sources.length;
    },
    primed(bytes) {
      total.primers++;
      total.sentBytes += bytes;
    },
    drawn(chart, { svg, drawMs }) {
      const stats = of(chart);
      stats.drawings++;
      stats.drawMs = drawMs;
      stats.frameLength = svg.length;
      total.drawings++;
      total.drawMs += drawMs;
    },
    read: (names, views, subscribers) => ({
      names,
      views,
      subscribers,
      ...total,
      charts: Object.fromEntries([...charts].map(([name, stats]) => [name, { ...stats }])),
    }),
  };
}
