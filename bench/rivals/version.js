import { readFileSync } from "node:fs";

// Read from the installed package, so that a table never names a version that was not measured.
// By path and not through `require.resolve`: most packages do not export their package.json.
export function readVersion(packageName) {
  const manifest = new URL(`../node_modules/${packageName}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}
