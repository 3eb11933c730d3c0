import { expect, test, vi } from "vitest";
import { createLive, type ViewOptions } from "../../src/entries/live.ts";
import { MAX_LINKS_LENGTH } from "../../src/limits.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer } from "../support/memory-viewer.ts";
import { refusal } from "../support/refusal.ts";
import { served, watch } from "../support/served.ts";
import { readSvg } from "../support/svg-reader.ts";

const START = Date.UTC(2026, 2, 1, 12);

/** The queries of a chart's links, by what these are called. */
function linksOf(svg: string): Record<string, string> {
  const links = readSvg(svg).filter(({ name }) => name === "a");
  return Object.fromEntries(
    links.map(({ attributes }) => [attributes["aria-label"] ?? "", attributes["href"] ?? ""]),
  );
}

function filled(options: Parameters<typeof createLive>[0]) {
  const live = createLive(options);
  for (const name of live.names()) {
    for (let i = 0; i < 5; i++) live.push(name, { Room: i, Hall: 9 }, START + i * 1000);
  }
  return live;
}

test("draw: legendLinks keep the whole view, in one order", () => {
  const live = filled({ charts: { a: { window: { ms: 60_000 } } } });
  const view: ViewOptions = {
    to: new Date(START + 5000),
    from: START,
    hidden: ["Hall", "elsewhere"],
    xAxis: "time",
    window: 10_000,
    theme: "dark",
    legendLinks: "chart=a&chart=b",
    width: 640,
  };
  const links = linksOf(live.draw("a", view));
  const head = `?theme=dark&window=10s&xAxis=time&from=${START}&to=${START + 5000}`;
  expect(links).toEqual({
    "Hide Room": `${head}&hide=elsewhere&chart=a&chart=b&hide=Hall&hide=Room`,
    "Show Hall": `${head}&hide=elsewhere&chart=a&chart=b`,
  });
});

test("draw: legendLinks change nothing but the legend, and colours stay as series are hidden", () => {
  const live = filled({ charts: { a: {} } });
  const withoutLinks = (svg: string) =>
    svg
      .replace(/ href="[^"]*" aria-label="[^"]*"/g, ' tabindex="0"')
      .replaceAll("<a ", "<g ")
      .replaceAll("</a>", "</g>")
      .replace(/\.\w+\.\w+ a\{[^}]*\}/, "");
  const scope = (svg: string) => /class="(\w+)"/.exec(svg)?.[1] ?? "";
  const [plain, linked] = [live.draw("a"), live.draw("a", { legendLinks: true })];
  expect(withoutLinks(linked).replaceAll(scope(linked), "x")).toBe(
    plain.replaceAll(scope(plain), "x"),
  );
  const colors = (svg: string) => svg.match(/ \.s\d\{color:[^}]*\}/g)?.map((one) => one.slice(1));
  expect(colors(live.draw("a", { legendLinks: true, hidden: ["Room"] }))).toEqual(colors(linked));
});

test("draw: a series that the chart itself hides can be shown, and hidden again", () => {
  const live = filled({ charts: { a: { hidden: ["Hall"], legendLinks: true } } });
  expect(linksOf(live.draw("a"))).toEqual({
    "Hide Room": "?hide=&hide=Hall&hide=Room",
    "Show Hall": "?hide=",
  });
  const shown = live.draw("a", { hidden: [""] });
  expect(linksOf(shown)).toEqual({
    "Hide Room": "?hide=&hide=Room",
    "Hide Hall": "?hide=&hide=Hall",
  });
  expect(live.draw("a", { hidden: ["Hall"] })).toBe(live.draw("a"));
  expect(live.draw("a", { legendLinks: false })).not.toContain("<a");
});

