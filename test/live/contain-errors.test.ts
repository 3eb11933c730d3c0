import { afterEach, expect, test, vi } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";
import { createMemoryViewer } from "../support/memory-viewer.ts";

afterEach(() => void vi.restoreAllMocks());

function fails(): never {
  throw new Error("format");
}

test("onError that throws stops no cycle: the other charts go on, and it is printed", async () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  const hub = createHub({
    charts: { good: { tooltips: true }, bad: { yFormat: fails } },
    everyMs: "change",
    minMs: 16,
    onError() {
      throw new Error("reporter");
    },
  });
  const viewer = createMemoryViewer();
  hub.subscribe(["good", "bad"], {}, { named: true, encoding: "identity" }, viewer.connection);
  for (let point = 1; point <= 3; point++) {
    hub.push("bad", { a: point });
    hub.push("good", { a: point });
    await expect.poll(() => viewer.text()).toContain(`last ${point}`);
  }
  expect(String(printed.mock.calls[0])).toContain("reporter");
  hub.close();
});
