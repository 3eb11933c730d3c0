import { textBefore } from "./text-before.ts";
import type { Related } from "./text-pair.ts";

/** An event as plain text. */
interface PlainEvent {
  view: string;
  bytes: Uint8Array;
  /** Where it begins in the stream. */
  position: number;
}

/**
 * The end of a stream as plain text, which every level subscriber's decoder holds: the newest event
 * of each view, as far as the window reaches, and what lies between them.
 */
export interface History {
  /** Adds events to the end. @returns them with what they can be compressed against. */
  add(events: readonly { view: string; bytes: Uint8Array }[]): Related[];
  /** Makes room for more: called once those that were added have been sent. */
  dropSuperseded(): void;
  /** The newest event of each view: those that are no longer in the history, then the history itself. */
  events(): Uint8Array[];
  /** The text before the position `end`, as far as the window reaches. */
  textBefore(end: number): Uint8Array;
  /** Where the stream ends. */
  end(): number;
  /** While it is held, what `events` gave stays as it is. */
  hold(held: boolean): void;
  /** Whether a primer of all of it takes only a few milliseconds. */
  isSmall(): boolean;
}

const NOTHING = new Uint8Array();
/** An event gets longer by a few bytes as its numbers do. */
const SLACK = 256;
/** A history is small up to so many views, and so many bytes. */
const FEW_VIEWS = 16;
const SMALL = 128 * 1024;

export function createHistory(windowSize: number): History {
  const newest = new Map<string, PlainEvent>();
  /** Those before `start` have left. */
  let events: PlainEvent[] = [];
  let start = 0;
  let superseded = 0;
  let end = 0;
  /** Memory of events that have left. */
  const left: ArrayBuffer[] = [];
  let isHeld = false;

  const isSuperseded = (event: PlainEvent) => newest.get(event.view) !== event;
  const from = () => events[start]?.position ?? end;

  /** In the memory of an event that has left, if there is one. */
  function copy(bytes: Uint8Array): Uint8Array {
    const memory = left.pop();
    const isFitting = memory !== undefined && memory.byteLength >= bytes.length;
    const kept = new Uint8Array(
      isFitting ? memory : new ArrayBuffer(bytes.length + SLACK),
      0,
      bytes.length,
    );
    kept.set(bytes);
    return kept;
  }

  function relate(view: string, bytes: Uint8Array): Related {
    const before = newest.get(view);
    const nearest = events.at(-1);
    for (const like of [before, nearest]) {
      const distance = end - (like?.position ?? -Infinity);
      if (like !== undefined && like.position >= from() && distance <= windowSize) {
        return { bytes, like: like.bytes, distance, isLast: like === before };
      }
    }
    return { bytes, like: NOTHING, distance: 0, isLast: false };
  }

  function addOne(added: { view: string; bytes: Uint8Array }): Related {
    const { view } = added;
    const bytes = copy(added.bytes);
    const related = relate(view, bytes);
    const before = newest.get(view);
    if (before !== undefined && before.position >= from()) superseded++;
    const event = { view, bytes, position: end };
    newest.set(view, event);
    events.push(event);
    end += bytes.length;
    return related;
  }

  return {
    add: (added) => added.map(addOne),
    dropSuperseded() {
      for (; start < events.length - 1; start++) {
        const front = events[start]!;
        const isOld = isSuperseded(front);
        if (!isOld && end - front.position <= windowSize && superseded <= newest.size) break;
        if (!isOld) continue;
        superseded--;
        if (!isHeld && left.length < newest.size) left.push(front.bytes.buffer as ArrayBuffer);
      }
      // Those that have left must not stay in memory.
      if (2 * start < events.length) return;
      events = events.slice(start);
      start = 0;
    },
    events() {
      const first = from();
      const gone = [...newest.values()].filter(({ position }) => position < first);
      return [...gone, ...events.slice(start)].map(({ bytes }) => bytes);
    },
    textBefore: (before) => textBefore(events, start, before, windowSize),
    end: () => end,
    hold(held) {
      isHeld = held;
    },
    isSmall: () => newest.size <= FEW_VIEWS && end - from() <= SMALL,
  };
}
