import type { Command } from "commander";
import { closestName } from "../chart/inner-face.ts";

/** Asks for the command that was probably meant by a word; empty where there is none. */
export function commandHint(word: string, { commands }: Command): string {
  const names = [...commands.map((command) => command.name()), "help"];
  const meant = closestName(word, names);
  return meant === undefined ? "" : askFor(meant);
}

/** Refuses options that the program has, and its command does not: they would be ignored. */
export function refuseForeignOptions(command: Command): void {
  const { parent: program } = command;
  const own = command.options.map((option) => option.attributeName());
  const foreign = program?.options.find((option) => {
    const name = option.attributeName();
    const isGiven = program.getOptionValueSource(name) === "cli";
    // `--split` and `--no-split` are two options with one value.
    const isThis = (program.getOptionValue(name) === false) === option.negate;
    return isGiven && isThis && !own.includes(name);
  });
  if (foreign === undefined) return;
  command.error(`error: '${command.name()}' takes no option '${foreign.flags}'`);
}

/**
 * Adds what was probably meant to the error of an unknown option, where commander has no suggestion: it
 * looks at words of two hyphens only, and capitals are other letters to it.
 */
export function hintOption(error: string, { options }: Command): string {
  const unknown = /^error: unknown option '-+([^']+)'\n$/.exec(error);
  const meant = unknown === null ? undefined : closestName(unknown[1] ?? "", longNames(options));
  return meant === undefined ? error : `${error.trimEnd()}${askFor(`--${meant}`)}\n`;
}

/** What a single hyphen too few made of a long option: `-port 80` is `-p` with the value "ort". */
export function hintShortOption(short: string, value: string, { options }: Command): string {
  const meant = closestName(`${short}${value}`, longNames(options));
  return meant === undefined ? "" : ` Did you mean --${meant}?`;
}

function longNames(options: Command["options"]): string[] {
  return [...options.flatMap(({ long }) => (long == null ? [] : [long.slice(2)])), "help"];
}

/** As commander writes its own suggestions. */
export function askFor(meant: string): string {
  return `\n(Did you mean ${meant}?)`;
}
