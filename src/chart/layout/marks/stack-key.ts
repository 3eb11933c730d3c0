import type { Layer } from "../mark-type.ts";

/** The stack that a layer is part of, the same for all its members; undefined if it is in none. */
export function stackKey({ mark, type }: Layer): string | undefined {
  return type.stack !== undefined && mark.stack !== false
    ? `${type.kind} ${mark.axis} ${mark.stack}`
    : undefined;
}

/** Whether a layer is part of a stack of shares. */
export function isPercentStacked(layer: Layer): boolean {
  return layer.mark.stack === "percent" && stackKey(layer) !== undefined;
}
