import { MAX_NAME_LENGTH } from "../limits.ts";
import type { Dialect } from "./dialect.ts";
import { findColumn } from "./column-choice.ts";
import { isTimeName } from "./moment.ts";
import { cutName } from "./names.ts";

/** Columns whose text says what a row is about. */
const SUBJECTS =
  /^(?:device|disk|mount|mountpoint|filesystem|name|pod|namespace|container|interface|iface|dev|host|hostname|server|instance|node|gpu|sensor|service|core|database|topic|queue|region|url|path)$/i;

/** Columns that number the subjects of a screenful. */
const NUMBERS = /^(?:gpu|index|idx|core)$/i;

const COMMANDS = /^(?:command|cmd|args)$/i;

/** The columns that name the row, as indices: none where rows are of one thing. */
export function findKeys(
  names: readonly string[],
  given: boolean,
  first: readonly string[],
  time: number | undefined,
  dialect: Dialect,
): readonly number[] {
  const { key } = dialect.choice;
  if (key !== undefined) {
    const index = findColumn(names, key);
    return index === undefined ? [] : [index];
  }
  if (!given) return findBareKey(first, dialect);
  return findKnown(names, first) ?? findSubjects(names, first, time, dialect);
}

/** Whether a key's column is known by its name to hold names. */
export function isKnownSubject(names: readonly string[], index: number): boolean {
  const name = names[index] ?? "";
  return SUBJECTS.test(name) || COMMANDS.test(name) || ["CPU", "Mounted on"].includes(name);
}

/** Tables of programs, each with a way of its own. */
function findKnown(
  header: readonly string[],
  first: readonly string[],
): readonly number[] | undefined {
  const process = header.findIndex((name) => name.toUpperCase() === "PID");
  const command = header.findIndex((name) => COMMANDS.test(name));
  if (process >= 0 && command >= 0) return [command, process];
  // Several file systems are called tmpfs, and containers have an id besides their name.
  for (const own of ["Mounted on", header.includes("CONTAINER ID") ? "NAME" : ""]) {
    if (header.includes(own)) return [header.indexOf(own)];
  }
  const processor = header.indexOf("CPU");
  const isListed = header.some((name) => name.startsWith("%"));
  if (processor >= 0 && isListed && /^(?:all|-?\d+)$/.test(first[processor] ?? "")) {
    return [processor];
  }
  return undefined;
}

function findSubjects(
  header: readonly string[],
  first: readonly string[],
  time: number | undefined,
  { quantities }: Dialect,
): readonly number[] {
  const isText = (index: number) => quantities.read(first[index] ?? "") === undefined;
  const indices = [...header.keys()].filter((index) => index !== time);
  const subjects = indices.filter((index) => SUBJECTS.test(header[index] ?? "") && isText(index));
  const numbers = indices.filter((index) => NUMBERS.test(header[index] ?? "") && !isText(index));
  const isNumbered = subjects.length > 0 || header.includes("pwr");
  if (isNumbered && numbers.length > 0) return [...numbers, ...subjects].sort((a, b) => a - b);
  if (subjects.length > 0) return subjects;
  const isNamed = isText(0) && time === undefined && !isTimeName(header[0] ?? "");
  return isNamed && header.length > 1 ? [0] : [];
}

/** What processes have besides measurements: their order and their owners. */
const RANKS = /^(?:PR|PRI|NI|PPID|PGID|UID|TTY)$/;

/** Of a table of processes, the columns that measure something; undefined for any other table. */
export function pickMeasured(
  names: readonly string[],
  keys: readonly number[],
): ReadonlySet<number> | undefined {
  if (!keys.some((key) => COMMANDS.test(names[key] ?? ""))) return undefined;
  return new Set([...names.keys()].filter((index) => !RANKS.test(names[index] ?? "")));
}

// `sda 1.0 2.0` under no header.
function findBareKey(
  first: readonly string[],
  { quantities, moments }: Dialect,
): readonly number[] {
  const [text = ""] = first;
  const isName = /^\p{L}/u.test(text) && quantities.read(text) === undefined;
  return isName && moments.read(text) === undefined ? [0] : [];
}

/** What a row is about: the texts of its key columns; of a process its program and its number. */
export function readKey(
  keys: readonly number[],
  cells: readonly string[],
  names: readonly string[],
): string | undefined {
  const texts = keys.map((index) => {
    const text = cells[index] ?? "";
    const name = COMMANDS.test(names[index] ?? "") ? programName(text) : text;
    return name.replace(/:$/, "");
  });
  const isProcess = COMMANDS.test(names[keys[0] ?? -1] ?? "");
  const key = texts.filter((text) => text !== "").join(isProcess ? " " : "/");
  return key === "" ? undefined : cutName(key, MAX_NAME_LENGTH);
}

function programName(command: string): string {
  const [program = ""] = command.split(" ");
  return /^\/.*\/[^/]+$/.test(program) ? program.slice(program.lastIndexOf("/") + 1) : program;
}
