import { MIN_SIZE, SIZE_STEPS } from "../limits.ts";
import type { ViewOptions } from "./view.ts";

/**
 * Sizes as a stranger's stream has them: in steps, so that viewers share drawings, unless it is the chart's
 * own.
 */
export function roundSizes(
  asked: ViewOptions,
  defaults: Pick<ViewOptions, "width" | "height">,
): ViewOptions {
  const rounded = { ...asked };
  for (const side of ["width", "height"] as const) {
    const pixels = asked[side];
    if (pixels === undefined || pixels === defaults[side]) continue;
    rounded[side] = Math.max(
      MIN_SIZE[side],
      Math.floor(pixels / SIZE_STEPS[side]) * SIZE_STEPS[side],
    );
  }
  return rounded;
}
