import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { MAX_TIME } from "../../src/limits.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { keeping } from "../support/keeping.ts";

const TIMES = [MAX_TIME, -MAX_TIME, MAX_TIME - 1, 1 - MAX_TIME, 0, -1, MAX_TIME * 1.1, 1e16].map(
  String,
);
const TEXTS = [...TIMES, "+275760-09-13T00:00:00Z", "-271821-04-20T00:00:00Z", "x", ""];
const WINDOWS = ["0.001ms", "1ms", "999999999d", "999999999.999d", "0s", "-1s", "x", ""];
const PATHS = ["/", "/c/a", "/c/a.svg", "/c/a.table.html", "/c/a.csv"];

function queries(): string[] {
  const one = TEXTS.flatMap((text) =>
    ["at", "from", "to"].map((name) => `${name}=${encodeURIComponent(text)}`),
  );
  const ranges = TIMES.flatMap((from) => TIMES.map((to) => `from=${from}&to=${to}`));
  const windows = WINDOWS.map((window) => `window=${window}`);
  const both = ["1ms", "999999999d"].flatMap((window) =>
    one.map((query) => `${query}&window=${window}`),
  );
  return [...one, ...ranges, ...windows, ...both];
}

test.each([true, false])("GET: times at the ends of what there is; kept: %s", async (isKept) => {
  const live = isKept
    ? keeping(createMemoryStore(), { charts: { a: {} } }).live
    : createLive({ charts: { a: {} } });
  live.push("a", { v: 1 });
  live.push("a", { v: 2 });
  const failed: string[] = [];
  for (const query of queries()) {
    for (const path of PATHS) {
      const asked = `${path}?${query}`;
      try {
        const response = await live.fetch(new Request(`http://localhost${asked}`));
        await response.text();
        if (response.status >= 500) failed.push(asked);
      } catch {
        failed.push(asked);
      }
    }
  }
  live.close();
  expect(failed).toEqual([]);
});
