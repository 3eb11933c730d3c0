import type { ChartLayout } from "../layout/chart-layout.ts";
import type { Settings } from "../options/settings.ts";
import { GLIDE_PARTS, MAX_GLIDE } from "../layout/glide.ts";
import { roundWidth } from "./mark-rules.ts";

// As in all rules, & stands for the scope, and ^ for the prefix of animation names.

/** Lines that draw themselves, for `entryRules`. */
export const LINE_ENTRY = {
  rule: "& .l[pathLength]{animation:^ 1s ease-out}",
  keyframes:
    "@keyframes ^{from{stroke-dasharray:1;stroke-dashoffset:1}to{stroke-dasharray:1;stroke-dashoffset:0}}",
};

const NO_ENTRY = { rule: "", keyframes: "" };

/** The entry animation: marks fade in. @param own what else moves; default: nothing. */
export function entryRules(own: typeof LINE_ENTRY = NO_ENTRY): string {
  return (
    unlessReduced(`${own.rule}& .n{animation:^f .5s}`) +
    `${own.keyframes}@keyframes ^f{from{opacity:0}}`
  );
}

/**
 * The glide: within a cycle's time the plot moves to its place, from as far right of it as it has gone
 * since the last frame. That is a cycle's width, or one of a few other parts of it.
 */
export function glideRules({ x }: ChartLayout, { everyMs }: Settings): string {
  const pace = `${everyMs}ms ${glideTiming(x.cycle, everyMs)}`;
  const from = (parts: number) => `--y:${roundWidth((parts * x.cycle) / GLIDE_PARTS)}px`;
  let others = "";
  for (let parts = 1; parts <= MAX_GLIDE; parts++) {
    if (parts !== GLIDE_PARTS) others += `& .y${parts}{${from(parts)}}`;
  }
  const leaving = `& .yo{animation:^o ${pace}}`;
  // A line that snaps to whole pixels would jerk beside labels that glide.
  const lines = "& .y .g{shape-rendering:auto}";
  const rules = `& .y{${from(GLIDE_PARTS)};animation:^g ${pace}}${others}${lines}${leaving}`;
  const keyframes =
    "@keyframes ^g{from{transform:translateX(var(--y))}}@keyframes ^o{from{opacity:1}}";
  return `& .yo{opacity:0}@media screen and (prefers-reduced-motion:no-preference){${rules}}${keyframes}`;
}

/** A move by fewer pixels is not seen. */
const STEP_PIXELS = 0.5;
/** A faster plot moves with each picture of the screen: steps of its own would come unevenly between these. */
const MAX_STEPS_PER_SECOND = 30;

/**
 * How a glide goes on. A browser that need not move a plot at each picture of the screen, sixty times a second,
 * spends a quarter of the time where it moves by two pixels a second.
 */
function glideTiming(pixels: number, ms: number): string {
  const steps = Math.max(1, Math.ceil(pixels / STEP_PIXELS));
  return (1000 * steps) / ms <= MAX_STEPS_PER_SECOND ? `steps(${steps})` : "linear";
}

function unlessReduced(rules: string): string {
  return `@media(prefers-reduced-motion:no-preference){${rules}}`;
}
