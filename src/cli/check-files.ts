import { readdirSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Command } from "commander";
import { closestName } from "../chart/inner-face.ts";
import { askFor, commandHint } from "./refuse-words.ts";

/** A file that is there to be read. */
export interface InputFile {
  name: string;
  /** Undefined for standard input. */
  path: string | undefined;
  /** In bytes. */
  size: number;
}

/** Names in a folder of which one may have been meant. */
const MAX_COMPARED_FILES = 1000;

/** The files that the program's words name; ends the program where one is none, with what was probably meant. */
export function checkFiles(program: Command): InputFile[] {
  return program.args.map((path) => {
    const stat = statOf(path);
    if (stat === undefined) return program.error(missing(path, program));
    if (stat.isDirectory()) {
      const [example = "data.csv"] = filesIn(path);
      program.error(
        `error: '${path}' is a folder; name a file in it, such as ${join(path, example)}`,
      );
    }
    return { name: basename(path), path, size: stat.size };
  });
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** A word without a dot or a slash may be a command's name. */
function missing(path: string, program: Command): string {
  const isPath = /[./\\]/.test(path);
  const hint = commandHint(path, program) || fileHint(path);
  if (isPath) return `error: no such file: '${path}'${hint}`;
  return `error: unknown command '${path}', and there is no such file${hint}`;
}

function fileHint(path: string): string {
  const folder = dirname(path);
  const meant = closestName(basename(path), filesIn(folder));
  if (meant === undefined) return "";
  return askFor(folder === "." ? meant : join(folder, meant));
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    return files.filter((name) => !name.startsWith(".")).slice(0, MAX_COMPARED_FILES);
  } catch {
    return [];
  }
}
