import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { refusal } from "../support/refusal.ts";

test.each(["", "a\tb", "a\nb", "line\u2028separator", "\u0085", "\ud800", "x".repeat(201)])(
  "addChart: refuses the name %j, which an event or a page could not carry",
  (name) => {
    expect(() => createLive().addChart(name)).toThrow(/expected a name of 1 to 200 printable/);
  },
);

test.each(["error", "open"])(
  "addChart: refuses the name %j, which is an EventSource's own",
  (name) => {
    expect(() => createLive().addChart(name)).toThrow(/expected another name/);
  },
);

test.each(["__proto__", "constructor", "温度", "a/b?c#d", "🌡️", "<b>"])(
  "addChart: takes the name %j",
  (name) => {
    const live = createLive();
    live.addChart(name);
    live.push(name, { v: 1 });
    expect(live.names()).toEqual([name]);
    expect(Object.keys(live.stats().charts)).toEqual([]);
    expect(live.draw(name)).toContain("<svg");
    expect(Object.keys(live.stats().charts)).toEqual([name]);
  },
);

test.each([undefined, 5, null, { cpu: 3 }, ["cpu"]])(
  "a hub refuses %j in the place of a chart's name, as an error of its own",
  (name) => {
    const live = createLive({ charts: { cpu: {} } });
    const calls = [
      () => live.push(name as never, { v: 1 }),
      () => live.draw(name as never),
      () => live.table(name as never),
      () => live.times(name as never),
      () => live.removeChart(name as never),
      () => live.addChart(name as never),
      () => createLive({ addCharts: true }).push(name as never, { v: 1 }),
    ];
    for (const call of calls) expect(refusal(call).message).toMatch(/^chart .+: expected /);
    expect(live.names()).toEqual(["cpu"]);
  },
);
