import type { Theme } from "../options/theme.ts";

/** The colour that sets marks and tooltips off from what lies behind them. */
export function backgroundColor({ background }: Theme): string {
  // Without a background of its own a chart cannot know what lies behind it.
  return background === "none" || background === "transparent" ? "Canvas" : background;
}
