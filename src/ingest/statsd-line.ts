import { MAX_LABELS } from "../limits.ts";
import type { Label } from "./measurement.ts";
import { cleanName } from "./names.ts";
import { quote } from "./prometheus-text-line.ts";

/** The types of StatsD's metrics; `h` and `d` are timers of any unit. */
export type StatsdType = "c" | "g" | "ms" | "h" | "d" | "s";

/** What stands behind the value: `|c|@0.1|#k:v`. */
export interface StatsdTail {
  type: StatsdType;
  /** The part of all events that was sent, above 0 and up to 1. */
  rate: number;
  labels: Label[];
  /** Epoch ms, where the value belongs to a moment of its own. */
  time: number | undefined;
}

const TYPES = new Set<string>(["c", "g", "ms", "h", "d", "s"] satisfies StatsdType[]);

/** Reads the parts behind a value. Those of others, such as a container's id, are passed over. */
export function readTail(text: string): StatsdTail | string {
  const [type = "", ...fields] = text.slice(1).split("|");
  if (!TYPES.has(type)) return `expected a type such as c, g or ms, got ${quote(type)}`;
  const tail: StatsdTail = { type: type as StatsdType, rate: 1, labels: [], time: undefined };
  for (const field of fields) {
    const problem = readField(field, tail);
    if (problem !== undefined) return problem;
  }
  return tail;
}

function readField(field: string, tail: StatsdTail): string | undefined {
  const text = field.slice(1);
  if (field.startsWith("#")) tail.labels = readTags(text);
  if (field.startsWith("@")) {
    tail.rate = Number(text);
    if (!(tail.rate > 0 && tail.rate <= 1))
      return `expected a rate from 0 to 1, got ${quote(text)}`;
  }
  if (field.startsWith("T")) {
    tail.time = Number(text) * 1000;
    if (!Number.isFinite(tail.time)) return `expected seconds behind T, got ${quote(text)}`;
  }
  return undefined;
}

function readTags(text: string): Label[] {
  const tags = text.split(",", MAX_LABELS);
  return tags.map(readTag).filter(({ name }) => name !== "");
}

/** `k:v`; a tag without a value is one that is set. */
function readTag(text: string): Label {
  const colon = text.indexOf(":");
  if (colon < 0) return { name: cleanName(text), value: "true" };
  return { name: cleanName(text.slice(0, colon)), value: cleanName(text.slice(colon + 1)) };
}
