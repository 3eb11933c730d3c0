import { expect, test } from "vitest";
import { MAX_IDLE_BYTES } from "../../src/limits.ts";
import type { FrameSource } from "../../src/live/frame.ts";
import { createIdleSources } from "../../src/live/idle-sources.ts";

/** Its frame takes so many bytes, once it is drawn. */
function sourceOf(key: string, bytes: number): FrameSource & { isDrawn: boolean } {
  const view = { key, chart: key, options: {}, isDefault: false, isPlain: false, awaited: [] };
  const draw = () => {
    throw new Error("nobody draws");
  };
  const source = { view, draw, isDrawn: false, size: () => (source.isDrawn ? bytes : 0) };
  return source;
}

test("createIdleSources: of large frames those used last are kept, however many charts there are", () => {
  const idle = createIdleSources(() => 1000);
  const size = MAX_IDLE_BYTES / 4;
  for (let i = 0; i < 100; i++) {
    const source = sourceOf(`v${i}`, size);
    idle.put(source);
    source.isDrawn = true;
  }
  const kept = Array.from({ length: 100 }, (_, i) => i).filter(
    (i) => idle.get(`v${i}`) !== undefined,
  );
  expect(kept).toEqual([96, 97, 98, 99]);
  for (const i of kept) idle.remove(`v${i}`);
  // Their bytes are free again.
  for (let i = 0; i < 50; i++) idle.put(sourceOf(`small${i}`, 1000));
  expect(idle.get("small0")).toBeDefined();
});

test("createIdleSources: one that is used again and again counts once", () => {
  const idle = createIdleSources(() => 1);
  const large = sourceOf("large", MAX_IDLE_BYTES / 2);
  const other = sourceOf("other", MAX_IDLE_BYTES / 4);
  for (let i = 0; i < 10; i++) {
    for (const source of [large, other]) {
      idle.put(source);
      source.isDrawn = true;
    }
  }
  expect([idle.get("large"), idle.get("other")]).toEqual([large, other]);
  idle.forget("large");
  expect([idle.get("large"), idle.get("other")]).toEqual([undefined, other]);
});
