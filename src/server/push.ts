import { readJsonRows } from "../ingest/json.ts";
import type { Hub } from "../live/hub.ts";
import { checkOrigin } from "./check-origin.ts";
import type { HttpRequest } from "./http.ts";
import { MAX_PUSH_BYTES } from "../limits.ts";

/**
 * Pushes the points of a request body: a JSON object or an array of them, all or none.
 *
 * @returns the number of objects.
 * @throws PlotcastError naming the path of what is wrong.
 */
export async function pushRows(hub: Hub, request: HttpRequest, chart: string): Promise<number> {
  checkOrigin(request);
  const rows = readJsonRows(await request.text(MAX_PUSH_BYTES), "body");
  hub.pushRows(chart, rows);
  return rows.length;
}
