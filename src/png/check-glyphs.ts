import { PlotcastError } from "../error.ts";
import { MAX_KNOWN_GLYPHS } from "../limits.ts";

/** Draws an SVG into plain shapes, with the fonts of a picture. */
export type Outline = (svg: string) => string;

/** Whether characters have a glyph, by the fonts they were looked for in. */
const known = new Map<string, Map<string, boolean>>();

const TEXT = /<text[^>]*>(.*?)<\/text>/gs;
const TAG = /<[^>]*>/g;
const ENTITY = /&(?:#(\d+)|(\w+));/g;
const NAMED: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};
/** What has no shape of its own: spaces, marks upon letters, joiners. */
const SHAPELESS = /[\p{Z}\p{C}\p{M}]/u;
/** No font has a glyph for this one, so it shows what a font draws in place of one. */
const UNASSIGNED = "\u{10FFFE}";

/**
 * Looks whether the texts of a picture have letters: a renderer leaves out those that no font has.
 *
 * @param fonts names the fonts: what was found in them is not looked for again.
 * @param warn gets a text that names what is missing, as the rest of the picture can be read.
 * @throws PlotcastError `FONT_MISSING` where no character at all can be drawn.
 */
export function checkGlyphs(
  svg: string,
  fonts: string,
  outline: Outline,
  warn: (text: string) => void = warnOfGlyphs,
): void {
  const characters = Array.from(readCharacters(svg));
  const hasGlyph = knownGlyphs(fonts, characters.length);
  const unknown = characters.filter((character) => !hasGlyph.has(character));
  const missing = unknown.length === 0 ? [] : findMissing(unknown, outline);
  for (const character of unknown) hasGlyph.set(character, !missing.includes(character));
  // Of this picture alone: what was drawn before must make no difference.
  const isBlank = characters.every((character) => hasGlyph.get(character) === false);
  if (isBlank && characters.length > 0) throw fontMissing();
  if (missing.length > 0) warn(missingText(missing));
}

/** What is known of some fonts, with room for this many more characters. */
function knownGlyphs(fonts: string, room: number): Map<string, boolean> {
  const glyphs = known.get(fonts) ?? new Map<string, boolean>();
  if (glyphs.size + room > MAX_KNOWN_GLYPHS) glyphs.clear();
  if (known.size > MAX_KNOWN_FONTS) known.clear();
  known.set(fonts, glyphs);
  return glyphs;
}

const MAX_KNOWN_FONTS = 64;

function readCharacters(svg: string): Set<string> {
  const characters = new Set<string>();
  for (const [, content = ""] of svg.matchAll(TEXT)) {
    const text = content.replaceAll(TAG, "").replaceAll(ENTITY, readEntity);
    for (const character of text) if (!SHAPELESS.test(character)) characters.add(character);
  }
  return characters;
}

function readEntity(_whole: string, code: string | undefined, name = ""): string {
  return code === undefined ? (NAMED[name] ?? "") : String.fromCodePoint(Number(code));
}

/** The characters that are left out, or replaced by the same box as one that no font has. */
function findMissing(characters: readonly string[], outline: Outline): string[] {
  const texts = [UNASSIGNED, ...characters].map((character, i) => {
    const safe = character.replace(/[<&]/, (sign) => (sign === "<" ? "&lt;" : "&amp;"));
    return `<text id="c${i}" y="20">${safe}</text>`;
  });
  const open = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">';
  const shapes = outline(`${open}${texts.join("")}</svg>`);
  const drawn = new Map(
    Array.from(shapes.matchAll(/<g id="c(\d+)">(.*?)<\/g>/gs), ([, i = "", shape = ""]) => [
      i,
      shape,
    ]),
  );
  const box = drawn.get("0");
  return characters.filter((_, i) => {
    const shape = drawn.get(String(i + 1));
    return shape === undefined || shape === box;
  });
}

function fontMissing(): PlotcastError {
  return new PlotcastError(
    "FONT_MISSING",
    "picture: expected a font for its texts, found none: install one, such as the package " +
      "fonts-dejavu-core, or name files of fonts in fontFiles",
  );
}

function missingText(missing: readonly string[]): string {
  const some = missing.slice(0, 20).join(" ");
  return `no font has ${some}: install one that does, or name its file in fontFiles`;
}

/** Warns the process. */
export function warnOfGlyphs(text: string): void {
  process.emitWarning(text, { type: "PlotcastWarning", code: "GLYPH_MISSING" });
}
