import { createPngThread, type PngThread } from "./png-thread.ts";
import { drawPng, loadResvg } from "./draw-png.ts";

type Png = Uint8Array<ArrayBuffer>;

/**
 * Draws pictures apart from the thread that serves frames. Where there are no threads, as in some runtimes
 * and in bundles that left the worker's file behind, it draws here, and warns once.
 */
export function createPngDrawer(thread: PngThread = createPngThread()) {
  let hasThread = true;

  async function drawHere(svg: string, scale: number): Promise<Png> {
    if (hasThread) warnOfThread();
    hasThread = false;
    return new Uint8Array(drawPng(await loadResvg(), svg, { scale }));
  }

  return {
    async draw(svg: string, scale: number): Promise<Png> {
      const png = hasThread ? await thread.draw(svg, scale) : undefined;
      return png ?? drawHere(svg, scale);
    },
    close: thread.close,
  };
}

function warnOfThread(): void {
  const cause = "PNGs are drawn on the main thread, as their worker cannot be started";
  const advice = "a bundler must leave the package plotcast outside of its bundles";
  const options = { type: "PlotcastWarning", code: "PNG_WORKER_MISSING" };
  process.emitWarning(`${cause}: ${advice}`, options);
}
