import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";
import { type Connection, createSubscriber } from "../../src/live/subscriber.ts";

const START = Date.UTC(2026, 2, 1, 12);
const BYTES = Uint8Array.of(1);

/** What may happen to a connection, in any order and as often as it likes. */
const HAPPENINGS = ["ended", "drained", "full", "failing", "cycle", "leave", "drop"] as const;
const happenings = fc.array(fc.constantFrom(...HAPPENINGS), { maxLength: 20 });

/** A connection whose every callback can be called at any time, as servers are known to do. */
function odd() {
  const calls = { ended: () => {}, drained: () => {} };
  const state = { takes: true, tellsAtOnce: false };
  const connection: Connection = {
    write() {
      // A write that fails may tell of it before it returns.
      if (state.tellsAtOnce) calls.ended();
      return state.takes;
    },
    end: () => calls.ended(),
    destroy: () => calls.ended(),
    onDrain: (drained) => (calls.drained = drained),
    onEnd: (ended) => (calls.ended = ended),
  };
  return { connection, calls, state };
}

test("createSubscriber: whatever happens in whatever order, onEnd is called once and last", () => {
  fc.assert(
    fc.property(happenings, fc.boolean(), (all, failsAtOnce) => {
      const { connection, calls, state } = odd();
      let ends = 0;
      let primersAfterEnd = 0;
      const primer = () => {
        if (ends > 0) primersAfterEnd++;
        return [BYTES];
      };
      const onEnd = () => void ends++;
      const subscriber = createSubscriber({ connection, until: 0, primer, onError() {}, onEnd });
      state.tellsAtOnce = failsAtOnce;
      subscriber.start();
      for (const what of all) {
        if (what === "ended") calls.ended();
        if (what === "drained") calls.drained();
        if (what === "full") state.takes = !state.takes;
        if (what === "failing") state.tellsAtOnce = true;
        if (what === "cycle") {
          const wasOver = ends > 0;
          if (subscriber.send(BYTES) && wasOver) throw new Error("sent to one that is over");
        }
        if (what === "leave") subscriber.end(BYTES);
        if (what === "drop") subscriber.destroy();
      }
      subscriber.destroy();
      calls.ended();
      expect(ends).toBe(1);
      expect(primersAfterEnd).toBe(0);
    }),
    { numRuns: 2000 },
  );
});

test("createHub: subscribers, views and addresses are counted back, however connections end", () => {
  const wires = ["identity", "gzip", "flushedGzip", "zstd"] as const;
  const visit = fc.record({
    place: fc.nat(5),
    what: fc.constantFrom("join", ...HAPPENINGS),
    theme: fc.constantFrom("dark", "light"),
    encoding: fc.constantFrom(...wires),
  });
  fc.assert(
    fc.property(fc.array(visit, { maxLength: 40 }), (visits) => {
      const hub = createHub({ charts: { a: {} }, everyMs: 60_000, maxPerAddress: 100 });
      hub.push("a", { v: 1 }, START);
      const there = new Map<number, ReturnType<typeof odd>>();
      for (const { place, what, theme, encoding } of visits) {
        const known = there.get(place);
        if (what === "join" && known === undefined) {
          const joining = odd();
          there.set(place, joining);
          hub.subscribe(
            ["a"],
            { theme },
            { named: false, encoding, address: "x" },
            joining.connection,
          );
        }
        if (what === "full" && known !== undefined) known.state.takes = !known.state.takes;
        if (what === "drained") known?.calls.drained();
        if (what !== "ended") continue;
        known?.calls.ended();
        known?.calls.ended();
        there.delete(place);
      }
      expect(hub.stats().subscribers).toBe(there.size);
      for (const { calls } of there.values()) calls.ended();
      for (const { calls } of there.values()) calls.drained();
      expect(hub.stats()).toMatchObject({ subscribers: 0, views: 0 });
      hub.close();
    }),
    { numRuns: 300 },
  );
});

test("createHub: a connection that is over within its first write leaves nothing behind", async () => {
  const hub = createHub({ charts: { a: {} }, maxSubscribers: 1, maxPerAddress: 1, maxViews: 1 });
  for (const encoding of ["identity", "gzip", "flushedGzip", "zstd"] as const) {
    const { connection, state } = odd();
    state.tellsAtOnce = true;
    hub.subscribe(["a"], {}, { named: false, encoding, address: "x" }, connection);
    // The first frame comes in a later turn where this one has no time left.
    await vi.waitFor(() => expect(hub.stats()).toMatchObject({ subscribers: 0, views: 0 }));
  }
  hub.close();
});

test("createSubscriber: one that does not read gets nothing, and one primer when it reads again", () => {
  const run = fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(3), (missed, drains) => {
    const { connection, calls, state } = odd();
    const written: Uint8Array[] = [];
    const write = connection.write;
    connection.write = (bytes) => {
      written.push(bytes);
      return write(bytes);
    };
    const [first, again] = [Uint8Array.of(2), Uint8Array.of(3)];
    const primer = (isNew: boolean) => [isNew ? first : again];
    const subscriber = createSubscriber({ connection, until: 0, primer, onError() {}, onEnd() {} });
    state.takes = false;
    subscriber.start();
    for (let i = 0; i < missed; i++) expect(subscriber.send(BYTES)).toBe(false);
    expect(subscriber.stalledSince()).toBeTypeOf("number");
    state.takes = true;
    for (let i = 0; i <= drains; i++) calls.drained();
    expect(subscriber.stalledSince()).toBeUndefined();
    expect(subscriber.send(BYTES)).toBe(true);
    expect(written).toEqual([first, again, BYTES]);
  });
  fc.assert(run, { numRuns: 100 });
});
