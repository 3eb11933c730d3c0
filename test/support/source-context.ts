import type { Measurement, ReadingProblem } from "../../src/ingest/measurement.ts";
import type { SourceContext } from "../../src/sources/source.ts";
import { withinPatience } from "./served.ts";

/** A context that keeps all that a source tells it. */
export interface RecordingContext extends SourceContext {
  measurements: Measurement[];
  problems: ReadingProblem[];
  /** Each trouble as it was told; undefined where it was over. */
  troubles: (string | undefined)[];
  /** Waits until something is so. */
  until(what: string, isSo: () => boolean): Promise<void>;
  /** The newest value of each series, by `nameOf`. */
  values(): Record<string, number>;
}

export function recordingContext(): RecordingContext {
  const listeners = new Set<() => void>();
  const heard = () => {
    for (const listener of listeners) listener();
  };
  const measurements: Measurement[] = [];
  const problems: ReadingProblem[] = [];
  const troubles: (string | undefined)[] = [];
  return {
    measurements,
    problems,
    troubles,
    take: async (some) => {
      measurements.push(...some);
      heard();
      return { taken: some.length, refused: 0 };
    },
    note: (problem) => (problems.push(problem), heard()),
    setTrouble: (trouble) => (troubles.push(trouble), heard()),
    until: (what, isSo) =>
      withinPatience(what, (resolve) => {
        const look = () => {
          if (!isSo()) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    values: () =>
      Object.fromEntries(measurements.map((taken) => [nameOf(taken), taken.value] as const)),
  };
}

/** `measurement.field{label=value}`, with the parts that there are. */
export function nameOf({ series: { measurement, field, labels } }: Measurement): string {
  const name = field === "" ? measurement : `${measurement}.${field}`;
  const told = labels.map((label) => `${label.name}=${label.value}`).join(",");
  return told === "" ? name : `${name}{${told}}`;
}
