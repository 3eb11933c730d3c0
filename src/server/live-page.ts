import { escapeXml } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import { LIVE_PAGE_STAY, MAX_LIVE_PAGE_CHARTS } from "../limits.ts";
import type { EventFormat } from "../live/event-format.ts";
import { readViewOptions } from "../live/view-query.ts";
import type { ViewOptions } from "../live/view.ts";
import { loadViews } from "./draw-charts.ts";
import { errorResponse } from "./error-response.ts";
import { readChartNames, type RouteContext, startStream, STREAM_HEADERS } from "./handlers.ts";
import type { HttpResponse } from "./http.ts";
import { livePageHead } from "./live-page-head.ts";
import { legendLinksOf } from "./page-links.ts";
import { type AskedStream, chartNameOf, streamMessage } from "./stream-message.ts";

const HEADERS = {
  ...STREAM_HEADERS,
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
};

/** Without a script nobody knows how wide a place is. On a phone, texts of this picture can be read. */
const SIZE = { width: 400, height: 240 };

/**
 * A page that is live without a script: it does not end, and its style shows the last whole frame of each
 * chart. A refusal is a page, too, that says so and is loaded anew.
 */
export function handleLivePage(context: RouteContext): HttpResponse | Promise<HttpResponse> {
  const { hub, request, name, timer, settings } = context;
  const query = request.url.searchParams;
  const view = { ...SIZE, legendLinks: legendLinksOf(query), ...readViewOptions(query) };
  const asked = name === "" ? readChartNames(hub, query) : [name];
  const charts = asked.slice(0, MAX_LIVE_PAGE_CHARTS);
  const names = charts.length === 0 ? [""] : charts.map((one) => chartNameOf(hub, one));
  const head = {
    title: settings.title,
    names: [...new Set(names)],
    left: asked.length - charts.length,
  };
  const format = liveFormat((refreshMs) => livePageHead({ ...head, theme: view.theme, refreshMs }));
  const begin = () => beginPage(context, { charts, format }, view);
  const loading = loadViews(context, charts, view, timer.onWork);
  return loading === undefined ? begin() : loading.then(begin);
}

function beginPage(
  context: RouteContext,
  asked: AskedStream,
  view: ViewOptions,
): HttpResponse | Promise<HttpResponse> {
  try {
    context.timer.check();
    if (asked.charts.length === 0) throw new PlotcastError("CHART_UNKNOWN", "no charts yet");
    return startStream(context, asked, view, HEADERS);
  } catch (error) {
    return refuse(context, error, asked);
  }
}

/** It rejects with the error where asking again is no use. */
async function refuse(
  { hub, request, timer, unread }: RouteContext,
  error: unknown,
  asked: AskedStream,
): Promise<HttpResponse> {
  unread.check(request.address);
  const view = readViewOptions(request.url.searchParams);
  const body = await streamMessage(hub, error, asked, view, timer.onWork);
  if (body === undefined) throw error;
  const { status, headers } = errorResponse(error, () => {});
  const retryAfter = headers["retry-after"];
  const when = retryAfter === undefined ? {} : { "retry-after": retryAfter };
  return { status, headers: { ...HEADERS, ...when }, body };
}

/** How long a page waits at least once its connection is lost: a server that restarts is back by then. */
const LOST_MS = 5000;

/** Each frame is an element, and another one behind it says that it is whole. */
function liveFormat(head: (refreshMs: number) => string): EventFormat {
  return {
    key: "html",
    isNamed: false,
    isDefault: false,
    before: (_asked, chart) => `<div data-chart="${escapeXml(chart)}">`,
    behind: () => "</div><i></i>\n",
    first: (retryMs) => head(LOST_MS + retryMs),
    // Browsers go by the shorter of two.
    last: (retryMs) => `<meta http-equiv="refresh" content="${Math.round(retryMs / 1000)}">\n`,
    keepAlive: "\n",
    filler: "    \n",
    stay: LIVE_PAGE_STAY,
  };
}
