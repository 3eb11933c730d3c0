import { PlotcastError } from "../error.ts";
import { toPng } from "../entries/png.ts";

/** A picture of a chart as it is now; while it stays as it is, the same one. */
export type DrawPng = (svg: string) => Promise<Uint8Array>;

const MOST_AT_ONCE = 2;
const MOST_WAITING = 32;
const MOST_KEPT = 16;

/**
 * Pictures cost a hundred times what a drawing does: the last ones are kept, who asks for one that is
 * in the making gets the same, and few are made at a time.
 *
 * @throws PlotcastError `LIMIT_REACHED` where too many wait; otherwise as `toPng` does.
 */
export function createDrawPng(make: DrawPng = (svg) => toPng(svg, { scale: 2 })): DrawPng {
  const kept = new Map<string, Promise<Uint8Array>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn(svg: string): Promise<Uint8Array> {
    if (running >= MOST_AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await make(svg);
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  }

  return (svg) => {
    const known = kept.get(svg);
    if (known !== undefined) return known;
    if (waiting.length >= MOST_WAITING) {
      throw new PlotcastError("LIMIT_REACHED", `png: expected at most ${MOST_WAITING} to wait`);
    }
    const picture = inTurn(svg);
    kept.set(svg, picture);
    picture.catch(() => kept.delete(svg));
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
    return picture;
  };
}
