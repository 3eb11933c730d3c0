import { MAX_TIME } from "../limits.ts";
import type { PastColumns } from "../live/history.ts";
import { nextSlice } from "../live/point-columns.ts";
import { choiceHint, queryError } from "../live/query-error.ts";
import { slicesFor } from "../live/slices.ts";
import type { TimeRange } from "../live/time-range.ts";
import type { ViewOptions } from "../live/view.ts";
import { readViewOptions } from "../live/view-query.ts";
import { measured } from "../work.ts";
import { type CsvForm, csvHead, csvRows, type CsvX, pointsPerPart } from "./csv.ts";
import { createDownloads } from "./downloads.ts";
import type { RouteContext } from "./handlers.ts";
import { type HttpResponse, NOSNIFF_HEADERS } from "./http.ts";

const input = slicesFor("input");
const downloads = createDownloads();

/** A chart's points as they are kept, in the range that the query says, as a table for other programs. */
export async function handleCsv(context: RouteContext): Promise<HttpResponse> {
  const { hub, past, request, name, timer } = context;
  const query = request.url.searchParams;
  const view = readViewOptions(query);
  const form = readForm(query.get("form"));
  const chart = hub.chartOf(name) ?? name;
  // After a restart, what is in memory says when the newest point was.
  await past.load([chart], {});
  const slices = past.slices(chart, rangeOf(view, past.newest(chart)));
  const headers = {
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": disposition(chart, query.get("window")),
    "cache-control": "no-store",
    ...NOSNIFF_HEADERS,
  };
  if (request.method === "HEAD") return { status: 200, headers, parts: nothing() };
  const { address } = request;
  downloads.check(address);
  const x = past.hasTimes(chart) ? "time" : "x";
  const hidden = view.hidden ?? [];
  const parts = writeParts(slices, { form, x, hidden, address, onWork: timer.onWork });
  // From here on it counts: of many that ask at once, each is checked beside those before it. One that is
  // begun counts itself out, whether anybody reads it or not.
  await parts.next();
  return { status: 200, headers, parts };
}

/** What its length will be, nobody knows before it is read. */
async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Before anything is read. */
const BEGUN = new Uint8Array();

interface CsvOptions {
  form: CsvForm;
  x: CsvX;
  hidden: readonly string[];
  address: string | undefined;
  onWork: (ms: number) => void;
}

async function* writeParts(
  slices: AsyncGenerator<PastColumns>,
  options: CsvOptions,
): AsyncGenerator<Uint8Array> {
  const { form, x, hidden } = options;
  const leave = downloads.enter(options.address);
  try {
    yield BEGUN;
    let series: string[] | undefined;
    for await (const points of slices) {
      let head = "";
      if (series === undefined) {
        // Series that come later have no column any more.
        series = [...points.keys()].filter((name) => !hidden.includes(name));
        head = csvHead(form, series, x);
      }
      yield* writeRows(head, series, points, options);
    }
    if (series === undefined) yield encoder.encode(csvHead(form, [], x));
  } finally {
    leave();
    await slices.return(undefined);
  }
}

/** Rows in parts that are short, whatever was read at once; a head stands before the first. */
async function* writeRows(
  head: string,
  series: readonly string[],
  points: PastColumns,
  { form, x, onWork }: CsvOptions,
): AsyncGenerator<Uint8Array> {
  const shown = new Map([...points].filter(([name]) => series.includes(name)));
  const most = pointsPerPart(form, series);
  let before = head;
  for (let after = Number.NEGATIVE_INFINITY; ; ) {
    const slice = nextSlice(shown, after, Number.POSITIVE_INFINITY, most);
    if (slice === undefined) break;
    const rows = await input.begin(measured(csvRows(form, series, slice.points, x), onWork));
    yield encoder.encode(`${before}${rows}`);
    before = "";
    after = slice.end;
  }
  if (before !== "") yield encoder.encode(before);
}

const encoder = new TextEncoder();

const FORMS: readonly CsvForm[] = ["wide", "long"];

function readForm(text: string | null): CsvForm {
  if (text === null) return "wide";
  const form = FORMS.find((one) => one === text);
  if (form !== undefined) return form;
  throw queryError("form", `"wide" or "long"${choiceHint(text, FORMS)}`, text);
}

/** All that is kept, unless the query says from when or to when, or how long until the newest point. */
function rangeOf({ from, to, window }: ViewOptions, newest: number): TimeRange {
  const start = from === undefined ? undefined : Number(from);
  const end = to === undefined ? undefined : Number(to);
  if (start !== undefined && end !== undefined && start > end) {
    throw queryError("from", "a time before that of to", start);
  }
  if (window === undefined) return { from: start ?? -MAX_TIME, to: end ?? MAX_TIME };
  if (start !== undefined) return { from: start, to: Math.min(start + window, end ?? MAX_TIME) };
  const last = end ?? newest;
  // Points may be kept that are ahead of the clock: the chart does not show them.
  return { from: last - window, to: Number.isFinite(last) ? last : MAX_TIME };
}

/** A file name that every system takes (RFC 6266), and the chart's own for those who read it. */
function disposition(chart: string, window: string | null): string {
  const span = window === null ? "" : `-${window}`;
  const plain = chart.replace(/[^\w.-]+/g, "_").replace(/^\.+/, "") || "chart";
  const own = encodeURIComponent(`${chart}${span}.csv`).replace(/['()*]/g, escapeSign);
  return `attachment; filename="${plain}${span}.csv"; filename*=UTF-8''${own}`;
}

function escapeSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
