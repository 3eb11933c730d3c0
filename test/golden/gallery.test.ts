import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawGolden } from "../../gallery/golden.js";
import { drawPicture, loadPictures } from "../../gallery/index.js";
import { createPictureOptions } from "../../gallery/picture-options.js";
import { readSvg } from "../support/svg-reader.ts";
import { some } from "../support/some.ts";

const FOLDER = new URL("../../gallery/golden/", import.meta.url);
const all = await loadPictures();

test("loadPictures(): there are at least 60, and each has a title, a type and a name of its own", () => {
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  for (const { name, title, tags } of all) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
    expect(title).not.toBe("");
    expect(tags.length).toBeGreaterThan(0);
  }
});

test.for(all)("drawGolden() draws $name as it was looked at", (picture) => {
  for (const [file, svg] of some(drawGolden(picture))) {
    const golden = new URL(file, FOLDER);
    const before = existsSync(golden) ? readFileSync(golden, "utf8") : "";
    expect(`${svg}\n`, "npm run gallery:golden draws it anew").toBe(before);
  }
});

test("drawGolden(): no golden file is left of a picture that is gone", () => {
  const files = all.flatMap((picture) => [...drawGolden(picture).keys()]);
  expect(readdirSync(FOLDER).sort()).toEqual(files.sort());
});

test.for(all)("draw() gives $name as well-formed SVG in every script", (picture) => {
  for (const script of ["chinese", "arabic", "long"] as const) {
    for (const { svg } of some(drawPicture(picture, createPictureOptions(640, "dark", script)))) {
      expect(readSvg(svg)[0]?.name).toBe("svg");
    }
  }
});
