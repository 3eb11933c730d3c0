import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/**
 * What publint says of the installed package: whether its manifest leads to its files.
 *
 * @param {string} folder of the package
 * @returns {Promise<string[]>} what is wrong
 */
export async function publintErrors(folder) {
  const { messages, pkg } = await publint({ pkgDir: folder, pack: false, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/**
 * What "are the types wrong" says of the tarball. It is ESM only, which other tools than those
 * that import it need not find.
 *
 * @param {string} root
 * @param {string} tarball
 * @returns {string[]} what is wrong
 */
export function attwErrors(root, tarball) {
  const program = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const args = [program, tarball, "--profile", "esm-only", "--format", "ascii", "--no-color"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  // Of a package without any types it complains, but ends well.
  const isRight = status === 0 && !stdout.includes("does not contain types");
  return isRight ? [] : [stdout + stderr];
}
