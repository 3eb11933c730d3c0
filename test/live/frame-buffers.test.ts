import { expect, test } from "vitest";
import { createFrameBuffers } from "../../src/live/frame-buffers.ts";

const writer = new Uint8Array(100_000);

/** What was drawn: so many bytes of one value, in a buffer that all drawings share. */
function drawn(value: number, length = 10) {
  writer.fill(value, 0, length);
  return { bytes: writer, offset: length };
}

const copy = (value: number, length = 10) => new Uint8Array(length).fill(value);

test("store: it is a copy, and the very bytes of the last frame where they are the same", () => {
  for (const isWatched of [false, true]) {
    const { store } = createFrameBuffers();
    const first = store(drawn(1), isWatched);
    drawn(2);
    expect(first).toEqual(copy(1));
    expect(store(drawn(1), isWatched)).toBe(first);
    const longer = store(drawn(1, 11), isWatched);
    expect(longer).not.toBe(first);
    expect(longer).toEqual(copy(1, 11));
  }
});

test("store: a watched view's frame stays while the next is drawn, however long they are", () => {
  const { store } = createFrameBuffers();
  let last = store(drawn(1), true);
  for (const [i, length] of [10, 500, 7, 100_000, 3, 3, 90].entries()) {
    const before = last.slice();
    const next = store(drawn(i + 2, length), true);
    expect(last).toEqual(before);
    expect(next).toEqual(copy(i + 2, length));
    last = next;
  }
});

test("store: a view that nobody watches has one buffer, and a huge frame does not keep it huge", () => {
  const { store } = createFrameBuffers();
  const buffers = new Set<ArrayBufferLike>();
  for (let i = 0; i < 20; i++) buffers.add(store(drawn(i, 100 + (i % 3)), false).buffer);
  expect(buffers.size).toBe(1);
  store(drawn(1, 100_000), false);
  expect(store(drawn(2), false).buffer.byteLength).toBeLessThan(1000);
});
