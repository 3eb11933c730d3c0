import { Resvg } from "@resvg/resvg-js";
import { expect, onTestFinished, test, vi } from "vitest";
import { escapeXml } from "../../src/chart/format/text/escape.ts";
import { lineChart } from "../../src/entries/plotcast.ts";
import { toPng } from "../../src/entries/png.ts";
import { checkGlyphs } from "../../src/png/check-glyphs.ts";

/** Draws with the fonts of these files alone. */
function outlineWith(...fontFiles: string[]) {
  return (svg: string) =>
    new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).toString();
}

const DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

/** What is warned of while a call runs. */
function warnings(call: () => void): string[] {
  const spy = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  onTestFinished(() => {
    spy.mockRestore();
  });
  call();
  return spy.mock.calls.map(([warning]) => String(warning));
}

const TEXT =
  '<svg><text class="t">Mem &amp; CPU</text><text x="1">12<tspan>年</tspan></text></svg>';

test("checkGlyphs() refuses a picture of whose texts nothing can be drawn, each time", () => {
  for (let i = 0; i < 2; i++) {
    expect(() => checkGlyphs(TEXT, "none", outlineWith())).toThrow(
      expect.objectContaining({ code: "FONT_MISSING" }),
    );
  }
});

test("checkGlyphs() lets a picture without texts pass on a machine without fonts", () => {
  expect(() =>
    checkGlyphs("<svg><path/><text> </text></svg>", "none", outlineWith()),
  ).not.toThrow();
});

test("checkGlyphs() warns of what no font has, once", () => {
  const outline = outlineWith(DEJAVU);
  const [warning, ...more] = warnings(() => {
    for (let i = 0; i < 3; i++) checkGlyphs(TEXT, "dejavu", outline);
  });
  expect(warning).toMatch(/^no font has 年:/);
  expect(more).toEqual([]);
});

test("checkGlyphs() says nothing where every character has a glyph", () => {
  const plain = "<svg><text>Ünïcödé &lt;10 % Σ−—€ e\u0301</text></svg>";
  expect(warnings(() => checkGlyphs(plain, "plain", outlineWith(DEJAVU)))).toEqual([]);
});

test.each(["/nowhere/a.ttf", "/tmp"])("toPng() refuses %s among fontFiles", async (file) => {
  const picture = toPng(lineChart().add("a", [1]), { fontFiles: [file] });
  await expect(picture).rejects.toMatchObject({ code: "OPTION_INVALID" });
});

test("checkGlyphs() refuses the same pictures, whatever was drawn before", () => {
  const blank = "<svg><text>年月</text></svg>";
  const outline = outlineWith(DEJAVU);
  const refuses = () => {
    expect(() => checkGlyphs(blank, "any", outline)).toThrow(
      expect.objectContaining({ code: "FONT_MISSING" }),
    );
  };
  refuses();
  expect(warnings(() => checkGlyphs(TEXT, "any", outline))).toEqual([]);
  refuses();
});

test("checkGlyphs() reads what is escaped as the one character that it stands for", () => {
  const looked: string[] = [];
  const outline = (svg: string) => {
    for (const [, text = ""] of svg.matchAll(/y="20">([^<]*)<\/text>/g)) looked.push(text);
    return outlineWith(DEJAVU)(svg);
  };
  checkGlyphs(`<svg><text>${escapeXml(`'"<>&`)}</text></svg>`, "escaped", outline);
  expect(looked.slice(1).sort()).toEqual([`"`, "&amp;", "&lt;", "'", ">"]);
});
