import { expect, onTestFinished, test, vi } from "vitest";
import { lineChart } from "../../src/entries/plotcast.ts";
import { toPng } from "../../src/entries/png.ts";
import { createPngDrawer } from "../../src/png/png-drawer.ts";
import { createPngThread } from "../../src/png/png-thread.ts";

test("createPngDrawer(): draws here where no thread starts, and warns once", async () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  const missing = new URL("no-such-file.js", import.meta.url);
  const drawer = createPngDrawer(createPngThread(() => missing));
  const chart = lineChart({ width: 100, height: 60 });
  const expected = await toPng(chart, { scale: 1 });
  for (let i = 0; i < 2; i++) {
    expect(Buffer.from(await drawer.draw(chart.render(), 1)).equals(expected)).toBe(true);
  }
  expect(warn.mock.calls).toEqual([
    [
      expect.stringContaining("main thread"),
      { type: "PlotcastWarning", code: "PNG_WORKER_MISSING" },
    ],
  ]);
});
