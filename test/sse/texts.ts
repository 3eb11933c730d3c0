import * as fc from "fast-check";
import { expect } from "vitest";
import { randomNumbers } from "../support/random.ts";

/** That two are the same, without printing what they are. */
export function expectSame(got: Uint8Array, expected: Uint8Array): void {
  expect(got.length).toBe(expected.length);
  expect(Buffer.compare(got, expected)).toBe(0);
}

/** As many bytes, each of one of `values` values. */
export function noise(length: number, seed: number, values = 256): Buffer {
  const next = randomNumbers(seed);
  return Buffer.from(Array.from({ length }, () => Math.floor(next() * values)));
}

/** Texts that repeat themselves or do not, are large or not there. */
export const text = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ maxLength: 300 }).map((string) => Buffer.from(string)),
  fc.constantFrom("", "a", "温度 ", "🌡️", "<svg><rect/></svg>").map((string) => Buffer.from(string)),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(100_000))
    .map(([period, length]) => Buffer.alloc(length, period)),
  fc
    .tuple(fc.nat(5000), fc.nat(), fc.constantFrom(1, 2, 4, 60, 256))
    .map(([length, seed, values]) => noise(length, seed, values)),
  fc
    .array(fc.constantFrom('<svg x="', '" y="', "</svg>", "17", "3", " 26-1", "°"), {
      maxLength: 1500,
    })
    .map((words) => Buffer.from(words.join(""))),
);

/** Another text, or the one before it with a few changes. */
export const change = fc.record({
  text,
  again: fc.boolean(),
  from: fc.nat(3000),
  places: fc.array(fc.nat(3000), { maxLength: 12 }),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

export function changed(
  before: Uint8Array,
  { text: other, again, from, places }: Change,
): Uint8Array {
  if (!again) return other;
  const copy = Buffer.concat([before.subarray(from), other.subarray(0, 40)]);
  for (const place of places) if (place < copy.length) copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}
