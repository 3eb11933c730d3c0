import { expect, test } from "vitest";
import { withoutControls } from "../../src/cli/say.ts";

test("withoutControls: nothing that a terminal takes for a command is left", () => {
  expect(withoutControls("a\u001b[2Jb\u009b2Jc\u0007d\ne\u2028")).toBe("a [2Jb 2Jc d e ");
});

test("withoutControls: no name turns around what stands behind it", () => {
  expect(withoutControls("a\u202eb\u2066c\u2069d\u200fe\u061cf")).toBe("a b c d e f");
});
