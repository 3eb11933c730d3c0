import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitText, textWidth } from "../../../../src/chart/format/text/text-width.ts";

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "👨‍👩‍👧‍👦",
        "🇩🇪",
        "👍🏽",
        "❤️",
        "1️⃣",
        "e\u0301",
        "ש",
        "مر",
        "नि",
        "東",
        "a",
        " ",
        "\ud83d",
        "\r\n",
      ),
    )
    .map((parts) => parts.join("")),
);
const room = fc.double({ min: 0, max: 400, noNaN: true });

describe("textWidth", () => {
  test.each(["👨‍👩‍👧‍👦", "🇩🇪", "👍🏽", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩🏽‍🚀", "©️"])(
    "textWidth(%s) is that of one picture",
    (text) => {
      expect(textWidth(text, 100)).toBe(textWidth("😀", 100));
    },
  );

  test("textWidth(flags) counts pairs of letters", () => {
    expect(textWidth("🇩🇪🇫🇷🇪🇸", 100)).toBeCloseTo(3 * textWidth("😀", 100));
  });

  test("textWidth(digits) is the same for all", () => {
    for (const bold of [false, true]) {
      const widths = Array.from("0123456789", (digit) => textWidth(digit, 12, bold));
      expect(new Set(widths).size).toBe(1);
    }
  });

  test("textWidth(accented) is that of the plain letter, composed or not", () => {
    for (const text of ["éàüñçšžő", "ĀĒŪ", "άέό", "йё", "Ệữ"]) {
      const composed = textWidth(text.normalize("NFC"), 12);
      expect(composed).toBeGreaterThanOrEqual(textWidth(text.normalize("NFD"), 12) * 0.999);
    }
    expect(textWidth("é", 12)).toBe(textWidth("e", 12));
  });

  test("textWidth(bold) is at least that of the regular text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(textWidth(text, 12, true)).toBeGreaterThanOrEqual(textWidth(text, 12) - 1e-9);
      }),
    );
  });

  test("textWidth(text) is finite, and never less than that of its beginning", () => {
    fc.assert(
      fc.property(anyText, anyText, (beginning, rest) => {
        const whole = textWidth(beginning + rest, 12);
        expect(Number.isFinite(whole)).toBe(true);
        expect(whole).toBeGreaterThanOrEqual(textWidth(beginning, 12) - 1e-9);
      }),
    );
  });

  test("textWidth(text) grows with the font size", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(textWidth(text, 24)).toBeCloseTo(2 * textWidth(text, 12));
      }),
    );
  });
});

describe("fitText", () => {
  const clusters = (text: string) =>
    Array.from(new Intl.Segmenter("en").segment(text), ({ segment }) => segment);

  test("fitText(text, room) fits, and is cut only where the text does not", () => {
    fc.assert(
      fc.property(anyText, room, fc.boolean(), (text, room, bold) => {
        const shown = fitText(text, room, 12, bold);
        expect(textWidth(shown, 12, bold)).toBeLessThanOrEqual(room);
        expect(shown === text).toBe(textWidth(text, 12, bold) <= room);
      }),
    );
  });

  test("fitText(text, room) cuts between clusters, and takes as many as fit", () => {
    fc.assert(
      fc.property(anyText, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const room = textWidth(text, 12) * share;
        const shown = fitText(text, room, 12);
        if (shown === text || shown === "") return;
        const kept = shown.replace(/…\u200f?$/, "");
        const all = clusters(text);
        const beginnings = all.map((_, i) => all.slice(0, i).join("").trimEnd());
        expect(beginnings).toContain(kept);
        const longer = beginnings.find((beginning) => beginning.length > kept.length);
        if (longer !== undefined) expect(textWidth(`${longer}…`, 12)).toBeGreaterThan(room);
      }),
    );
  });

  test("fitText(right-to-left text) keeps the ellipsis with it", () => {
    expect(fitText("שלום עולם טוב", 45, 12)).toMatch(/^שלו.*…\u200f$/);
    expect(fitText("مرحبا بالعالم كله", 50, 12)).toMatch(/…\u200f$/);
    expect(fitText("Temperature שלום outside", 100, 12)).toMatch(/^Temp.*[^\u200f]$/);
  });

  test("fitText(text, no room) is empty", () => {
    for (const room of [0, -5, Number.NaN]) expect(fitText("Temperature", room, 12)).toBe("");
  });

  test("fitText(text, …, measure) asks the measurer that it is given", () => {
    const measure = (text: string, fontSize: number, bold: boolean) =>
      text.length * fontSize * (bold ? 2 : 1);
    expect(fitText("Temperature", 50, 10, false, measure)).toBe("Temp…");
    expect(fitText("Temperature", 50, 10, true, measure)).toBe("T…");
  });
});
