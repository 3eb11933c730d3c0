import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";

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
