import { expect, test } from "vitest";
import { createPngCache } from "../../src/server/png-cache.ts";

test("createPngCache(): has room for so many bytes, and lets go of what nobody asked for longest", () => {
  // Each takes 100 bytes, and 2 for its key.
  const cache = createPngCache(3 * 102);
  const png = new Uint8Array(100);
  for (const key of ["a", "b", "c"]) cache.set(key, png);
  expect(cache.get("a")).toBe(png);
  cache.set("d", png);
  expect(["a", "b", "c", "d"].filter((key) => cache.get(key) !== undefined)).toEqual([
    "a",
    "c",
    "d",
  ]);
});

test("createPngCache(): what is larger than all of its room is not kept, and leaves room", () => {
  const cache = createPngCache(100);
  cache.set("large", new Uint8Array(101));
  expect(cache.get("large")).toBeUndefined();
  cache.set("small", new Uint8Array(80));
  expect(cache.get("small")).toHaveLength(80);
});
