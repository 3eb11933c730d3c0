import { type Annotation, type ChartOptions, checkOptions, isRecord } from "../chart/inner-face.ts";
import { createAnnotations } from "./annotations.ts";

/** What is drawn on a live chart besides its points, and changes: its note and its annotations. */
export interface Decorations {
  /** Grows with every change. */
  version(): number;
  /** As options of the chart. */
  options(): Pick<ChartOptions, "note" | "annotations" | "empty">;
  /** @returns whether the note is a new one. @throws PlotcastError `OPTION_INVALID`. */
  setNote(note: string): boolean;
  /** @returns whether it is another text of an empty chart. @throws PlotcastError `OPTION_INVALID`. */
  setEmpty(text: string): boolean;
  /** Says behind the note what is wrong with the points. @returns whether that is something new. */
  setTrouble(trouble: string): boolean;
  /** @param now its time where it has none, in epoch ms. @throws PlotcastError `OPTION_INVALID`. */
  annotate(annotation: Annotation, now: number): void;
  hasAnnotations(): boolean;
  /** Removes annotations that ended before this moment. */
  removeBefore(ms: number): void;
  /** Removes annotations that were added. */
  clear(): void;
}

/** @param where names the chart in errors. */
export function createDecorations(given: ChartOptions, where: string): Decorations {
  const annotations = createAnnotations(given.annotations);
  let note = given.note ?? "";
  let empty = given.empty;
  let trouble = "";
  let version = 0;
  return {
    version: () => version,
    options: () => ({
      note: [note, trouble].filter((text) => text !== "").join(", "),
      annotations: annotations.all(),
      ...(empty === undefined ? {} : { empty }),
    }),
    setEmpty(text) {
      if (text === empty) return false;
      checkOptions({ empty: text }, where);
      empty = text;
      version++;
      return true;
    },
    setNote(text) {
      if (text === note) return false;
      checkOptions({ note: text }, where);
      note = text;
      version++;
      return true;
    },
    setTrouble(text) {
      if (text === trouble) return false;
      trouble = text;
      version++;
      return true;
    },
    annotate(annotation, now) {
      const placed = withPlace(annotation, now);
      checkOptions({ annotations: [placed] }, where);
      annotations.add({ ...placed });
      version++;
    },
    hasAnnotations: () => !annotations.isEmpty(),
    clear() {
      annotations.clear();
      version++;
    },
    removeBefore(ms) {
      if (annotations.removeBefore(ms)) version++;
    },
  };
}

/** An event that does not say when it was is one of now. Anything but a record is left to the check. */
function withPlace(annotation: Annotation, now: number): Annotation {
  if (!isRecord(annotation)) return annotation;
  const { time, x } = annotation;
  return time === undefined && x === undefined ? { ...annotation, time: now } : annotation;
}
