import type { ChartLayout } from "../layout/chart-layout.ts";
import type { Settings } from "../options/settings.ts";
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

/** The glide: within a cycle's time the plot moves by a cycle's width. */
export function glideRules({ x }: ChartLayout, { everyMs }: Settings): string {
  return (
    // A line that snaps to whole pixels would jerk beside labels that glide.
    unlessReduced(`& .y{animation:^g ${everyMs}ms linear}& .y .g{shape-rendering:auto}`) +
    `@keyframes ^g{from{transform:translateX(${roundWidth(x.gap)}px)}}`
  );
}

function unlessReduced(rules: string): string {
  return `@media(prefers-reduced-motion:no-preference){${rules}}`;
}
