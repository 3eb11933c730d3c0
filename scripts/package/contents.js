import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const MAP_COMMENT = /^\/\/# sourceMappingURL=(\S+)\s*$/m;

/**
 * @param {string[]} files
 * @param {number} most
 * @returns {string[]} what is wrong
 */
export function tooManyFiles(files, most) {
  return files.length <= most ? [] : [`The tarball has ${files.length} files, ${most} at most.`];
}

/**
 * Finds source maps that are of no use to a debugger. A map must contain the text of each source,
 * as src/ is not published, and a file must not name a map that does not exist.
 *
 * @param {string} folder
 * @param {string[]} files
 * @returns {string[]} what is wrong
 */
export function mapsWithoutSources(folder, files) {
  return [
    ...files.filter((file) => file.endsWith(".map")).flatMap((file) => sourceless(folder, file)),
    ...files.filter((file) => /\.[cm]?[jt]s$/.test(file)).flatMap((file) => mapless(folder, file)),
  ];
}

/** @param {string} folder @param {string} file @returns {string[]} */
function sourceless(folder, file) {
  /** @type {{ sources: string[], sourcesContent?: (string | null)[] }} */
  const { sources, sourcesContent = [] } = JSON.parse(readFileSync(join(folder, file), "utf8"));
  return sources
    .filter((_, i) => typeof sourcesContent[i] !== "string")
    .map((source) => `${file} lacks the text of ${source}.`);
}

/** @param {string} folder @param {string} file @returns {string[]} */
function mapless(folder, file) {
  const map = MAP_COMMENT.exec(readFileSync(join(folder, file), "utf8"))?.[1];
  if (map === undefined || existsSync(join(folder, dirname(file), map))) return [];
  return [`${file} names ${map}, which is not in the package.`];
}
