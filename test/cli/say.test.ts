import { expect, test } from "vitest";
import { withoutControls } from "../../src/cli/say.ts";

test("withoutControls: nothing that a terminal takes for a command is left", () => {
  expect(withoutControls("a\u001b[2Jb\u009b2Jc\u0007d\ne\u2028")).toBe("a [2Jb 2Jc d e ");
});
