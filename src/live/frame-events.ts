import { eventText } from "../sse/event.ts";
import type { StreamEvent } from "../sse/stream.ts";
import type { Frame, FrameSource } from "./frame.ts";

/** Turns the frames of some views into events, and knows which of them were drawn last. */
export interface FrameEvents {
  /** Whether no view has been drawn yet. */
  isEmpty(): boolean;
  /** Draws all views. @returns those with a new frame; one whose drawing fails keeps its last frame. */
  drawChanged(): FrameSource[];
  /** The newest frames of these views as events. @param id the events' id: the number of the cycle. */
  encode(changed: readonly FrameSource[], id: number): StreamEvent[];
}

export interface FrameEventsOptions {
  sources: FrameSource[];
  /** Each event is named after its chart. */
  named: boolean;
  /** Gets the error of a drawing that failed; the other charts go on. */
  onError: (error: unknown) => void;
}

export function createFrameEvents({ sources, named, onError }: FrameEventsOptions): FrameEvents {
  const newest = new Map<FrameSource, Frame>();

  function encodeOne(source: FrameSource, id: string): StreamEvent {
    const event = { data: newest.get(source)?.svg ?? "", id };
    const text = eventText(named ? { ...event, event: source.view.chart } : event);
    return { view: source.view.key, text };
  }

  return {
    isEmpty: () => newest.size === 0,
    drawChanged: () =>
      sources.filter((source) => {
        try {
          const frame = source.draw();
          if (newest.get(source) === frame) return false;
          newest.set(source, frame);
          return true;
        } catch (error) {
          onError(error);
          return false;
        }
      }),
    encode: (changed, id) => changed.map((source) => encodeOne(source, String(id))),
  };
}
