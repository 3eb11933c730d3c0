import { expect, test } from "vitest";
import { pageLinks } from "../../src/server/page-links.ts";

/** The words of the links of a page whose charts show windows of these lengths, in ms. */
function windowsOf(...shown: number[]): string[] {
  const times = shown.map((shownMs) => ({
    ...{ isTime: true, countsPoints: false, shownMs },
    ...{ leastMs: 5000, keptMs: 4 * shownMs },
  }));
  const [, group = ""] =
    /aria-label="Window">(.*?)<\/span>/.exec(pageLinks(new URLSearchParams(), {}, times)) ?? [];
  return Array.from(group.matchAll(/>([^<]+)<\/a>/g), ([, text = ""]) => text);
}

test("pageLinks: no two windows read the same, also where points come at odd moments", () => {
  expect(windowsOf(60_000)).toEqual(["10 s", "30 s", "1 m", "all"]);
  expect(windowsOf(60_200)).toEqual(windowsOf(60_000));
  expect(windowsOf(60_200, 59_900)).toEqual(windowsOf(60_000));
});
