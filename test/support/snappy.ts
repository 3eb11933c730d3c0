import { createRequire } from "node:module";

/** A library of others, which packs what ours has to unpack. It comes without types. */
export const { compress, uncompress } = createRequire(import.meta.url)("snappyjs") as {
  compress(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  uncompress(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
};
