import { PlotcastError, shown } from "../error.ts";
import type { Annotation } from "../chart/options/options.ts";
import type { Hub } from "../live/hub.ts";
import type { HttpRequest } from "./http.ts";
import { checkOrigin } from "./push.ts";

const LARGEST_BODY = 16 * 1024;

/**
 * Takes what happened from a request body: a JSON object such as `{"label": "deploy 42"}`.
 *
 * @throws PlotcastError `INPUT_INVALID`, `OPTION_INVALID`, `CHART_UNKNOWN`, `FORBIDDEN`, `TOO_LARGE`.
 */
export async function annotate(hub: Hub, request: HttpRequest, chart: string): Promise<void> {
  checkOrigin(request);
  hub.annotate(chart, readObject(await request.text(LARGEST_BODY)));
}

function readObject(text: string): Annotation {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid(text);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw invalid(value);
}

function invalid(got: unknown): PlotcastError {
  const expected = 'expected a JSON object such as {"label": "deploy 42"}';
  return new PlotcastError("INPUT_INVALID", `body: ${expected}, got ${shown(got)}`);
}
