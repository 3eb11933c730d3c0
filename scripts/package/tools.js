import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/**
 * Runs publint on the installed package: does its manifest lead to its files?
 *
 * @param {string} folder of the package
 * @returns {Promise<string[]>} what is wrong
 */
export async function publintErrors(folder) {
  const { messages, pkg } = await publint({ pkgDir: folder, pack: false, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** What a page loads with a script tag: nobody imports it. */
const SCRIPTS = ["live-chart.js", "live-chart-worker.js"];

/**
 * Runs "are the types wrong" on the tarball, with the profile for packages that are ESM only.
 *
 * @param {string} root
 * @param {string} tarball
 * @returns {string[]} what is wrong
 */
export function attwErrors(root, tarball) {
  const program = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const args = [program, tarball, "--profile", "esm-only", "--format", "ascii", "--no-color"];
  args.push("--exclude-entrypoints", ...SCRIPTS);
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  // For a package without types it complains, but exits with 0.
  const isRight = status === 0 && !stdout.includes("does not contain types");
  return isRight ? [] : [stdout + stderr];
}
