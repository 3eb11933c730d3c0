import { expect, test } from "vitest";
import { pictures } from "../../gallery/index.js";
import { slides } from "../../gallery/slides.js";

const all = await pictures();
const sliding = all.filter(slides);

test("slides(): every picture of a live chart does, and no other", () => {
  expect(sliding.map(({ name }) => name)).toEqual(
    all.filter(({ tags: [type] }) => type === "live").map(({ name }) => name),
  );
  expect(sliding.length).toBeGreaterThanOrEqual(8);
});
