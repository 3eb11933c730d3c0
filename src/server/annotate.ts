import type { Annotation } from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";
import type { Hub } from "../live/hub.ts";

/**
 * Adds the annotation of a request body: a JSON object such as `{"label": "deploy 42"}`.
 *
 * @throws PlotcastError `INPUT_INVALID`, `OPTION_INVALID`, `CHART_UNKNOWN`.
 */
export function annotate(hub: Hub, body: string, chart: string): void {
  hub.annotate(chart, readAnnotation(body));
}

function readAnnotation(text: string): Annotation {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bodyError(text);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw bodyError(value);
}

function bodyError(got: unknown): PlotcastError {
  const expected = 'expected a JSON object such as {"label": "deploy 42"}';
  return new PlotcastError("INPUT_INVALID", `body: ${expected}, got ${describeValue(got)}`);
}
