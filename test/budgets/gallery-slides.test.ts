import { expect, test } from "vitest";
import { weighSlide } from "../../bench/slide.js";
import { pictures } from "../../gallery/index.js";
import { framesOfPicture, slides } from "../../gallery/slides.js";
import { CODECS, sender } from "./sender.ts";

const all = await pictures();
const sliding = all.filter(slides);

test("slides(): every picture of a live chart does, and no other", () => {
  expect(sliding.map(({ name }) => name)).toEqual(
    all.filter(({ tags: [type] }) => type === "live").map(({ name }) => name),
  );
  expect(sliding.length).toBeGreaterThanOrEqual(8);
});

test.for(sliding.flatMap((picture) => CODECS.map((codec) => ({ ...picture, codec }))))(
  "framesOfPicture(): 60 frames of $name over $codec.encoding cost less than a tenth of their size",
  ({ codec, ...picture }) => {
    const seen = new Set<string>();
    const send = sender(codec);
    const { text, wire } = weighSlide(framesOfPicture(picture), 60, (svg, number) => {
      seen.add(svg);
      return send(svg, number);
    });
    // A value may come into the bin that another one leaves.
    expect(seen.size).toBeGreaterThan(45);
    expect(wire / text).toBeLessThan(0.1);
  },
);
