import { MAX_ANNOTATION_BYTES, MAX_PUSH_BYTES } from "../limits.ts";
import { annotate } from "./annotate.ts";
import type { RouteContext } from "./handlers.ts";
import { type FullResponse, jsonResponse } from "./http.ts";
import { pushRows } from "./push.ts";

export async function handlePush(context: RouteContext): Promise<FullResponse> {
  const { hub, request, name, bodies } = context;
  const body = await bodies.read(request, MAX_PUSH_BYTES);
  return jsonResponse(200, await pushRows(hub, body, name));
}

export async function handleAnnotate(context: RouteContext): Promise<FullResponse> {
  const { hub, request, name, bodies } = context;
  annotate(hub, await bodies.read(request, MAX_ANNOTATION_BYTES), name);
  return jsonResponse(200, { annotated: 1 });
}
