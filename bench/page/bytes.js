import { contenders } from "./contenders.js";
import { gzip, readScript } from "./files.js";

// The bytes that a visitor loads, gzipped: of each file, and of all of a contender.
export function measureBytes() {
  return Object.entries(contenders).map(([key, { name, scripts }]) => {
    const files = scripts.map((path) => ({
      file: path.split("/").at(-1),
      bytes: gzip(readScript(path)).length,
    }));
    return { key, name, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
}
