import type { Theme } from "../options/theme.ts";

/** The colour of what lies behind the chart, to set marks and tooltips off from it. */
export function backgroundColor({ background }: Theme): string {
  // A chart without a background cannot know the page's; `Canvas` is the reader's default.
  return background === "none" || background === "transparent" ? "Canvas" : background;
}
