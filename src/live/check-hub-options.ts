import { PlotcastError, shown } from "../error.ts";
import type { HubOptions } from "./hub.ts";

/** The numbers among a hub's options, and their bounds. */
const BOUNDS = {
  everyMs: [16, 86_400_000],
  maxCharts: [1, 100_000],
  maxSubscribers: [1, 1_000_000],
  keepAliveMs: [100, 3_600_000],
  retryMs: [0, 3_600_000],
} as const satisfies { [Name in keyof HubOptions]: readonly [number, number] };

/** Checked where the charts are made. */
const OTHERS = ["charts", "window", "onError"];

/** @throws PlotcastError `OPTION_INVALID`, naming the option. */
export function checkHubOptions(options: HubOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || OTHERS.includes(name)) continue;
    if (!Object.hasOwn(BOUNDS, name)) {
      const known = [...OTHERS, ...Object.keys(BOUNDS)].join(", ");
      throw new PlotcastError(
        "OPTION_INVALID",
        `createLive: option ${name.slice(0, 60)}: expected one of ${known}`,
      );
    }
    const [least, most] = BOUNDS[name as keyof typeof BOUNDS];
    if (typeof value === "number" && value >= least && value <= most) continue;
    throw new PlotcastError(
      "OPTION_INVALID",
      `createLive: option ${name}: expected a number from ${least} to ${most}, got ${shown(value)}`,
    );
  }
}
