import { PlotcastError } from "../error.ts";
import { MAX_SERVED_PNG_PIXELS } from "../limits.ts";
import { createPngCache } from "./png-cache.ts";
import { type Asker, createPngQueue } from "./png-queue.ts";

type Png = Uint8Array<ArrayBuffer>;

/** The pictures of a hub. */
export interface Pictures {
  /**
   * A frame as PNG, with two pixels for each of its own along both sides, or one where that would be too
   * many.
   *
   * @throws PlotcastError `TOO_LARGE`; `FULL` or `LIMIT_REACHED` where too many wait; `CLOSED`; otherwise
   * as `toPng` does.
   */
  draw(svg: string, asker: Asker): Promise<Png>;
  /** To be called before a frame is drawn for `draw`. @throws PlotcastError where it would be refused. */
  checkRoom(address: string): void;
  /** Refuses pictures from now on, and ends what draws them. */
  close(): void;
}

/** What draws pictures. */
export interface PngDrawer {
  draw(svg: string, scale: number): Promise<Png>;
  close(): void;
}

/**
 * Bounds the cost of pictures, each of which takes a hundred times as long as a drawing: keeps the last
 * ones, makes the same one only once, and one at a time, on a thread of its own.
 */
export function createPictures(start: () => Promise<PngDrawer> = loadDrawer): Pictures {
  const cache = createPngCache();
  const queue = createPngQueue<Png>();
  let drawer: Promise<PngDrawer> | undefined;
  let isClosed = false;

  async function draw(svg: string, scale: number): Promise<Png> {
    drawer ??= start();
    const png = await (await drawer).draw(svg, scale);
    cache.set(svg, png);
    return png;
  }

  return {
    checkRoom: queue.checkRoom,
    async draw(svg, asker) {
      if (isClosed)
        throw new PlotcastError("CLOSED", "png: expected an open hub, but it was closed");
      const scale = scaleOf(svg);
      return cache.get(svg) ?? queue.add(svg, asker, () => draw(svg, scale));
    },
    close() {
      isClosed = true;
      void drawer?.then(
        (started) => started.close(),
        () => {},
      );
    },
  };
}

/** Loaded with the first picture: many servers never draw one. */
async function loadDrawer(): Promise<PngDrawer> {
  const { createPngDrawer } = await import("../png/png-drawer.ts");
  return createPngDrawer();
}

/** Pixels of a picture per pixel of the chart: for dense screens, while there are few enough. */
const SCALES = [2, 1];

const SIZE = /^<svg [^>]*? width="(\d+(?:\.\d+)?)" height="(\d+(?:\.\d+)?)"/;

function scaleOf(svg: string): number {
  const [, width = 0, height = 0] = SIZE.exec(svg)?.map(Number) ?? [];
  const scale = SCALES.find((one) => width * height * one * one <= MAX_SERVED_PNG_PIXELS);
  if (scale !== undefined) return scale;
  const expected = `expected at most ${MAX_SERVED_PNG_PIXELS} pixels, width times height`;
  throw new PlotcastError("TOO_LARGE", `png: ${expected}, got ${width} times ${height}`);
}
