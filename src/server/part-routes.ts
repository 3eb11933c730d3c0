import { PlotcastError } from "../error.ts";
import type { ReceiverRoute } from "../sources/receiver.ts";
import type { SourceContext } from "../sources/source.ts";
import type { RouteContext } from "./handlers.ts";
import { type FullResponse, jsonResponse, NOSNIFF_HEADERS } from "./http.ts";
import type { LiveParts } from "./live-parts.ts";
import { renderOrigins } from "./origins-page.ts";
import type { Route } from "./route-table.ts";

/** The routes of what a program adds: where its charts come from, and the protocols that it takes. */
export function partRoutes(parts: LiveParts): Route[] {
  const origins = () => parts.origins();
  return [
    ...parts.receivers.map((receiver) => receiverRoute(receiver, parts)),
    {
      method: "GET",
      name: "stats",
      path: /^\/api\/sources$/,
      handle: () => jsonResponse(200, origins()),
      isGuarded: true,
      takesPassword: true,
    },
    {
      method: "GET",
      name: "page",
      path: /^\/sources$/,
      handle: ({ settings }) => renderOrigins(origins(), settings.title),
      isGuarded: true,
      takesPassword: true,
    },
  ];
}

function receiverRoute(receiver: ReceiverRoute, { contextOf }: LiveParts): Route {
  return {
    method: receiver.method,
    name: receiver.method === "POST" ? "push" : "stats",
    path: new RegExp(`^${receiver.path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`),
    handle: (context) => receive(receiver, contextOf(receiver.name), context),
    isLight: true,
    takesPassword: true,
  };
}

const NOT_KEPT = "points: drawn, but they could not be kept; send them again later";

async function receive(
  route: ReceiverRoute,
  source: SourceContext,
  { request, bodies }: RouteContext,
): Promise<FullResponse> {
  const receiver = await route.load();
  const { method, path } = route;
  const { url, header } = request;
  const { context, isKept } = watchKept(source);
  const read = (body: Uint8Array) =>
    receiver.receive({ method, path, query: url.searchParams, header, body }, context);
  const answer =
    method === "POST"
      ? await bodies.withBytes(request, route.maxBytes, read)
      : await read(new Uint8Array(0));
  // A sender that is told of success has them no more; where they are not kept, it may send them again.
  if (!isKept() && answer.status < 300) throw new PlotcastError("FULL", NOT_KEPT);
  const headers = { "cache-control": "no-store", ...NOSNIFF_HEADERS, ...answer.headers };
  return { status: answer.status, headers, body: answer.body ?? "" };
}

/** Notes whether all that goes through it is kept. */
function watchKept(source: SourceContext): { context: SourceContext; isKept: () => boolean } {
  let isKept = true;
  const context: SourceContext = {
    ...source,
    async take(measurements) {
      const taken = await source.take(measurements);
      isKept &&= taken.isKept !== false;
      return taken;
    },
  };
  return { context, isKept: () => isKept };
}
