// @ts-check
// Draws the golden pictures anew: look at what changed before you commit.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { drawn, pictures } from "./index.js";
import { lookOf } from "./look.js";

const FOLDER = new URL("golden/", import.meta.url);

/**
 * The golden files of a picture, by name: one, or one for each of its charts.
 *
 * @param {import("./index.js").Listed} picture
 * @returns {Map<string, string>}
 */
export function goldenOf(picture) {
  const all = drawn(picture, lookOf(800, "light"));
  return new Map(
    all.map(({ svg }, i) => [`${picture.name}${all.length > 1 ? `-${i + 1}` : ""}.svg`, svg]),
  );
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const file of readdirSync(FOLDER)) rmSync(new URL(file, FOLDER));
  for (const picture of await pictures()) {
    for (const [file, svg] of goldenOf(picture)) writeFileSync(new URL(file, FOLDER), `${svg}\n`);
  }
}
