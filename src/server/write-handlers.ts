import { MAX_ANNOTATION_BYTES, MAX_PUSH_BYTES } from "../limits.ts";
import { annotate } from "./annotate.ts";
import type { RouteContext } from "./handlers.ts";
import { type FullResponse, jsonResponse } from "./http.ts";
import { pushRows } from "./push.ts";
import { hasLines, pushLines } from "./push-lines.ts";

export async function handlePush(context: RouteContext): Promise<FullResponse> {
  const { hub, request, name, bodies, parts } = context;
  const body = await bodies.read(request, MAX_PUSH_BYTES);
  const since = parts?.mark() ?? 0;
  const type = request.header("content-type");
  const pushed = hasLines(type)
    ? await pushLines(hub, body, { chart: name, type, query: request.url.searchParams })
    : await pushRows(hub, body, name);
  // Drawn it is; that it would not survive a restart is said as well.
  const isKept = parts === undefined || (await parts.settled(since));
  return jsonResponse(200, isKept ? pushed : { ...pushed, kept: false });
}

export async function handleAnnotate(context: RouteContext): Promise<FullResponse> {
  const { hub, request, name, bodies } = context;
  annotate(hub, await bodies.read(request, MAX_ANNOTATION_BYTES), name);
  return jsonResponse(200, { annotated: 1 });
}
