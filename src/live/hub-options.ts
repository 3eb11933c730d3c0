import {
  optionError,
  type ChartOptions,
  type ChartWindow,
  type Check,
  checkOptions,
  BOOLEAN,
  isRecord,
  numberBetween,
} from "../chart/inner-face.ts";
import { LOCAL_SHARES, MAX_CYCLE_MS, MIN_CYCLE_MS } from "../limits.ts";
import { containErrors } from "./contain-errors.ts";
import { checkOptionNames } from "./option-error.ts";

/** The options of a live hub. `Name` are the names of its charts, `Adds` whether pushes add others. */
export interface HubOptions<Name extends string = string, Adds extends boolean = boolean> {
  /**
   * The charts by name, each with the options of its drawing. `series` among them says how single
   * series are drawn before their first point; `annotations` are shown beside what `annotate` adds.
   */
  charts?: Record<Name, ChartOptions>;
  /** Which points charts show, unless their own options say. Default: the newest 60. */
  window?: ChartWindow;
  /**
   * How often changed charts are drawn and sent, in ms; or "change": whenever points come, but no
   * more often than every `minMs`. Default 1000.
   */
  everyMs?: number | "change";
  /** Minimum time from one drawing to the next where `everyMs` is "change", in ms. Default 100. */
  minMs?: number;
  /** The IANA zone in which charts write times, unless their own options say. Default "UTC". */
  timeZone?: string;
  /** A push to an unknown chart adds it, with the chart's name as its title. Default `false`. */
  addCharts?: Adds;
  /**
   * How far ahead of the clock the time of a point may be, in ms, unless a chart's own options say.
   * What is further ahead is refused: it would push all other points out of sight. Default: the length
   * of the chart's window.
   */
  maxAhead?: number;
  /** Maximum number of charts. Default 256. */
  maxCharts?: number;
  /** Maximum number of viewers at a time; one more is asked to come back later. Default 10,000. */
  maxSubscribers?: number;
  /**
   * Maximum number of viewers from one address, of which the first 64 bits count where it is an IPv6 one.
   * Default 1000.
   */
  maxPerAddress?: number;
  /**
   * In how many streams a chart may be watched at a time, besides the default ones: each theme, size, set of
   * hidden series, encoding and choice of charts makes another. The chart by itself, and all charts
   * together, as they look by default, always have room. Where there is no room for a size that is asked
   * for by `width` and `height`, the chart comes in its own. Default 64.
   */
  maxViews?: number;
  /** The same for the viewers from one address, so that one cannot take the room of all. Default 8. */
  maxViewsPerAddress?: number;
  /**
   * How many addresses this machine's own one counts for, as it may be a proxy; so does one that is not
   * known, as behind `fetch`. Default 10.
   */
  localShares?: number;
  /** A viewer that has not read for this time is closed, in ms. Default 30,000. */
  stallMs?: number;
  /**
   * A viewer is asked to reconnect after this time, in ms, ± 20 %: some proxies never report that a
   * viewer has gone. Default 600,000.
   */
  maxAgeMs?: number;
  /** Time without a frame after which a keep-alive is sent, in ms. Default 15,000. */
  keepAliveMs?: number;
  /** Delay before a browser that lost its connection reconnects, in ms, ± 50 %. Default 2000. */
  retryMs?: number;
  /**
   * Gets errors in a drawing, such as one that a format function throws; and the first of the points
   * of a series that are refused (`POINT_AHEAD`) or too late to be seen (`POINT_LATE`), again only
   * after that was over. What it throws itself is printed. Default: `console.error`.
   */
  onError?: (error: unknown) => void;
}

/** A hub's options with the defaults filled in. */
export interface HubSettings extends Required<Omit<HubOptions, "maxAhead">> {
  maxAhead: number | undefined;
}

/** @throws PlotcastError `OPTION_INVALID`, naming the option. */
export function resolveHubOptions(options: HubOptions): HubSettings {
  checkHubOptions(options);
  const { charts = {}, window = { points: 60 }, everyMs = 1000, minMs = 100 } = options;
  const { timeZone = "UTC", addCharts = false, maxCharts = 256 } = options;
  const { maxViews = 64, maxViewsPerAddress = 8, localShares = LOCAL_SHARES } = options;
  const { maxSubscribers = 10_000, maxPerAddress = 1000, onError } = options;
  const { stallMs = 30_000, maxAgeMs = 600_000, keepAliveMs = 15_000, retryMs = 2000 } = options;
  return {
    charts,
    window,
    everyMs,
    minMs,
    maxAhead: options.maxAhead,
    timeZone,
    addCharts,
    maxCharts,
    maxSubscribers,
    maxPerAddress,
    maxViews,
    maxViewsPerAddress,
    localShares,
    stallMs,
    maxAgeMs,
    keepAliveMs,
    retryMs,
    onError: containErrors(onError),
  };
}

const CYCLE_MS = numberBetween(MIN_CYCLE_MS, MAX_CYCLE_MS).check;

const CHECKS: { [Name in keyof HubSettings]: Check } = {
  charts: (value) => (isRecord(value) ? undefined : "an object of chart options by name"),
  // Checked below, as a chart's own window is.
  window: () => undefined,
  everyMs: (value) =>
    value === "change" || CYCLE_MS(value) === undefined
      ? undefined
      : `${CYCLE_MS(value)}, or "change"`,
  minMs: CYCLE_MS,
  maxAhead: numberBetween(0, 1e15).check,
  // Checked below, as a chart's own zone is.
  timeZone: () => undefined,
  addCharts: BOOLEAN.check,
  maxCharts: numberBetween(1, 100_000).check,
  maxSubscribers: numberBetween(1, 1_000_000).check,
  maxPerAddress: numberBetween(1, 1_000_000).check,
  maxViews: numberBetween(1, 100_000).check,
  maxViewsPerAddress: numberBetween(1, 100_000).check,
  localShares: numberBetween(1, 1_000_000).check,
  stallMs: numberBetween(100, 3_600_000).check,
  maxAgeMs: numberBetween(1000, 604_800_000).check,
  keepAliveMs: numberBetween(100, 3_600_000).check,
  retryMs: numberBetween(0, 3_600_000).check,
  onError: (value) => (typeof value === "function" ? undefined : "a function"),
};

/** The names of a hub's options. */
export const HUB_OPTIONS: readonly string[] = Object.keys(CHECKS);

function checkHubOptions(options: HubOptions): void {
  checkOptionNames("createLive", options, HUB_OPTIONS);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const expected = CHECKS[name as keyof HubOptions](value);
    if (expected !== undefined) throw optionError("createLive", name, expected, value);
  }
  const { window, timeZone } = options;
  if (window !== undefined) checkOptions({ window }, "createLive");
  if (timeZone !== undefined) checkOptions({ timeZone }, "createLive");
}
