import { checkOptions } from "../chart/options/validate/validate.ts";
import type { ChartWindow, ChartOptions } from "../chart/options/options.ts";
import { PlotcastError, shown } from "../error.ts";

/** What a live hub can be told. */
export interface HubOptions {
  /**
   * The charts by name, each with the options of its drawing. `series` among them says how single
   * series are drawn before these come; `annotations` are shown beside what `annotate` adds.
   */
  charts?: Record<string, ChartOptions>;
  /** What charts show of their points, unless their own options say. Default: the newest 60. */
  window?: ChartWindow;
  /**
   * How often changed charts are drawn and sent, in ms; or "change": whenever points came, but no
   * more often than every `minMs`. Default 1000.
   */
  everyMs?: number | "change";
  /** The least time from one drawing to the next where `everyMs` is "change", in ms. Default 100. */
  minMs?: number;
  /** A push to an unknown chart adds it, with the chart's name as its title. Default `false`. */
  addCharts?: boolean;
  /** The most charts there may be. Default 256. */
  maxCharts?: number;
  /** The most viewers at a time; one more is told to come back later. Default 10,000. */
  maxSubscribers?: number;
  /** The most viewers from one address; this machine's own is free of it. Default 1000. */
  maxPerAddress?: number;
  /** The most views of one chart (themes, sizes, hidden series) watched at a time. Default 64. */
  maxViews?: number;
  /** After what time one who does not read is closed, in ms. Default 30,000. */
  stallMs?: number;
  /**
   * After what time a viewer is asked to connect anew, in ms, ± 20 %: some proxies never tell that
   * a viewer has gone. Default 600,000.
   */
  maxAgeMs?: number;
  /** How long a silent connection waits for its next sign of life, in ms. Default 15,000. */
  keepAliveMs?: number;
  /** After what time a browser that lost its connection tries again, in ms, ± 50 %. Default 2000. */
  retryMs?: number;
  /** Told of errors in a drawing, such as one that a format function throws. Default: `console.error`. */
  onError?: (error: unknown) => void;
}

type Check = (value: unknown) => string | undefined;

const EVERY_MS = numberFrom(16, 86_400_000);

const CHECKS: { [Name in keyof Required<HubOptions>]: Check } = {
  charts: (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? undefined
      : "an object of chart options by name",
  // A chart's options have one, too, and say what it should be.
  window: () => undefined,
  everyMs: (value) =>
    value === "change" || EVERY_MS(value) === undefined
      ? undefined
      : `${EVERY_MS(value)}, or "change"`,
  minMs: numberFrom(16, 86_400_000),
  addCharts: (value) => (typeof value === "boolean" ? undefined : "true or false"),
  maxCharts: numberFrom(1, 100_000),
  maxSubscribers: numberFrom(1, 1_000_000),
  maxPerAddress: numberFrom(1, 1_000_000),
  maxViews: numberFrom(1, 100_000),
  stallMs: numberFrom(100, 3_600_000),
  maxAgeMs: numberFrom(1000, 604_800_000),
  keepAliveMs: numberFrom(100, 3_600_000),
  retryMs: numberFrom(0, 3_600_000),
  onError: (value) => (typeof value === "function" ? undefined : "a function"),
};

/** @throws PlotcastError `OPTION_INVALID`, naming the option. */
export function checkHubOptions(options: HubOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(CHECKS, name)) {
      throw invalid(name.slice(0, 60), `one of ${Object.keys(CHECKS).join(", ")}`, value);
    }
    const expected = CHECKS[name as keyof HubOptions](value);
    if (expected !== undefined) throw invalid(name, expected, value);
  }
  if (options.window !== undefined) checkOptions({ window: options.window }, "createLive");
}

function numberFrom(least: number, most: number): Check {
  return (value) =>
    typeof value === "number" && value >= least && value <= most
      ? undefined
      : `a number from ${least} to ${most}`;
}

function invalid(name: string, expected: string, got: unknown): PlotcastError {
  const message = `createLive: option ${JSON.stringify(name).slice(1, -1)}: expected ${expected}, got ${shown(got)}`;
  return new PlotcastError("OPTION_INVALID", message);
}
