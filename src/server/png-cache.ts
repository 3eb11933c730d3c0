import { MAX_PNG_CACHE_BYTES } from "../limits.ts";

type Png = Uint8Array<ArrayBuffer>;

/** Pictures of the last frames. */
export interface PngCache {
  get(svg: string): Png | undefined;
  set(svg: string, png: Png): void;
}

/** Keeps pictures by the frame that they show, as long as they have room: those asked for last. */
export function createPngCache(maxBytes = MAX_PNG_CACHE_BYTES): PngCache {
  const pictures = new Map<string, Png>();
  let bytes = 0;

  function remove(svg: string, png: Png): void {
    pictures.delete(svg);
    bytes -= sizeOf(svg, png);
  }

  return {
    get(svg) {
      const png = pictures.get(svg);
      if (png === undefined) return undefined;
      pictures.delete(svg);
      pictures.set(svg, png);
      return png;
    },
    set(svg, png) {
      pictures.set(svg, png);
      bytes += sizeOf(svg, png);
      for (const [oldest, one] of pictures) {
        if (bytes <= maxBytes) return;
        remove(oldest, one);
      }
    },
  };
}

/** A text has two bytes for each unit at most. */
function sizeOf(svg: string, png: Png): number {
  return 2 * svg.length + png.byteLength;
}
