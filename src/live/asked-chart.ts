import { PlotcastError, describeValue } from "../error.ts";
import { MAX_SIZE, MIN_SIZE, SIZE_STEPS } from "../limits.ts";
import type { ViewOptions } from "./view.ts";
import { readViewOptions } from "./view-query.ts";

/** A chart as a viewer asks for it: by its name, perhaps with a look of its own. */
export interface AskedChart {
  /** Empty where there is only a query: the first chart there is. */
  chart: string;
  /** How the viewer looks at this chart, besides what it says of all. */
  view: ViewOptions;
}

/** Asks for the first chart there is, as it looks by itself. */
export const NAMELESS = "?";

const WITH_SIZE = /^(.+)@(\d{1,5})(?:x(\d{1,5}))?$/s;
const WITH_QUERY = /^(.*)\?([^?]*)$/s;
/** Events are named as charts are asked for, and a line end would end the name. */
const LINE_ENDS = /[\r\n\0]/;

/**
 * Reads `cpu`, `cpu@400`, `cpu@400x260` or `cpu?width=400&hide=Idle`. Sizes behind an `@` are rounded
 * down to steps of 40 and 20 pixels, so that viewers whose places are about as large share their drawings.
 *
 * @param isChart whether a chart has this name, which may itself end like a size or a query.
 * @throws PlotcastError `OPTION_INVALID` where the query does not say a view.
 */
export function readAskedChart(text: string, isChart: (name: string) => boolean): AskedChart {
  const { chart, query, width, height } = splitAsked(text, isChart);
  if (query !== undefined) return { chart, view: readOwn(text, query) };
  const view: ViewOptions = {};
  if (width !== undefined) view.width = roundSize("width", Number(width));
  if (height !== undefined) view.height = roundSize("height", Number(height));
  return { chart, view };
}

/** The name alone, whatever stands behind it. */
export function readAskedName(text: string, isChart: (name: string) => boolean): string {
  return splitAsked(text, isChart).chart;
}

/** Whether a query behind the name says how the chart looks. */
export function hasQuery(text: string, isChart: (name: string) => boolean): boolean {
  return splitAsked(text, isChart).query !== undefined;
}

interface AskedParts {
  chart: string;
  query?: string | undefined;
  width?: string | undefined;
  height?: string | undefined;
}

function splitAsked(text: string, isChart: (name: string) => boolean): AskedParts {
  if (isChart(text)) return { chart: text };
  const [, named, query] = WITH_QUERY.exec(text) ?? [];
  if (named !== undefined) return { chart: named, query };
  const [, chart = text, width, height] = WITH_SIZE.exec(text) ?? [];
  return { chart, width, height };
}

function readOwn(text: string, query: string): ViewOptions {
  if (!LINE_ENDS.test(text)) return readViewOptions(new URLSearchParams(query));
  const expected = "expected a percent-encoded query behind its name";
  throw new PlotcastError("OPTION_INVALID", `chart ${describeValue(text)}: ${expected}`);
}

function roundSize(side: "width" | "height", pixels: number): number {
  const step = SIZE_STEPS[side];
  const whole = Math.floor(pixels / step) * step;
  return Math.max(MIN_SIZE[side], Math.min(MAX_SIZE[side], whole));
}
