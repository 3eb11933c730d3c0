import { addEvent, clearEvents, createEventBuffer } from "../sse/event-buffer.ts";
import type { StreamEvent } from "../sse/stream.ts";
import type { EventFormat } from "./event-format.ts";
import type { Frame, FrameSource } from "./frame.ts";

/** A view that is watched, the name of its events, and what each of them begins with. */
export interface Watched {
  source: FrameSource;
  event: string;
  before: string;
}

/** Turns the frames of some views into events, and knows which of them were drawn last. */
export interface FrameEvents {
  /** Whether no view has been drawn yet. */
  isEmpty(): boolean;
  /** Draws a view. @returns whether it has a new frame; one whose drawing fails keeps its last frame. */
  draw(one: Watched): boolean;
  /**
   * The frames of these views, drawn just before, as events. They are valid until the next call.
   *
   * @param cycle the number of the cycle.
   */
  encode(changed: readonly Watched[], cycle: number): StreamEvent[];
}

export interface FrameEventsOptions {
  format: EventFormat;
  /** Gets the error of a drawing that failed; the other charts go on. */
  onError: (error: unknown) => void;
}

export function createFrameEvents({ format, onError }: FrameEventsOptions): FrameEvents {
  // By watched view, not by source: two names may stand for one view.
  const newest = new Map<Watched, Frame>();
  const buffer = createEventBuffer();

  function encodeOne(one: Watched, behind: string): StreamEvent {
    const bytes = addEvent(buffer, one.before, newest.get(one)!.bytes, behind);
    return { view: one.event, bytes };
  }

  return {
    isEmpty: () => newest.size === 0,
    draw(one) {
      try {
        const sent = newest.get(one);
        const frame = one.source.draw(sent);
        if (sent === frame) return false;
        newest.set(one, frame);
        return true;
      } catch (error) {
        onError(error);
        return false;
      }
    },
    encode(changed, cycle) {
      clearEvents(buffer);
      const behind = format.behind(cycle);
      return changed.map((one) => encodeOne(one, behind));
    },
  };
}