test("GET /events?legendLinks=1: all charts, or one by itself, take no place, whatever others hold", async () => {
  const { live, url } = await served({ charts: { a: {}, b: {} }, maxViews: 1, everyMs: 16 });
  for (const name of ["a", "b"]) live.push(name, { Room: 1, Hall: 2 }, START);
  const held = await watch(`${url}/events?chart=a&theme=dark`);
  expect(held.status).toBe(200);
  for (const query of ["legendLinks=1", "legendLinks=1&chart=a", "chart=b&legendLinks=true", ""]) {
    const stream = await watch(`${url}/events?${query}`);
    expect([query, stream.status]).toEqual([query, 200]);
    const { data } = await stream.until(() => true);
    expect([query, data.includes("<a ")]).toEqual([query, query !== ""]);
  }
  for (const query of [
    "chart=a&legendLinks=chart%3Da",
    "chart=a&legendLinks=1&theme=light",
    "chart=a&legendLinks=1&window=5s",
    "chart=a&legendLinks=1&hide=Room",
  ]) {
    const refused = await fetch(`${url}/events?${query}`);
    expect([query, refused.status]).toEqual([query, 429]);
    await refused.body?.cancel();
  }
  // A size is a wish: without room for it, the stream is a default one again.
  const sized = await watch(`${url}/events?chart=a&legendLinks=1&width=400&height=200`);
  expect(sized.status).toBe(200);
  expect(readSvg((await sized.until(() => true)).data)[0]?.attributes["width"]).toBe("800");
});

test("GET /c/a.svg?legendLinks=1: links keep the picture's size, and lead to one with links", async () => {
  const { live, url } = await served({ charts: { a: {} } });
  live.push("a", { Room: 1, Hall: 2 }, START);
  const ask = async (query: string) =>
    linksOf(await (await fetch(`${url}/c/a.svg${query}`)).text());
  const links = await ask("?legendLinks=1&width=640&theme=dark");
  expect(links["Hide Hall"]).toBe("?theme=dark&legendLinks=1&width=640&hide=Hall");
  expect((await ask(links["Hide Hall"] ?? ""))["Show Hall"]).toBe(
    "?theme=dark&legendLinks=1&width=640",
  );
});

test("legendLinks=…: the further query has known parameters only, and a bound", async () => {
  const { live, url } = await served({ charts: { a: {} } });
  live.push("a", { Room: 1, Hall: 2 }, START);
  const ask = async (links: string) => {
    const response = await fetch(`${url}/c/a.svg?legendLinks=${encodeURIComponent(links)}`);
    return { status: response.status, text: await response.text() };
  };
  const good = await ask("chart=a&chart=x y&wall=");
  expect(linksOf(good.text)["Hide Hall"]).toBe("?chart=a&chart=x+y&wall=&hide=Hall");
  for (const links of [
    "",
    "yes",
    "onclick=1",
    "chart=a&evil=1",
    "javascript:alert(1)",
    `chart=${"a".repeat(MAX_LINKS_LENGTH)}`,
  ]) {
    const { status, text } = await ask(links);
    expect([links, status]).toEqual([links, 400]);
    expect(text).toContain("query legendLinks: expected 1, 0 or a query");
  }
  const long = "a".repeat(MAX_LINKS_LENGTH + 1);
  expect(refusal(() => live.draw("a", { legendLinks: long })).message).toContain("legendLinks");
});

/** The mean bytes of a frame over gzip. */
function weigh(view: ViewOptions): number {
  fakeTimers(START);
  const live = createLive({ charts: { a: { grid: true } }, window: { points: 20 }, everyMs: 1000 });
  const push = (i: number) => live.push("a", { Room: (i * 7) % 11, Hall: 9 });
  const { pieces, connection } = createMemoryViewer();
  for (let i = 0; i < 100; i++) {
    vi.advanceTimersByTime(1000);
    push(i);
    if (i === 40) live.subscribe(["a"], view, { named: false, encoding: "gzip" }, connection);
  }
  live.close();
  vi.useRealTimers();
  const frames = pieces.slice(2);
  expect(frames.length).toBeGreaterThan(50);
  return frames.reduce((sum, { length }) => sum + length, 0) / frames.length;
}

test("subscribe: a frame with legendLinks costs what others do", () => {
  expect(weigh({ legendLinks: true })).toBeLessThan(weigh({}) * 1.03);
});
