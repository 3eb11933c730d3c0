import { expect, test } from "vitest";
import { SCRIPTS, wordsOf } from "../../gallery/words.js";

test("wordsOf(): Latin words are what they are", () => {
  expect(wordsOf("latin")("Share prices")).toBe("Share prices");
});

test("wordsOf(): the same text is always the same one, and different ones stay different", () => {
  const texts = Array.from({ length: 40 }, (_, i) => `Word${"abcdefgh"[i % 8]} ${i}`);
  for (const script of SCRIPTS) {
    const all = texts.map(wordsOf(script));
    expect(texts.map(wordsOf(script))).toEqual(all);
    expect(new Set(all).size).toBe(texts.length);
  }
});

test("wordsOf(): more words than a script has are still told apart", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const texts = Array.from(
    { length: 300 },
    (_, i) => `${letters[i % 26]}${letters[Math.floor(i / 26)]}`,
  );
  for (const script of SCRIPTS) {
    expect(new Set(texts.map(wordsOf(script))).size).toBe(texts.length);
  }
});

test.each([
  ["chinese", /^\p{Script=Han}+$/u],
  ["arabic", /^[\p{Script=Arabic} ]+$/u],
] as const)(
  "wordsOf(%s) has nothing of another script, and leaves numbers alone",
  (script, letters) => {
    expect(wordsOf(script)("Share prices of the year")).toMatch(letters);
    expect(wordsOf(script)("2026")).toBe("2026");
    expect(wordsOf(script)("web 12")).toMatch(/12$/);
  },
);
