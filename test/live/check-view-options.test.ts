import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import type { ViewOptions } from "../../src/live/view.ts";
import { readSvg } from "../support/svg-reader.ts";
import { refusal } from "../support/refusal.ts";

const WRONG: [unknown, string][] = [
  [{ them: "dark" }, "view: option them: expected one of theme, hidden, "],
  [{ them: "dark" }, "did you mean theme?"],
  [{ widht: 300 }, "did you mean width?"],
  [{ hide: ["v"] }, "option hide: expected one of theme, hidden, "],
  [{ grid: true }, "option grid: expected one of"],
  [{ theme: "drak" }, 'option theme: expected one of "light", "dark"'],
  [{ theme: { background: "#fff", text: "#000", series: ["red"] } }, "option theme: expected"],
  [{ width: "300" }, 'option width: expected a number from 16 to 10000, got "300"'],
  [{ width: Number.NaN }, "option width: expected a number"],
  [{ width: "fill" }, "option width: expected a number"],
  [{ height: 1e9 }, "option height: expected a number"],
  [{ hidden: "v" }, "option hidden: expected an array of series names"],
  [{ hidden: [3] }, "option hidden: expected an array of series names"],
  [{ xAxis: "tme" }, "option xAxis: expected one of"],
  [{ glide: true }, "option glide: expected one of false"],
  [JSON.parse('{"__proto__": {}}'), "option __proto__: expected one of"],
  [null, "view: expected an object of options, got null"],
  ["dark", 'view: expected an object of options, got "dark"'],
  [["dark"], "view: expected an object of options"],
];

test.each(WRONG)("live.draw(name, %j): %s", (view, message) => {
  const live = createLive({ charts: { a: {} } });
  for (const look of [live.draw, live.table]) {
    const error = refusal(() => look("a", view as ViewOptions));
    expect(error.code).toBe("OPTION_INVALID");
    expect(error.message).toContain(message);
  }
});

test("live.draw(name, view): an option that is undefined leaves the chart as it is", () => {
  const live = createLive({
    charts: { a: { theme: "dark", width: 300, hidden: ["w"], legend: true } },
  });
  live.push("a", { v: 1, w: 2 }, 0);
  const plain = { theme: undefined, width: undefined, hidden: undefined } as unknown;
  const first = live.draw("a", plain as ViewOptions);
  expect(readSvg(first)[0]?.attributes["width"]).toBe("300");
  expect(live.draw("a")).toBe(first);
  const other = createLive({
    charts: { a: { theme: "dark", width: 300, hidden: ["w"], legend: true } },
  });
  other.push("a", { v: 1, w: 2 }, 0);
  expect(other.draw("a")).toBe(first);
});
