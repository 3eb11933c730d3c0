import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/**
 * A hash of all that a build is made from: where it is unchanged, nothing needs building.
 *
 * @param {string} root
 */
export function sourceStamp(root) {
  const hash = createHash("sha256");
  const sources = readdirSync(`${root}src`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  for (const path of [...sources.sort(), `${root}tsconfig.json`, `${root}package.json`]) {
    hash.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}
