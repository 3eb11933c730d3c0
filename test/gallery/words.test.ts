import { expect, test } from "vitest";
import { SCRIPTS, createWords } from "../../gallery/words.js";

test("createWords(): Latin words are what they are", () => {
  expect(createWords("latin")("Share prices")).toBe("Share prices");
});

test("createWords(): the same text is always the same one, and different ones stay different", () => {
  const texts = Array.from({ length: 40 }, (_, i) => `Word${"abcdefgh"[i % 8]} ${i}`);
  for (const script of SCRIPTS) {
    const all = texts.map(createWords(script));
    expect(texts.map(createWords(script))).toEqual(all);
    expect(new Set(all).size).toBe(texts.length);
  }
});

test("createWords(): more words than a script has are still told apart", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const texts = Array.from(
    { length: 300 },
    (_, i) => `${letters[i % 26]}${letters[Math.floor(i / 26)]}`,
  );
  for (const script of SCRIPTS) {
    expect(new Set(texts.map(createWords(script))).size).toBe(texts.length);
  }
});

test.each([
  ["chinese", /^\p{Script=Han}+$/u],
  ["arabic", /^[\p{Script=Arabic} ]+$/u],
] as const)(
  "createWords(%s) has nothing of another script, and leaves numbers alone",
  (script, letters) => {
    expect(createWords(script)("Share prices of the year")).toMatch(letters);
    expect(createWords(script)("2026")).toBe("2026");
    expect(createWords(script)("web 12")).toMatch(/12$/);
  },
);
