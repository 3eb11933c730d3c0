import { expect, test } from "vitest";
import { loadPictures } from "../../gallery/index.js";
import { isSliding } from "../../gallery/slides.js";

const all = await loadPictures();
const sliding = all.filter(isSliding);

test("isSliding(): every picture of a live chart does, and no other", () => {
  expect(sliding.map(({ name }) => name)).toEqual(
    all.filter(({ tags: [type] }) => type === "live").map(({ name }) => name),
  );
  expect(sliding.length).toBeGreaterThanOrEqual(8);
});
