import { MAX_LABELS } from "../limits.ts";
import type { Label } from "./measurement.ts";
import { cleanName } from "./names.ts";

/** Why a line cannot be read. */
export interface LineProblem {
  /** Counted from 1. */
  column: number;
  message: string;
}

/** A series as a line names it. */
export interface NamedSeries {
  name: string;
  labels: Label[];
}

/** Name and labels of a line that may have an exemplar: what is quoted may hold any character. */
const SERIES = /^[^\s{]*\s*(?:\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\})?/;

const NAME = /^[^\s{}",=#]+$/;
const LABEL = /\s*(?:([^\s{}",=]+)|"((?:[^"\\]|\\.)*)")\s*(?:=\s*"((?:[^"\\]|\\.)*)")?\s*(?:,|$)/y;
const ESCAPES: Record<string, string> = { n: "\n" };

/** Where the name and the labels of a line end: there its value follows. */
export function seriesEnd(line: string, mayHaveExemplar: boolean): number {
  const brace = line.indexOf("{");
  if (brace < 0) return nameEnd(line);
  if (mayHaveExemplar && line.includes("#", brace))
    return SERIES.exec(line)?.[0].trimEnd().length ?? 0;
  const end = nameEnd(line);
  // `name {` is allowed, and in `name 1 # {`, which is not, the name ends first.
  const isLabelled = end >= brace || line.slice(end, brace).trim() === "";
  return isLabelled ? line.lastIndexOf("}") + 1 : end;
}

function nameEnd(line: string): number {
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === 32 || code === 9) return at;
  }
  return line.length;
}

/** Reads `name{label="value",…}`, also `{"any name", label="value"}`. */
export function readSeries(text: string): NamedSeries | LineProblem {
  const brace = text.indexOf("{");
  const name = (brace < 0 ? text : text.slice(0, brace)).trim();
  if (name !== "" && !NAME.test(name)) return problem(0, `expected a name, got ${quote(text)}`);
  if (brace < 0) return checkNamed({ name: cleanName(name), labels: [] }, text);
  if (!text.endsWith("}")) return problem(brace, 'expected labels, as in {host="web1"}');
  const labels = readLabels(text.slice(0, -1), brace + 1, name);
  return "message" in labels ? labels : checkNamed(labels, text);
}

function checkNamed(named: NamedSeries, text: string): NamedSeries | LineProblem {
  return named.name === "" ? problem(0, `expected a name, got ${quote(text)}`) : named;
}

function readLabels(text: string, start: number, name: string): NamedSeries | LineProblem {
  const labels: Label[] = [];
  let called = name;
  let at = start;
  while (text.slice(at).trim() !== "") {
    LABEL.lastIndex = at;
    const [found, bare, quoted = "", value] = LABEL.exec(text) ?? [];
    if (found === undefined || found === "")
      return problem(at, 'expected a label, as in host="web1"');
    if (value !== undefined) pushLabel(labels, bare ?? unescape(quoted), value);
    else if (bare === undefined && called === "") called = unescape(quoted);
    else return problem(at, 'expected ="value" behind the label');
    at += found.length;
  }
  return { name: cleanName(called), labels };
}

// An empty label is as good as none (Prometheus, data model).
function pushLabel(labels: Label[], name: string, escaped: string): void {
  const label = { name: cleanName(name), value: cleanName(unescape(escaped)) };
  if (label.name !== "" && label.value !== "" && labels.length < MAX_LABELS) labels.push(label);
}

/** Undoes `\\`, `\"` and `\n`. */
export function unescape(text: string): string {
  return text.includes("\\") ? text.replace(/\\(.)/g, (_, sign) => ESCAPES[sign] ?? sign) : text;
}

function problem(at: number, message: string): LineProblem {
  return { column: at + 1, message };
}

/** Text from outside within a message. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
