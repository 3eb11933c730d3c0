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
  /** Bytes on the wire of the last frame, per viewer. */
  wireBytes: number;
}

/** What a hub has done since it began. */
export interface LiveStats {
  /** Viewers at this moment. */
  subscribers: number;
  cycles: number;
  /** Frames handed to a connection, and frames that passed a viewer by because it did not read. */
  framesSent: number;
  framesSkipped: number;
  /** Views that are watched. */
  views: number;
  /** All charts, drawn or not. */
  names: string[];
  charts: Record<string, ChartStats>;
}

/** The counters behind `stats()`. */
export interface Counters {
  subscribers: number;
  cycles: number;
  sent(total: Sent): void;
  drawn(chart: string, frame: Frame): void;
  wrote(chart: string, bytes: number): void;
  read(names: string[], views: number): LiveStats;
}

export function createStats(): Counters {
  const charts = new Map<string, ChartStats>();
  let framesSent = 0;
  let framesSkipped = 0;

  function of(chart: string): ChartStats {
    let stats = charts.get(chart);
    if (stats === undefined) {
      stats = { drawings: 0, drawMs: 0, frameLength: 0, wireBytes: 0 };
      charts.set(chart, stats);
    }
    return stats;
  }

  const counters: Counters = {
    subscribers: 0,
    cycles: 0,
    sent({ frames, skipped }) {
      framesSent += frames;
      framesSkipped += skipped;
    },
    drawn(chart, { svg, drawMs }) {
      const stats = of(chart);
      stats.drawings++;
      stats.drawMs = drawMs;
      stats.frameLength = svg.length;
    },
    wrote(chart, bytes) {
      of(chart).wireBytes = bytes;
    },
    read: (names, views) => ({
      names,
      views,
      subscribers: counters.subscribers,
      cycles: counters.cycles,
      framesSent,
      framesSkipped,
      charts: Object.fromEntries([...charts].map(([name, stats]) => [name, { ...stats }])),
    }),
  };
  return counters;
}
