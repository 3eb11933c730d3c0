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
  const from = (parts: number) => `--y:${roundWidth((parts * x.cycle) / GLIDE_PARTS)}px`;
  let others = "";
  for (let parts = 1; parts <= MAX_GLIDE; parts++) {
    if (parts !== GLIDE_PARTS) others += `& .y${parts}{${from(parts)}}`;
  }
  const leaving = `& .yo{animation:^o ${everyMs}ms linear}`;
  // A line that snaps to whole pixels would jerk beside labels that glide.
  const lines = "& .y .g{shape-rendering:auto}";
  const rules = `& .y{${from(GLIDE_PARTS)};animation:^g ${everyMs}ms linear}${others}${lines}${leaving}`;
  const keyframes =
    "@keyframes ^g{from{transform:translateX(var(--y))}}@keyframes ^o{from{opacity:1}}";
  return `& .yo{opacity:0}@media screen and (prefers-reduced-motion:no-preference){${rules}}${keyframes}`;
}

function unlessReduced(rules: string): string {
  return `@media(prefers-reduced-motion:no-preference){${rules}}`;
}
