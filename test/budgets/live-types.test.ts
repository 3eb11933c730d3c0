import { expect, test } from "vitest";
import { framesOfType, LIVE_TYPES } from "../../bench/live-types.js";
import { weighSlide } from "../../bench/slide.js";
import { createLive } from "../../src/entries/live.ts";
import { CODECS, sender } from "./sender.ts";

test.for(LIVE_TYPES.flatMap((type) => CODECS.map((codec) => ({ ...type, codec }))))(
  "createLive: 60 frames of a $name over $codec.encoding cost less than a tenth of their size",
  ({ codec, ...type }) => {
    const { text, wire } = weighSlide(framesOfType(type, createLive), 60, sender(codec));
    expect(wire / text).toBeLessThan(0.1);
  },
);
