// Reads what src/chart/options.ts says of its options, for those who read the schema.
import { readFileSync } from "node:fs";

const OPTION = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+)\??:/g;

/**
 * The comment of each field of an interface.
 *
 * @param {string} file
 * @param {string} name of the interface
 * @returns {Record<string, string>}
 */
export function commentsOf(file, name) {
  const source = readFileSync(file, "utf8");
  const start = source.indexOf(`export interface ${name} {`);
  const body = source.slice(start, source.indexOf("\n}\n", start));
  return Object.fromEntries(
    Array.from(body.matchAll(OPTION), ([, comment = "", field = ""]) => [field, plain(comment)]),
  );
}

/**
 * The texts that a type may be, of a union of such.
 *
 * @param {string} file
 * @param {string} name of the type
 */
export function namesOf(file, name) {
  const source = readFileSync(file, "utf8");
  const union = new RegExp(`export type ${name} =([^;]*);`).exec(source)?.[1] ?? "";
  return Array.from(union.matchAll(/"(\w+)"/g), ([, text = ""]) => text);
}

/** @param {string} comment */
function plain(comment) {
  return comment.replace(/\s*\n\s*\*\s?/g, " ").trim();
}

/**
 * The default that a comment tells of, if it is a value: `Default "line".`
 *
 * @param {string} comment
 * @returns {unknown}
 */
export function defaultIn(comment) {
  const text = /Default `?("[^"]*"|\[[^\]]*\]|\d[\d,]*|true|false)/.exec(comment)?.[1];
  if (text === undefined) return undefined;
  return JSON.parse(text.startsWith("[") ? text : text.replaceAll(",", ""));
}
