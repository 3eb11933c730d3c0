import { expect, test, vi } from "vitest";
import { createLive, type Live } from "../../src/entries/live.ts";
import { createRenderer } from "../../src/chart/any-chart.ts";
import { toText } from "../../src/chart/base/byte-writer.ts";
import { resolveSettings } from "../../src/chart/options/settings.ts";
import { lineChart } from "../../src/entries/plotcast.ts";
import { served, thrownBy } from "../support/served.ts";
import { CLASSES, hasClass } from "../support/drawn-classes.ts";
import { readSvg } from "../support/svg-reader.ts";
import { createHub } from "../../src/live/create-hub.ts";
import { parseEvents } from "../support/event-parser.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer } from "../support/memory-viewer.ts";

const START = Date.UTC(2026, 2, 1, 12);

/** Whether the marks are drawn as old. */
function isPale(svg: string): boolean {
  return readSvg(svg).some((element) => hasClass(element, CLASSES.stale));
}

function filled(): Live {
  const live = createLive({ charts: { a: {} }, window: { points: 10 } });
  for (let i = 0; i < 10; i++) live.push("a", { v: i }, START + i * 1000);
  return live;
}

test("annotate: what happened is a line with its name, where it happened, until it slides out", () => {
  const live = filled();
  const before = live.draw("a");
  live.annotate("a", { time: START + 5000, label: "deploy <42>" });
  const after = live.draw("a");
  expect(after).toContain("deploy &lt;42&gt;");
  expect(after).toBe(
    lineChart({
      variant: "live",
      window: { points: 10 },
      everyMs: 1000,
      annotations: [{ time: START + 5000, label: "deploy <42>" }],
    })
      .add(
        "v",
        Array.from({ length: 10 }, (_, i) => ({ time: START + i * 1000, y: i })),
      )
      .render(),
  );
  for (let i = 10; i < 30; i++) live.push("a", { v: i }, START + i * 1000);
  expect(live.draw("a")).not.toContain("deploy");
  expect(before).not.toContain("deploy");
});

test("annotate: keeps the newest 100, and refuses what is wrong by name", () => {
  const live = filled();
  for (let i = 0; i < 150; i++) live.annotate("a", { time: START + 5000, label: `n${i}` });
  const titles = live.draw("a").match(/<title>n\d+<\/title>/g) ?? [];
  expect(titles).toHaveLength(100);
  expect(titles[0]).toBe("<title>n50</title>");
  const error = thrownBy(() => live.annotate("a", { label: 5 as never }));
  expect(error.code).toBe("OPTION_INVALID");
  expect(error.message).toContain('chart "a"');
  expect(thrownBy(() => live.annotate("b", {})).code).toBe("CHART_UNKNOWN");
  expect(thrownBy(() => live.annotate("a", "deploy" as never)).code).toBe("OPTION_INVALID");
});

test("POST /api/annotate: marks what happened now, and refuses what is no object", async () => {
  const { url, live } = await served({ charts: { a: {} }, window: { points: 10 } });
  const now = Date.now();
  for (let i = 0; i < 10; i++) live.push("a", { v: i }, now + (i - 5) * 1000);
  const post = (body: string) => fetch(`${url}/api/annotate/a`, { method: "POST", body });
  expect(await (await post('{"label": "alarm"}')).json()).toEqual({ annotated: 1 });
  expect(live.draw("a")).toContain("<title>alarm</title>");
  for (const body of ["", "5", "[]", "null", "{"]) expect((await post(body)).status).toBe(400);
  expect((await post('{"tone": "loud"}')).status).toBe(400);
});

test.each([50, "change"] as const)(
  "staleMs: viewers see that nothing came, and that something came again (every %s)",
  (everyMs) => {
    fakeTimers(START);
    const hub = createHub({ charts: { a: { staleMs: 1500 } }, everyMs });
    const viewer = createMemoryViewer();
    hub.push("a", { v: 1 });
    hub.subscribe(["a"], {}, { named: false, encoding: "identity" }, viewer.connection);
    const newest = () => parseEvents(viewer.text()).at(-1)?.data ?? "";
    vi.advanceTimersByTime(1400);
    expect(newest()).not.toContain("no data for");
    vi.advanceTimersByTime(2000);
    expect(newest()).toContain("no data for");
    expect(isPale(newest())).toBe(true);
    hub.push("a", { v: 2 });
    vi.advanceTimersByTime(1000);
    expect(newest()).toContain("v: 2<");
    expect(newest()).not.toContain("no data for");
    expect(isPale(newest())).toBe(false);
    hub.close();
  },
);

test("createRenderer().draw() tells an age in steps, pale and in words, and nothing before it is old", () => {
  const settings = resolveSettings({ staleMs: 10_000 });
  const series = {
    name: "v",
    xKind: "time" as const,
    xs: Float64Array.of(START, START + 1000),
    ys: Float64Array.of(1, 2),
    startIndex: 0,
  };
  const at = (ms: number) => createRenderer(settings).draw(toText, [series], START + 1000 + ms);
  expect(at(10_000)).toBe(createRenderer(settings).draw(toText, [series]));
  expect(at(42_500)).toContain("no data for 40 s");
  expect(isPale(at(42_500))).toBe(true);
  expect(at(40_000)).toBe(at(44_999));
  expect(at(3 * 60_000)).toContain("no data for 3 min");
  expect(at(26 * 3_600_000)).toContain("no data for 26 h");
  expect(at(5 * 86_400_000)).toContain("no data for 5 d");
});
