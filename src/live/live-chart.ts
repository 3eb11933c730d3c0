import {
  ageLabel,
  type Annotation,
  type ChartOptions,
  type ChartWindow,
  checkOptions,
  createRenderer,
  lastWindows,
  resolveSettings,
  resolveWindow,
  type Series,
  renderTable,
} from "../chart/inner-face.ts";
import { describeValue } from "../error.ts";
import { annotationHorizon } from "./annotations.ts";
import { createDecorations } from "./decorations.ts";
import { createFieldMapping } from "./field-mapping.ts";
import { checkRow, type InputRow } from "./row.ts";
import { createSeriesWindows, type SeriesWindows } from "./series-windows.ts";
import type { ViewOptions } from "./view.ts";

/** A chart that takes points and can be drawn at any moment. */
export interface LiveChart {
  name: string;
  title: string;
  /** Theme and size of the chart where a viewer asks for none. */
  viewDefaults: ViewOptions;
  /** Grows with every change that a drawing would show. */
  version(): number;
  /** Takes rows, all or none; those without a time get `now`. */
  push(rows: readonly InputRow[], now: number): void;
  /** Shows a remark at the chart's top right; an empty text shows none. */
  setNote(note: string): void;
  /**
   * Adds an annotation; of those added, the newest 100 stay until they are out of sight.
   *
   * @throws PlotcastError `OPTION_INVALID`.
   */
  annotate(annotation: Annotation, now: number): void;
  /** @returns a function that draws a view as SVG; the same points give the same bytes. */
  createDrawing(options: ViewOptions): () => string;
  /** What it shows now, as an HTML table. */
  table(options: ViewOptions): string;
}

/**
 * @param window what the chart shows, unless its own options say.
 * @param everyMs time from one cycle to the next, in ms.
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function createLiveChart(
  name: string,
  options: ChartOptions,
  window: ChartWindow,
  everyMs: number,
): LiveChart {
  const where = `chart ${describeValue(name)}`;
  const base = resolveBase(options, { variant: "live", window, everyMs }, where);
  const span = resolveWindow(base) ?? window;
  const mapping = createFieldMapping(name, base);
  const points = createSeriesWindows(name, span, mapping, base.series);
  const decorations = createDecorations(base, where);
  const hasAged = watchAge(base.staleMs, points);
  let version = 0;

  /** A live drawing steadies its y axis by the windows before the shown one; other variants do not. */
  function shownSeries(): readonly Series[] {
    const all = points.series();
    return base.variant === "live" ? all : lastWindows(all, 1, span);
  }

  return {
    name,
    title: base.title ?? name,
    viewDefaults: readDefaults(base),
    version() {
      if (hasAged()) version++;
      return version;
    },
    push(rows, now) {
      const hasValues =
        rows.length === 1 && !mapping.hasFields
          ? points.pushRow(checkRow(name, rows[0]!, now))
          : points.pushRows(rows.map((row) => checkRow(name, row, now)));
      if (hasValues) version++;
    },
    setNote(text) {
      if (decorations.setNote(text)) version++;
    },
    annotate(annotation, now) {
      decorations.annotate(annotation, now);
      version++;
    },
    createDrawing(view) {
      const getRenderer = memoLast((_version: number) =>
        createRenderer(resolveSettings({ ...base, ...view, ...decorations.options() })),
      );
      return () => {
        if (decorations.hasAnnotations()) {
          decorations.removeBefore(annotationHorizon(points.windows(), span, points.newest()));
        }
        const now = base.staleMs === undefined ? undefined : Date.now();
        return getRenderer(decorations.version()).svg(shownSeries(), now);
      };
    },
    table: (view) => renderTable(shownSeries(), resolveSettings({ ...base, ...view })),
  };
}

function resolveBase(own: ChartOptions, defaults: ChartOptions, where: string): ChartOptions {
  // Checked before the defaults join, so that an error names what the user wrote.
  checkOptions(own, where);
  const base = { ...defaults, ...own };
  checkOptions(base, where);
  return base;
}

/** @returns a function that says whether the age shown has changed since its last call. */
function watchAge(staleMs: number | undefined, points: SeriesWindows): () => boolean {
  if (staleMs === undefined) return () => false;
  let age = "";
  return () => {
    const before = age;
    age = ageLabel(points.newest(), Date.now(), staleMs);
    return age !== before;
  };
}

function readDefaults(options: ChartOptions): ViewOptions {
  const { theme, width, height } = resolveSettings(options);
  return typeof theme === "string" ? { theme, width, height } : { width, height };
}

/** Remembers the last result, for as long as the key stays the same. */
function memoLast<T>(make: (key: number) => T): (key: number) => T {
  let last: { key: number; value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
