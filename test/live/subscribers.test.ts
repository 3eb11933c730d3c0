import { expect, test } from "vitest";
import { createSubscribers, type Sent } from "../../src/live/subscribers.ts";
import { createMemoryViewer, type MemoryViewer } from "../support/memory-viewer.ts";

const encoder = new TextEncoder();
const TERMS = { first: "retry: 1\n\n", stayMs: 1e9, onEnd: () => {} };

/** Subscribers whose sending yields after each of them. */
function subscribersInTurns(
  primer = () => [encoder.encode("primer ")] as Uint8Array[] | undefined,
) {
  const subscribers = createSubscribers({
    primer,
    farewell: () => encoder.encode("farewell "),
    slices: { leftMs: () => 0 },
    onError: () => {},
    onEmpty: () => {},
  });
  const join = (): MemoryViewer => {
    const viewer = createMemoryViewer();
    subscribers.add(viewer.connection, TERMS);
    return viewer;
  };
  return { subscribers, join, send: (text: string) => subscribers.send(encoder.encode(text)) };
}

function finish(sending: Generator<void, Sent>): Sent {
  for (;;) {
    const { done, value } = sending.next();
    if (done === true) return value;
  }
}

test("send: who joins or catches up while others are being sent the same gets a primer alone", () => {
  const { join, send } = subscribersInTurns();
  const [first, second, stalled] = [join(), join(), join()];
  stalled.stall();
  expect(finish(send("1 "))).toEqual({ reached: 3, skipped: 0 });
  expect(finish(send("2 "))).toEqual({ reached: 2, skipped: 1 });
  const sending = send("3 ");
  sending.next();
  expect(first.text()).toBe("primer 1 2 3 ");
  stalled.drain();
  const joined = join();
  expect(finish(sending)).toEqual({ reached: 2, skipped: 0 });
  finish(send("4 "));
  expect(second.text()).toBe("primer 1 2 3 4 ");
  expect(joined.text()).toBe("primer 4 ");
  // Its primer waits until it has read on, as what it was sent before did.
  expect(stalled.text()).toBe("primer 1 primer ");
});

test("send: who leaves, or is sent away, while others are being sent the same gets no more", () => {
  const { subscribers, join, send } = subscribersInTurns();
  const [first, second] = [join(), join()];
  const sending = send("1 ");
  sending.next();
  second.leave();
  subscribers.endAll();
  sending.next();
  expect(first.text()).toBe("primer 1 farewell ");
  expect(second.text()).toBe("primer ");
});

test("send: who waits for its first primer has skipped nothing", () => {
  let isReady = false;
  const { subscribers, join, send } = subscribersInTurns(() =>
    isReady ? [encoder.encode("primer of 1 ")] : undefined,
  );
  const viewer = join();
  expect(finish(send("1 "))).toEqual({ reached: 0, skipped: 0 });
  expect(viewer.text()).toBe("");
  isReady = true;
  for (const _ of subscribers.primeWaiting());
  expect(finish(send("2 "))).toEqual({ reached: 1, skipped: 0 });
  expect(viewer.text()).toBe("primer of 1 2 ");
});
