import { expect, test } from "vitest";
import type { Points } from "../../../src/chart/options/point.ts";
import { lineChart } from "../../../src/entries/plotcast.ts";
import { refusal } from "../../support/refusal.ts";

/** In seconds. */
const NOW = 1_772_344_800;
const SECONDS = [0, 1, 2].map((i) => NOW + i);

const IN_SECONDS: Record<string, Points> = {
  rows: SECONDS.map((time) => ({ time, y: 1 })),
  columns: { times: SECONDS, values: [1, 2, 3] },
  "typed columns": { times: Float64Array.from(SECONDS), values: [1, 2, 3] },
  "a single point": [{ time: NOW, y: 1 }],
};

test.for(Object.entries(IN_SECONDS))("add() refuses times in seconds: %s", ([, points]) => {
  const { code, message } = refusal(() => lineChart().add("Load", points));
  expect(code).toBe("POINT_INVALID");
  expect(message).toContain(
    'series "Load": point 0.time: expected milliseconds (did you mean * 1000?)',
  );
});

const TAKEN: Record<string, Points> = {
  milliseconds: SECONDS.map((time) => ({ time: 1000 * time, y: 1 })),
  "moments of 1970 as dates": SECONDS.map((time) => ({ time: new Date(time), y: 1 })),
  "moments of 1970 as texts": SECONDS.map((time) => ({ time: new Date(time).toISOString(), y: 1 })),
  "columns of dates": { times: SECONDS.map((time) => new Date(time)), values: [1, 2, 3] },
  "twenty days since a start": [0, 10, 20].map((days) => ({ time: days * 86_400_000, y: 1 })),
  "numbers that are no times": SECONDS.map((x) => ({ x, y: 1 })),
  nothing: [],
};

test.for(Object.entries(TAKEN))("add() takes %s", ([, points]) => {
  expect(lineChart().add("Load", points).render()).toContain("<svg");
});
