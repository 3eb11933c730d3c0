import { readJsonInParts } from "../ingest/json-parts.ts";
import type { Hub } from "../live/hub.ts";
import { slicesFor } from "../live/slices.ts";

/**
 * Pushes the points of a request body: a JSON object or an array of them, all or none.
 *
 * @returns the number of objects taken, and of those refused as they lie too far ahead, where there are any.
 * @throws PlotcastError naming the path of what is wrong.
 */
export async function pushRows(hub: Hub, body: string, chart: string): Promise<Pushed> {
  const rows = await slicesFor("input").begin(readJsonInParts(body, "body"));
  const pushed = await hub.pushInSlices(chart, rows);
  return pushed === rows.length ? { pushed } : { pushed, refused: rows.length - pushed };
}

/** What became of the points of a request. */
export interface Pushed {
  pushed: number;
  refused?: number;
}
