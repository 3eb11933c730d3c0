import { PlotcastError } from "../error.ts";
import { toPng } from "../png/to-png.ts";
import { MAX_RUNNING_PNGS, MAX_WAITING_PNGS, MAX_CACHED_PNGS } from "../limits.ts";

/** Makes a picture of an SVG. */
export type RenderPng = (svg: string) => Promise<Uint8Array>;

/**
 * Bounds the cost of pictures, each of which takes a hundred times as long as a drawing: keeps the
 * last ones, makes the same one only once, and few at a time.
 *
 * @throws PlotcastError `LIMIT_REACHED` where too many wait; otherwise as `toPng` does.
 */
export function createPngRenderer(
  render: RenderPng = (svg) => toPng(svg, { scale: 2 }),
): RenderPng {
  const cache = new Map<string, Promise<Uint8Array>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function renderInTurn(svg: string): Promise<Uint8Array> {
    if (running >= MAX_RUNNING_PNGS) await new Promise<void>((start) => waiting.push(start));
    else running++;
    try {
      return await render(svg);
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  }

  return (svg) => {
    const known = cache.get(svg);
    if (known !== undefined) return known;
    if (waiting.length >= MAX_WAITING_PNGS) {
      const message = `png: expected at most ${MAX_WAITING_PNGS} waiting requests`;
      throw new PlotcastError("LIMIT_REACHED", message);
    }
    const picture = renderInTurn(svg);
    cache.set(svg, picture);
    picture.catch(() => cache.delete(svg));
    if (cache.size > MAX_CACHED_PNGS) cache.delete(cache.keys().next().value ?? "");
    return picture;
  };
}
