import { expect, onTestFinished, test, vi } from "vitest";
import { lineChart } from "../../src/entries/plotcast.ts";
import { toPng } from "../../src/entries/png.ts";
import { createPngThread } from "../../src/png/png-thread.ts";

/** Built by `npm run build`, which `npm test` does first. */
const WORKER = new URL("../../dist/png/worker.js", import.meta.url);

function started(file: URL) {
  const thread = createPngThread(() => file);
  onTestFinished(thread.close);
  return thread;
}

/** A worker of a few lines, which ends or warns where it is asked to. */
const MADE_UP = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from "node:worker_threads";
    parentPort.on("message", ({ svg }) => {
      if (svg === "exit") process.exit(1);
      if (svg === "throw") throw new Error("thrown in the worker");
      if (svg === "warn") parentPort.postMessage({ kind: "warning", text: "no font has x" });
      parentPort.postMessage({ kind: "png", png: new Uint8Array([threadId]) });
    });
    parentPort.postMessage({ kind: "ready" });
  `)}`,
);

test("draw(): the same bytes as toPng makes", async () => {
  const chart = lineChart({ title: "A" }).add("a", [
    [0, 1],
    [1, 3],
  ]);
  const thread = started(WORKER);
  const png = await thread.draw(chart.render(), 2);
  expect(Buffer.from(png!).equals(await toPng(chart, { scale: 2 }))).toBe(true);
});

test("draw(): an error of ours is one here, too, and the next picture is drawn", async () => {
  const thread = started(WORKER);
  await expect(thread.draw("no picture", 2)).rejects.toMatchObject({
    name: "PlotcastError",
    code: "INPUT_INVALID",
  });
  const colored = lineChart().add("a", [[0, 1]], { color: "var(--mine)" });
  await expect(thread.draw(colored.render(), 2)).rejects.toMatchObject({ code: "COLOR_UNKNOWN" });
  const png = await thread.draw(lineChart().render(), 1);
  expect([...png!.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
});

test("draw(): a missing glyph is a warning of this process", async () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  await started(MADE_UP).draw("warn", 1);
  expect(warn.mock.calls).toEqual([
    ["no font has x", { type: "PlotcastWarning", code: "GLYPH_MISSING" }],
  ]);
});

test.each(["exit", "throw"])(
  "draw(): a worker that ends (%s) fails its picture alone, and the next one starts another",
  async (way) => {
    const thread = started(MADE_UP);
    const first = await thread.draw("", 1);
    await expect(thread.draw(way, 1)).rejects.toThrow("the worker ended");
    const second = await thread.draw("", 1);
    expect(second![0]).not.toBe(first![0]);
    expect(await thread.draw("", 1)).toEqual(second);
  },
);

test("draw(): what the worker threw is the cause", async () => {
  const failed = started(MADE_UP).draw("throw", 1);
  await expect(failed).rejects.toMatchObject({ cause: { message: "thrown in the worker" } });
});

test("draw(): nothing where the worker cannot start", async () => {
  const missing = new URL("no-such-file.js", import.meta.url);
  expect(await started(missing).draw("<svg/>", 1)).toBeUndefined();
  const thrower = new URL("data:text/javascript,throw new Error('no')");
  expect(await started(thrower).draw("<svg/>", 1)).toBeUndefined();
});

test("close(): fails what is being drawn, and what is asked for later", async () => {
  const chart = lineChart({ width: 2000, height: 1500 }).render();
  const thread = started(WORKER);
  const drawn = thread.draw(chart, 1);
  thread.close();
  await expect(drawn).rejects.toMatchObject({ code: "CLOSED" });
  await expect(thread.draw(chart, 1)).rejects.toMatchObject({ code: "CLOSED" });
  const busy = started(WORKER);
  await busy.draw(lineChart().render(), 1);
  const second = busy.draw(chart, 1);
  busy.close();
  await expect(second).rejects.toMatchObject({ code: "CLOSED" });
});
