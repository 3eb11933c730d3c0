import { clearEvents, createEventBuffer } from "../sse/event-buffer.ts";
import { eventBytes } from "../sse/event.ts";
import type { StreamEvent } from "../sse/stream.ts";
import type { Frame, FrameSource } from "./frame.ts";

/** A view that is watched, and the name of its events. */
export interface Watched {
  source: FrameSource;
  event: string;
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
   * @param id the events' id: the number of the cycle.
   */
  encode(changed: readonly Watched[], id: number): StreamEvent[];
}

export interface FrameEventsOptions {
  /** Each event has a name. */
  named: boolean;
  /** Gets the error of a drawing that failed; the other charts go on. */
  onError: (error: unknown) => void;
}

/** The ids of named events begin with it, so that a viewer that comes again says what it had. */
export const NAMED_ID = "n";

export function createFrameEvents({ named, onError }: FrameEventsOptions): FrameEvents {
  // By watched view, not by source: two names may stand for one view.
  const newest = new Map<Watched, Frame>();
  const buffer = createEventBuffer();

  function encodeOne(one: Watched, id: string): StreamEvent {
    const bytes = eventBytes(newest.get(one)!.bytes, named ? one.event : undefined, id, buffer);
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
    encode(changed, id) {
      clearEvents(buffer);
      return changed.map((one) => encodeOne(one, `${named ? NAMED_ID : ""}${id}`));
    },
  };
}
