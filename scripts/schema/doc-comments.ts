import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../src/chart/options/", import.meta.url));
const FILES = ["options.ts", "series-options.ts", "reference-options.ts"];
const FIELD = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+)\??:/g;

/** Reads the doc comment of each field of an interface among the options, as one line. */
export function readDocComments(interfaceName: string): Record<string, string> {
  const source = FILES.map((file) => readFileSync(FOLDER + file, "utf8")).join("");
  const start = source.indexOf(`export interface ${interfaceName} {`);
  if (start < 0) throw new Error(`${FOLDER}: expected an interface ${interfaceName}`);
  const body = source.slice(start, source.indexOf("\n}\n", start));
  return Object.fromEntries(
    Array.from(body.matchAll(FIELD), ([, comment = "", field = ""]) => [field, oneLine(comment)]),
  );
}

function oneLine(comment: string): string {
  return comment.replace(/\s*\n\s*\*\s?/g, " ").trim();
}

/** Reads the default that a comment names as a value: `Default "line".` */
export function readDefault(comment: string): unknown {
  const text = /Default `?("[^"]*"|\[[^\]]*\]|\d[\d,]*|true|false)/.exec(comment)?.[1];
  if (text === undefined) return undefined;
  return JSON.parse(text.startsWith("[") ? text : text.replaceAll(",", ""));
}
