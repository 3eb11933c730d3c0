import { setFlagsFromString } from "node:v8";
import { runInThisContext } from "node:vm";
import { expect, test, vi } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { drawTypeFrames, LIVE_TYPES } from "../../gallery/data/live-types.js";

const layouts = vi.hoisted<object[]>(() => []);
vi.mock("../../src/chart/svg/svg.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../src/chart/svg/svg.ts")>();
  return {
    ...original,
    renderSvg(...parameters: Parameters<typeof original.renderSvg>) {
      layouts.push(parameters[0]);
      return original.renderSvg(...parameters);
    },
  };
});

setFlagsFromString("--allow-natives-syntax");
const haveSameMap = runInThisContext("(a, b) => %HaveSameMap(a, b)") as (
  a: object,
  b: object,
) => boolean;

/** Where two objects of the same kind are of different shapes for the engine, so that it forgets what it learned. */
function otherShapes(a: unknown, b: unknown, path: string, seen: Set<unknown>): string[] {
  if (!isObject(a) || !isObject(b) || seen.has(a)) return [];
  seen.add(a);
  const keys = Object.keys(a);
  if (ArrayBuffer.isView(a) || keys.join() !== Object.keys(b).join()) return [];
  const own = Array.isArray(a) || haveSameMap(a, b) ? [] : [`${path} {${keys.join()}}`];
  return keys.reduce(
    (all, key) => all.concat(otherShapes(a[key], b[key], `${path}.${key}`, seen)),
    own,
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** After so many drawings, the engine has made up its mind. */
const DRAWINGS = 60;

test.each(LIVE_TYPES)("charts of the same look have objects of the same shapes: $name", (type) => {
  const charts = Array.from({ length: 8 }, () => drawTypeFrames(type, createLive));
  for (let drawing = 0; drawing < DRAWINGS; drawing++) for (const chart of charts) chart.next();
  const [first, second] = layouts.slice(-2);
  expect(first).toBeDefined();
  expect(otherShapes(first, second, "", new Set())).toEqual([]);
});
