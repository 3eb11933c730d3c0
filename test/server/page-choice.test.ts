import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { choosePage, pageFinder } from "../../src/server/page-choice.ts";

const charts = {
  names: () => Array.from({ length: 130 }, (_, i) => `chart${i}`),
  title: (name: string) => (name === "chart7" ? "Disk of web1" : name),
};

test("choosePage: one page has sixty charts, and one that is not there is the nearest", () => {
  const pageOf = (query: string) => {
    const { names, page, pages } = choosePage(charts, new URLSearchParams(query));
    return [names[0], names.length, page, pages];
  };
  expect(pageOf("")).toEqual(["chart0", 60, 1, 3]);
  expect(pageOf("page=3")).toEqual(["chart120", 10, 3, 3]);
  expect(pageOf("page=99")).toEqual(["chart120", 10, 3, 3]);
  for (const wrong of ["page=0", "page=-1", "page=x", "page=", "page=1e400"]) {
    expect(pageOf(wrong).slice(2)).toEqual([wrong === "page=1e400" ? 3 : 1, 3]);
  }
});

test("choosePage: charts are found by a part of their name or title", () => {
  const found = (find: string) => choosePage(charts, new URLSearchParams({ find })).names;
  expect(found("DISK")).toEqual(["chart7"]);
  expect(found(" chart12 ")).toEqual(["chart12", ...found("chart12").slice(1)]);
  expect(found("nothing")).toEqual([]);
});

test("pageFinder: what is looked for is escaped, and other choices stay", () => {
  const query = new URLSearchParams({ find: '"><b>', theme: "dark", page: "2" });
  const html = pageFinder(choosePage(charts, query), query);
  expect(html).not.toContain("<b>");
  expect(html).toContain('name="theme" value="dark"');
  expect(html).toContain("0 charts");
  expect(
    pageFinder(choosePage({ ...charts, names: () => ["a"] }, new URLSearchParams()), query),
  ).toBe("");
});

test("GET /: of 130 charts the page has sixty, and says how many there are", async () => {
  const all = Object.fromEntries(charts.names().map((name) => [name, {}]));
  const live = createLive({ charts: all, maxCharts: 200 });
  const page = async (path: string) =>
    (await live.fetch(new Request(`http://localhost${path}`))).text();
  const first = await page("/");
  expect(first.match(/<figure/g)).toHaveLength(60);
  expect(first).toContain("130 charts");
  expect((await page("/?page=3")).match(/<figure/g)).toHaveLength(10);
  expect((await page("/?chart=chart1,chart129")).match(/<figure/g)).toHaveLength(2);
  const nothing = await page("/?find=nothing");
  expect(nothing).toContain("No chart has that in its name or title");
  expect(nothing).not.toContain("No charts yet");
  live.close();
});
