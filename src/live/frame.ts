import { createFrameBuffers } from "./frame-buffers.ts";
import type { Drawing } from "./drawn.ts";
import type { FrameChart } from "./live-chart.ts";
import type { View } from "./view.ts";

/** One drawn chart. */
export interface Frame {
  /**
   * The UTF-8 of an SVG on one line, valid until the view's next frame is drawn; where somebody watches it,
   * until the next but one. Copy it to keep it.
   */
  bytes: Uint8Array;
  /** The version of the chart that it shows. */
  version: number;
  /** Where its time axis ends, and where that of the frame ended from which it glides on. */
  edge: number;
  lastEdge: number | undefined;
  drawMs: number;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A frame as text. Nobody keeps it: of texts that live for a cycle, garbage collection copies each twice. */
export function frameText(frame: Frame): string {
  return decoder.decode(frame.bytes);
}

/** Draws the frames of one view, each version of the chart only once. */
export interface FrameSource {
  view: View;
  /**
   * The frame of the chart as it is now.
   *
   * @param sent the frame that its viewers were sent last: the new one glides on from there. A drawing
   * without it glides on from the one before; once there are viewers it is one on the side, after which
   * their next frame glides as if there had been none.
   */
  draw(sent?: Frame): Frame;
  /** Bytes of its newest frame, which it keeps. */
  size(): number;
}

/** What the frame sources of a hub share. */
export interface FrameSourceOptions {
  /** The hub's clock, in epoch ms. */
  clock: () => number;
  /** Gets each new frame. */
  onDraw: (chart: string, frame: Frame) => void;
}

export function createFrameSource(
  view: View,
  chart: FrameChart,
  { clock, onDraw }: FrameSourceOptions,
): FrameSource {
  // Made with its first frame: who joins a thousand charts does not wait for all of them.
  let drawing: Drawing | undefined;
  const buffers = createFrameBuffers();
  let latest: Frame | undefined;
  let sentEdge: number | undefined;
  let hasViewers = false;

  function drawNew(
    { draw }: Drawing,
    now: number,
    version: number,
    edge: number,
    lastEdge?: number,
  ): Frame {
    const started = performance.now();
    const bytes = draw((written) => buffers.store(written, hasViewers), now, lastEdge);
    // A point that is out of sight, or time that went on by less than a pixel, changes nothing.
    if (bytes === latest?.bytes) return Object.assign(latest, { version, edge, lastEdge });
    latest = { bytes, version, edge, lastEdge, drawMs: performance.now() - started };
    onDraw(chart.name, latest);
    return latest;
  }

  return {
    view,
    draw(sent) {
      const now = clock();
      const version = chart.version(now);
      drawing ??= chart.createDrawing(view.options);
      const edge = drawing.edge(now);
      const isCurrent = (frame: Frame) => frame.version === version && frame.edge === edge;
      if (sent !== undefined && isCurrent(sent)) return sent;
      const lastEdge = sent === undefined ? sentEdge : sent.edge;
      hasViewers ||= sent !== undefined;
      if (sent !== undefined || !hasViewers) sentEdge = edge;
      // Another stream may have drawn the same frame, or somebody on the side.
      if (latest !== undefined && isCurrent(latest)) {
        if (sent === undefined || latest.lastEdge === lastEdge) return latest;
      }
      return drawNew(drawing, now, version, edge, lastEdge);
    },
    size: () => latest?.bytes.length ?? 0,
  };
}
