import { describeValue, PlotcastError } from "../../error.ts";
import type { MarkKind } from "./choices.ts";

/** A series with its kind of mark. */
interface Marked {
  /** Undefined for series whose names are not known yet. */
  name: string | undefined;
  kind: MarkKind;
}

/**
 * Refuses a mark beside others that it has no axis in common with: cells have a row for each series, and
 * boxes, unless x are names, a place for each series.
 *
 * @param hasNames whether x are names.
 * @throws PlotcastError `OPTION_INVALID`, naming the series.
 */
export function checkOwnAxes(added: Marked, others: Iterable<Marked>, hasNames: boolean): void {
  const own = ownAxes(added.kind, hasNames);
  for (const other of others) {
    if (ownAxes(other.kind, hasNames) === own) continue;
    const rule = own ?? ownAxes(other.kind, hasNames);
    const expected = `only marks of kind "${rule}" together, as they have axes of their own`;
    const got =
      other.name === undefined ? "others have" : `series ${describeValue(other.name)} has`;
    throw new PlotcastError(
      "OPTION_INVALID",
      `series ${describeValue(added.name)}: mark "${added.kind}": expected ${expected}; ${got} "${other.kind}"`,
    );
  }
}

function ownAxes(kind: MarkKind, hasNames: boolean): MarkKind | undefined {
  return kind === "cell" || (kind === "box" && !hasNames) ? kind : undefined;
}
