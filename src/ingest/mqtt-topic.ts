import { MAX_LABELS } from "../limits.ts";
import type { Label, SourceSeries } from "./measurement.ts";
import type { PayloadValue } from "./mqtt-payload.ts";
import { cleanName } from "./names.ts";

/** How a topic fits what was subscribed to. */
export interface TopicFit {
  levels: readonly string[];
  /** Which of them a wildcard stands for. */
  wild: readonly boolean[];
}

/** Whether a text can be subscribed to: `+` for a level and `#` for all that follow stand alone. */
export function isTopicFilter(filter: unknown): filter is string {
  if (typeof filter !== "string" || filter === "" || filter.length > 1000) return false;
  return !/[^/]\+|\+[^/]|[^/]#|#.|\0/s.test(filter);
}

/** How a topic fits a filter; undefined where it does not. */
export function fitTopic(topic: string, filter: string): TopicFit | undefined {
  const levels = topic.split("/");
  const steps = filter.split("/");
  const isOpen = steps.at(-1) === "#";
  if (isOpen) steps.pop();
  if (isOpen ? levels.length < steps.length : levels.length !== steps.length) return undefined;
  const fits = steps.every((step, at) => step === "+" || step === levels[at]);
  return fits ? { levels, wild: levels.map((_, at) => (steps[at] ?? "+") === "+") } : undefined;
}

/**
 * What a value of a message is: the last level of its topic is what is measured, and the levels that wildcards
 * stand for are labels. Where a wildcard stands for the last one and the message has several values, that level
 * is a device and each value something measured: `zigbee2mqtt/+` gives "temperature" of each device.
 */
export function describeTopic(
  { levels, wild }: TopicFit,
  { path, kind, unit }: Pick<PayloadValue, "path" | "kind" | "unit">,
): SourceSeries {
  const last = levels.length - 1;
  const isDevice = wild[last] === true && path !== "";
  const labels = levels.flatMap((level, at) =>
    wild[at] === true && (at < last || isDevice) ? levelLabel(level, at) : [],
  );
  const own = cleanName(levels[last] ?? "") || cleanName(levels.join("/")) || "value";
  const field = cleanName(path);
  return {
    measurement: isDevice ? field || own : own,
    field: isDevice ? "" : field,
    labels: labels.slice(0, MAX_LABELS),
    kind,
    unit,
  };
}

function levelLabel(level: string, at: number): Label[] {
  const value = cleanName(level);
  return value === "" ? [] : [{ name: `level${at + 1}`, value }];
}
