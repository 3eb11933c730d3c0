import {
  type ChartOptions,
  type ChartWindow,
  checkOptions,
  checkOwnAxes,
  resolveMarkSettings,
  resolveSettings,
  type XKind,
} from "../chart/inner-face.ts";
import { mayGlide } from "./may-glide.ts";
import type { ViewDefaults } from "./view.ts";

/**
 * A live chart's own options with the defaults of its hub.
 *
 * @param where names the chart in errors.
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function resolveBase(
  own: ChartOptions,
  defaults: ChartOptions,
  where: string,
): ChartOptions {
  // Checked before the defaults join, so that an error names what the user wrote.
  checkOptions(own, where);
  const base = Object.assign({}, defaults, own);
  checkOptions(base, where);
  checkMarks(base);
  return base;
}

/** Series may be given marks before their first point; all others have that of the chart's type. */
function checkMarks(base: ChartOptions): void {
  const settings = resolveSettings(base);
  const others = { name: undefined, kind: resolveMarkSettings({}, settings).kind };
  const known: Parameters<typeof checkOwnAxes>[0][] = [others];
  for (const [name, options] of Object.entries(base.series ?? {})) {
    const { kind } = resolveMarkSettings(options, settings);
    checkOwnAxes({ name, kind }, known, false);
    known.push({ name, kind });
  }
}

/** How a chart with these options looks by itself. */
export function readDefaults(
  options: ChartOptions,
  span: ChartWindow,
): Omit<ViewDefaults, "hasSeries" | "newest" | "windowMs"> {
  const settings = resolveSettings(options);
  const { theme, outer, xAxis = "time" } = settings;
  const { width, height } = outer;
  const canGlide = (kind: XKind) => mayGlide(settings, kind);
  const { everyMs } = settings;
  const countsPoints = "points" in span;
  const defaults = { width, height, xAxis, countsPoints, canGlide, ownWindow: span, everyMs };
  const { legendLinks = false, hidden = [] } = options;
  const own = { legendLinks, hidden: [...hidden].sort(), ...defaults };
  return typeof theme === "string" ? { theme, ...own } : own;
}
