import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { refusal } from "../support/refusal.ts";

const START = Date.UTC(2026, 2, 1);

test("live.push() refuses a candle upside down, and nothing of its row is taken", () => {
  const live = createLive({ charts: { acme: { type: "candlestick" } }, addCharts: true });
  live.push("acme", { open: 2, high: 4, low: 1, close: 3 }, START);
  const before = live.draw("acme");
  const error = refusal(() =>
    live.push("acme", { open: 2, high: 1, low: 4, close: 3 }, START + 1e3),
  );
  expect(error.code).toBe("POINT_INVALID");
  expect(error.message).toBe(
    'chart "acme": series "acme": expected a high of at least its low, 4, got 1',
  );
  expect(live.draw("acme")).toBe(before);
  live.push("acme", { open: 2, high: null, low: 4, close: 3 }, START + 2e3);
  live.push("acme", { open: 2, high: 2, low: 2, close: 2 }, START + 3e3);
  live.close();
});
