import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/**
 * A hash of all that a build depends on. While it is unchanged, nothing needs building.
 *
 * @param {string} root
 */
export function hashSources(root) {
  const hash = createHash("sha256");
  const sources = ["src", "scripts/build"].flatMap((folder) => listFiles(root + folder));
  const others = ["scripts/build.js", "tsconfig.json", "package.json"].map((name) => root + name);
  for (const path of [...sources.sort(), ...others]) {
    hash.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

/** @param {string} folder */
function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);
}
