import { PlotcastError } from "../error.ts";
import { addProblem, type RowsReading } from "../ingest/line-rows.ts";
import type { ReadingProblem } from "../ingest/measurement.ts";
import { readNdjson } from "../ingest/ndjson.ts";
import type { Hub } from "../live/hub.ts";
import { slicesFor } from "../live/slices.ts";
import type { Work } from "../work.ts";

/** What became of the lines of a request. */
export interface PushedLines {
  pushed: number;
  /** Those with a problem, and those too far ahead of the clock. */
  refused: number;
  /** The first ones, and remarks on lines that were taken. */
  problems: ReadingProblem[];
}

/** What lines are for, and how they are to be read. */
export interface LinesTarget {
  chart: string;
  /** As `content-type` says it. */
  type: string | undefined;
  /** May have the `header` of CSV that has none. */
  query: URLSearchParams;
}

type ReadBody = (text: string, query: URLSearchParams) => Promise<Work<RowsReading>>;

const readLines: ReadBody = async (text) => readNdjson(text);

/** Formats of which each line is a row, by their content type. */
const READERS: Record<string, ReadBody> = {
  "application/x-ndjson": readLines,
  "application/ndjson": readLines,
  "application/jsonl": readLines,
  "text/csv": readCsv,
};

/** Whether a body of this content type has a row in each line. */
export function hasLines(contentType: string | undefined): boolean {
  return Object.hasOwn(READERS, plainType(contentType));
}

function plainType(contentType = ""): string {
  return (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

async function readCsv(text: string, query: URLSearchParams): Promise<Work<RowsReading>> {
  const header = query.get("header") ?? undefined;
  const { readCsvRows } = await import("../ingest/csv-rows.ts");
  const hasQuotes = text.includes('"') || header?.includes('"') === true;
  // Most have none, and so no need of a library.
  const split = hasQuotes ? (await import("../ingest/csv-quotes.ts")).splitQuoted : undefined;
  return readCsvRows(text, { header, split });
}

/**
 * Pushes the rows of a body of NDJSON or CSV: a line that is wrong costs no other one.
 *
 * @throws PlotcastError `INPUT_INVALID` where there are lines and none is good, with the first problem
 */
export async function pushLines(
  hub: Hub,
  body: string,
  { chart, type, query }: LinesTarget,
): Promise<PushedLines> {
  const read = READERS[plainType(type)] ?? readLines;
  const reading = await slicesFor("input").begin(await read(body, query));
  const count = reading.rows.length + reading.problemCount;
  const pushed = await pushGood(hub, chart, reading);
  const { problems, problemCount } = reading;
  const [first] = problems;
  if (pushed === 0 && problemCount > 0 && first !== undefined) {
    const more = problemCount === 1 ? "" : ` (and ${problemCount - 1} more)`;
    throw new PlotcastError("INPUT_INVALID", `body: line ${first.line}: ${first.message}${more}`);
  }
  return { pushed, refused: count - pushed, problems };
}

/** Pushes all rows at once, or one by one where the chart does not take one of them. */
async function pushGood(hub: Hub, chart: string, reading: RowsReading): Promise<number> {
  try {
    return await hub.pushInSlices(
      chart,
      reading.rows.map(({ row }) => row),
    );
  } catch (error) {
    if (!isOfRow(error)) throw error;
  }
  let pushed = 0;
  for (const { line, row } of reading.rows) {
    try {
      pushed += await hub.pushInSlices(chart, [row]);
    } catch (error) {
      if (!isOfRow(error)) throw error;
      addProblem(reading, line, error.message);
    }
  }
  return pushed;
}

/** Whether the others may be taken all the same. */
function isOfRow(error: unknown): error is PlotcastError {
  if (!(error instanceof PlotcastError)) return false;
  return error.code === "POINT_INVALID" || error.code === "LIMIT_REACHED";
}
