// Makes a checkout ready to run: installs and builds what is missing. Quick when nothing is.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { hashSources } from "./stamp.js";

const root = fileURLToPath(new URL("..", import.meta.url));

ensureInstalled(root);
if (process.argv.includes("--bench")) ensureInstalled(`${root}bench/`);
ensureBuilt();
for (const folder of ["servers", "frameworks"]) {
  if (process.argv.includes(`--${folder}`)) ensurePackageIn(`${root}${folder}/`);
}

/** @param {string} folder */
function ensureInstalled(folder) {
  const stampFile = `${folder}node_modules/.stamp`;
  const stamp = createHash("sha256")
    .update(readFileSync(`${folder}package-lock.json`))
    .digest("hex");
  if (readIfExists(stampFile) === stamp) return;
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder);
  writeFileSync(stampFile, stamp);
}

function ensureBuilt() {
  if (readIfExists(`${root}dist/.stamp`) === hashSources(root)) return;
  run(process.execPath, [`${root}scripts/build.js`], root);
}

/**
 * Installs the package there as its users do: packed, without what lies beside it in the checkout.
 *
 * @param {string} folder
 */
function ensurePackageIn(folder) {
  ensureInstalled(folder);
  const stampFile = `${folder}node_modules/.plotcast`;
  if (readIfExists(stampFile) === hashSources(root)) return;
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  run("npm", ["install", "--no-save", "--no-package-lock", ...quiet, tarball], folder);
  rmSync(`${folder}${tarball}`);
  writeFileSync(stampFile, hashSources(root));
}

/** @param {string} path */
function readIfExists(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
