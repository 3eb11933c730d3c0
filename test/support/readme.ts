import { readFileSync } from "node:fs";

export const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** A block of code in the README. */
export interface Snippet {
  /** What stands behind its fence, such as "js"; empty where nothing does. */
  language: string;
  /** The file that a comment in its first line names; undefined where none does. */
  file: string | undefined;
  code: string;
}

/** All blocks of code in the README, in their order. */
export const SNIPPETS: Snippet[] = [...README.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(
  ([, language = "", code = ""]) => ({ language, file: /^\/\/ (\S+)\n/.exec(code)?.[1], code }),
);

export function snippetsIn(language: string): Snippet[] {
  return SNIPPETS.filter((snippet) => snippet.language === language);
}

/** The names in the first column of the tables whose head begins with a text. */
export function namesInTables(head: string): string[] {
  const tables = README.split("\n\n").filter((text) => text.startsWith(`| ${head} |`));
  const rows = tables.flatMap((table) => table.split("\n").slice(2));
  return rows.flatMap((row) => {
    const [, first = ""] = row.split("|");
    return [...first.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
  });
}
