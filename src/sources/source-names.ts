import { basename, extname } from "node:path";
import { cleanName, distinctNames } from "../ingest/names.ts";

/** What a command measures: the program that it begins with, behind variables that are set for it. */
export function programName(command: string): string {
  const words = command.replace(BEFORE_PROGRAM, "").split(/[\s|;&<>(){}]+/);
  const program = words.find((word) => word !== "") ?? "";
  // Half of a text in quotes may be the end of a secret.
  const isWhole = /^(?:[^"'=]*|"[^"=]*"|'[^'=]*')$/.test(program);
  return cleanName(isWhole ? basename(program.replace(/["']/g, "")) : "") || "command";
}

/** Values of variables may hold blanks, and secrets. */
const BEFORE_PROGRAM =
  /^(?:[\s(){}]|\w+=(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])*|(?:sudo|env|exec)(?=\s))+/;

/** What a file measures: its name without its ending. */
export function fileName(path: string): string {
  return cleanName(basename(path, extname(path))) || "file";
}

/**
 * What each of several commands and files measures: values of two that are called alike would be those of one
 * series. Files of the same name get the name of their folder, too.
 */
export function distinctSourceNames(
  commands: readonly string[],
  paths: readonly string[],
): { commands: string[]; files: string[] } {
  const short = paths.map(fileName);
  const files = paths.map((path, i) => {
    const isOnly = short.indexOf(short[i] ?? "") === short.lastIndexOf(short[i] ?? "");
    return isOnly ? short[i] : cleanName(path.slice(0, path.length - extname(path).length));
  });
  const names = distinctNames([...commands.map(programName), ...files.map((name) => name ?? "")]);
  return { commands: names.slice(0, commands.length), files: names.slice(commands.length) };
}
