import { KEEP_ALIVE_TEXT, retryText, textBeforeData, textBehindData } from "../sse/event.ts";

/**
 * How a stream writes its frames. All viewers of one format share their bytes, so what it writes follows
 * from its arguments alone; only `first` may be another for each viewer.
 */
export interface EventFormat {
  /** The same for all formats that write the same bytes. */
  key: string;
  /** Whether an event depends on how its chart was asked for, such as `cpu@400x260`. */
  isNamed: boolean;
  /** Whether it is one of those that every hub serves anyway. A stream in another takes places. */
  isDefault: boolean;
  /**
   * What stands before a frame.
   *
   * @param asked the chart as it was asked for; empty where there is none.
   * @param chart its name.
   */
  before(asked: string, chart: string): string;
  /** What stands behind it. @param cycle the number of the cycle; undefined in a refusal. */
  behind(cycle?: number): string;
  /**
   * What a new viewer gets before all else.
   *
   * @param retryMs how long it waits once its connection is lost.
   * @param keepAliveMs how long the connection is silent at most; undefined in a refusal, which ends at once.
   */
  first(retryMs: number, keepAliveMs?: number): string;
  /** What a viewer gets that is sent away. @param retryMs how long it waits before it comes again. */
  last(retryMs: number): string;
  /** What a silent connection gets where nothing is compressed; no viewer sees it. */
  keepAlive: string;
  /**
   * A silent connection gets this instead, in the stream that all share: a page hears it. Default: none.
   *
   * @param keepAliveMs as for `first`.
   */
  sign?(keepAliveMs: number): string;
  /** Text of five bytes that no viewer sees, with a run of four: a stream of zstd may begin with it. */
  filler: string;
  /** How long a viewer stays, where that is shorter than for others. Default: as long as others. */
  stay?: { maxMs: number; maxFrames: number };
}

/** The ids of events that name their charts begin with it, so that a viewer that comes again says what it had. */
export const NAMED_ID = "n";

/** What all formats of server-sent events have in common. */
export const SSE_FORMAT = {
  first: retryText,
  last: retryText,
  keepAlive: KEEP_ALIVE_TEXT,
  filler: "::::\n",
};

/** Ends an event that says which chart it is of. */
export function behindNamed(cycle?: number): string {
  return textBehindData(cycle === undefined ? undefined : `${NAMED_ID}${cycle}`);
}

/** The event of a single chart. */
const UNNAMED: EventFormat = {
  ...SSE_FORMAT,
  key: "",
  isNamed: false,
  isDefault: true,
  before: () => textBeforeData(),
  behind: (cycle) => textBehindData(cycle === undefined ? undefined : String(cycle)),
};

/** Each event is named after its chart, as it was asked for. */
const NAMED: EventFormat = {
  ...SSE_FORMAT,
  key: "named",
  isNamed: true,
  isDefault: true,
  before: (asked) => textBeforeData(asked === "" ? undefined : asked),
  behind: behindNamed,
};

/** An event is the SVG of a frame. */
export function plainFormat(isNamed: boolean): EventFormat {
  return isNamed ? NAMED : UNNAMED;
}
