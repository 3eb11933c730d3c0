import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";

/** Packages that a user of the types and of PNGs installs as well. */
const BESIDE = ["@types/node", "@resvg/resvg-js"];

/**
 * The package as a user gets it.
 *
 * @typedef {object} Installed
 * @property {string} project folder of a user who installed it
 * @property {string} tarball
 * @property {string} folder the package's own, in the user's node_modules
 * @property {string[]} files of the package, by their paths in it
 * @property {(name: string) => void} add gives the project one more package
 * @property {() => void} remove
 */

/**
 * Packs the package and installs it in a temporary project. Only dependencies that its manifest
 * names are there, so a missing one is an error.
 *
 * @param {string} root
 * @returns {Installed}
 */
export function install(root) {
  const project = mkdtempSync(join(tmpdir(), "plotcast-installed-"));
  // As npm leaves it; without one, a manifest in a folder above would count.
  writeFileSync(join(project, "package.json"), "{}");
  const tarball = pack(root, project);
  const folder = join(project, "node_modules/plotcast");
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  for (const name of [...Object.keys(dependencies), ...BESIDE]) link(root, project, name);
  const add = (/** @type {string} */ name) => link(root, project, name);
  const remove = () => rmSync(project, { recursive: true });
  return { project, tarball, folder, files: filesIn(folder), add, remove };
}

/** @param {string} root @param {string} target @returns {string} the tarball's path */
function pack(root, target) {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", target];
  const said = execFileSync("npm", args, { cwd: root, encoding: "utf8" });
  return join(target, JSON.parse(said)[0].filename);
}

/** @param {string} root @param {string} project @param {string} name of a package */
function link(root, project, name) {
  const path = join(project, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, "node_modules", name), path);
}

/** @param {string} folder @returns {string[]} */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
}
