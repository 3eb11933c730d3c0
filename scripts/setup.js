// Makes a checkout ready to run: installs and builds what is missing. Quick when nothing is.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { hashSources } from "./stamp.js";

const root = fileURLToPath(new URL("..", import.meta.url));

ensureInstalled(root);
if (process.argv.includes("--bench")) ensureInstalled(`${root}bench/`);
ensureBuilt();

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
