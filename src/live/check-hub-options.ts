import { checkOptions } from "../chart/check-options.ts";
import { PlotcastError, shown } from "../error.ts";
import type { HubOptions } from "./hub.ts";

type Check = (value: unknown) => string | undefined;

const CHECKS: { [Name in keyof Required<HubOptions>]: Check } = {
  charts: (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? undefined
      : "an object of chart options by name",
  // A chart's options have one, too, and say what it should be.
  window: () => undefined,
  everyMs: numberFrom(16, 86_400_000),
  addCharts: (value) => (typeof value === "boolean" ? undefined : "true or false"),
  maxCharts: numberFrom(1, 100_000),
  maxSubscribers: numberFrom(1, 1_000_000),
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
