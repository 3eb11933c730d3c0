// Makes a checkout ready to run: installs and builds what is missing, and is quick when nothing is.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { sourceStamp } from "./stamp.js";

const root = fileURLToPath(new URL("..", import.meta.url));

installed(root);
if (process.argv.includes("--bench")) installed(`${root}bench/`);
built();

/** @param {string} folder */
function installed(folder) {
  const stampFile = `${folder}node_modules/.stamp`;
  const stamp = createHash("sha256")
    .update(readFileSync(`${folder}package-lock.json`))
    .digest("hex");
  if (readIf(stampFile) === stamp) return;
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder);
  writeFileSync(stampFile, stamp);
}

function built() {
  if (readIf(`${root}dist/.stamp`) === sourceStamp(root)) return;
  run(process.execPath, [`${root}scripts/build.js`], root);
}

/** @param {string} path */
function readIf(path) {
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
