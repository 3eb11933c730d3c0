import { PlotcastError, shown } from "../error.ts";
import { readJsonRows } from "../ingest/json.ts";
import type { Hub } from "../live/hub.ts";
import type { HttpRequest } from "./http.ts";

const LARGEST_BODY = 1024 * 1024;

/**
 * Takes the points of a request body: one JSON object or an array of them. A fault in one of them
 * refuses all.
 *
 * @returns how many objects were taken.
 * @throws PlotcastError with the path of the fault.
 */
export async function pushRows(hub: Hub, request: HttpRequest, chart: string): Promise<number> {
  checkOrigin(request);
  const text = await request.text(LARGEST_BODY);
  const rows = readJsonRows(text, "body");
  hub.pushRows(chart, rows);
  return rows.length;
}

// A page of another site can make its reader's browser post here, but not without saying whence.
/** Refuses what a page of another site makes its reader's browser post. @throws PlotcastError `FORBIDDEN`. */
export function checkOrigin(request: HttpRequest): void {
  const origin = request.header("origin");
  if (origin === undefined || hostOf(origin) === request.header("host")) return;
  throw new PlotcastError(
    "FORBIDDEN",
    `header origin: expected a page of this server, got ${shown(origin)}`,
  );
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
