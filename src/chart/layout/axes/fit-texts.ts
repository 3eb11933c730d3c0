import type { Cache } from "../../base/cache.ts";
import type { Settings } from "../../options/settings.ts";
import { findCategories, findXKind } from "./x-scale.ts";
import type { Layer } from "../mark-type.ts";
import { fitsEverySecond, ONE_LINE } from "./band-axis.ts";
import { BOTTOM_PADDING, bareMargin, type FittedTexts, freeHeight } from "./plot-height.ts";
import { reservedLabelWidth, reservedPower } from "./reserved-width.ts";
import { layoutTitleLegend, resolveAxisTitles, type TitleLegend } from "./title-legend.ts";
import { type XAxisStyle, xAxisStyle } from "./x-axis-style.ts";

/** Which texts a chart shows. */
interface ShownTexts {
  legend: "rows" | "row" | "none";
  axisTitles: boolean;
  title: boolean;
  xLabels: "styled" | "line" | "none";
  yLabels: boolean;
}

const ALL: ShownTexts = {
  legend: "rows",
  axisTitles: true,
  title: true,
  xLabels: "styled",
  yLabels: true,
};
const NONE: ShownTexts = {
  legend: "none",
  axisTitles: false,
  title: false,
  xLabels: "none",
  yLabels: false,
};

/** What makes way for the plot, in this order. */
const STEPS: readonly Partial<ShownTexts>[] = [
  { legend: "row" },
  { axisTitles: false },
  { title: false },
  { legend: "none" },
  { xLabels: "line" },
  { xLabels: "none" },
  { yLabels: false },
];

/** The plot has at least this share of the height that the caller's own margins leave. */
const MIN_PLOT_SHARE = 1 / 3;
/** The same of a very low picture, until the plot is this high in pixels. */
const MIN_LOW_SHARE = 0.6;
const MIN_LOW_PLOT = 24;
/** In a narrower picture, titles and y labels would be cut to a few letters, in pixels. */
export const MIN_TEXT_WIDTH = 96;
/** A narrower picture has no texts at all. */
const MIN_LABEL_WIDTH = 64;

/**
 * Lays out title and legend, and leaves out what would make the plot too low: titles, then the
 * legend, then labels. It depends on settings and names only, so a live chart does not change with
 * its values.
 */
export function fitTexts(layers: Layer[], settings: Settings, cache: Cache): FittedTexts {
  if (settings.variant === "sparkline") return bareTexts(settings, cache, "");
  const styled = xAxisStyle(layers, settings);
  let shown = textsOfWidth(settings.width);
  let fitted = layoutTexts(layers, shown, styled, settings, cache);
  let height = freeHeight(fitted);
  const min = minPlotHeight(settings);
  for (const step of STEPS) {
    if (height >= min) break;
    const fewer = { ...shown, ...step };
    const next = layoutTexts(layers, fewer, styled, settings, cache);
    const nextHeight = freeHeight(next);
    // Where the caller's own margin decides, leaving out a text would gain nothing.
    if (nextHeight <= height) continue;
    shown = fewer;
    fitted = next;
    height = nextHeight;
  }
  return fitted;
}

function textsOfWidth(width: number): ShownTexts {
  if (width >= MIN_TEXT_WIDTH) return ALL;
  return width >= MIN_LABEL_WIDTH ? { ...NONE, xLabels: "line" } : NONE;
}

function minPlotHeight({ height, margin }: Settings): number {
  const free = Math.max(1, height - (margin.top ?? 0) - (margin.bottom ?? 0));
  return Math.max(free * MIN_PLOT_SHARE, Math.min(free * MIN_LOW_SHARE, MIN_LOW_PLOT));
}

/** @param styled how x labels are arranged where they are whole. */
function layoutTexts(
  layers: Layer[],
  shown: ShownTexts,
  styled: XAxisStyle,
  settings: Settings,
  cache: Cache,
): FittedTexts {
  const leftOut = shown === ALL ? "" : describeLeftOut(layers, shown, settings);
  const fewer = shown === ALL ? settings : withoutTexts(settings, shown);
  const titleLegend = cachedTitleLegend(layers, fewer, shown, cache);
  const xStyle = shown.xLabels === "styled" ? styled : plainXStyle(layers, shown, settings);
  const hasNone =
    isEmpty(titleLegend) && resolveAxisTitles(fewer).bottom === "" && shown.xLabels === "none";
  if (hasNone && !shown.yLabels) return bareTexts(settings, cache, leftOut);
  const tight = () => ({ legend: [], height: BOTTOM_PADDING });
  return {
    titleLegend: hasNone ? cache.memo("tight", [], tight) : titleLegend,
    xStyle,
    hasYLabels: shown.yLabels,
    reserve: (name, [low, high], height) => {
      const axis = settings[name];
      const reach = { last: reservedPower(axis, Math.max(-low, high)), signed: low < 0, height };
      return reservedLabelWidth(axis, reach, settings);
    },
    isBare: false,
    settings: fewer,
    leftOut,
  };
}

function isEmpty({ title, note, yTitle, y2Title, legend, keyBaseline }: TitleLegend): boolean {
  const texts = [title, note, yTitle, y2Title, keyBaseline];
  return legend.length === 0 && texts.every((text) => text === undefined);
}

/** Of a sparkline, or a picture as small as one. */
function bareTexts(settings: Settings, cache: Cache, leftOut: string): FittedTexts {
  const height = bareMargin(settings);
  return {
    titleLegend: cache.memo("bare", [], () => ({ legend: [], height })),
    xStyle: NO_LABELS,
    hasYLabels: false,
    reserve: () => 0,
    isBare: true,
    settings: withoutTexts(settings, NONE),
    leftOut,
  };
}

function cachedTitleLegend(
  layers: Layer[],
  settings: Settings,
  { legend, title, axisTitles }: ShownTexts,
  cache: Cache,
): TitleLegend {
  const parts: unknown[] = [findCategories(layers).length, settings.note];
  for (const { series, mark, index, ownBand, muted } of layers) {
    parts.push(series.name, mark.kind, mark.dashed, mark.dotted, mark.stack, index, ownBand, muted);
  }
  const maxRows = legend === "row" ? 1 : undefined;
  return cache.memo(`titleLegend ${legend} ${title} ${axisTitles}`, parts, () =>
    layoutTitleLegend(layers, settings, maxRows),
  );
}

const NO_LABELS: XAxisStyle = { rotated: false, lines: "one", height: 0 };
const ONE_ROW: XAxisStyle = { rotated: false, lines: "one", height: ONE_LINE };

/** The style of x labels on one line, or of none. */
function plainXStyle(layers: Layer[], { xLabels }: ShownTexts, settings: Settings): XAxisStyle {
  if (xLabels === "none") return NO_LABELS;
  const isBand = !settings.horizontal && findXKind(layers, settings) === "band";
  return isBand && !fitsEverySecond(findCategories(layers), settings) ? NO_LABELS : ONE_ROW;
}

function withoutTexts(settings: Settings, { title, axisTitles, legend }: ShownTexts): Settings {
  const fewer = { ...settings };
  if (!title) Object.assign(fewer, { title: "", note: "" });
  if (legend === "none") fewer.legend = false;
  if (axisTitles) return fewer;
  fewer.xTitle = "";
  fewer.y = { ...settings.y, title: "" };
  fewer.y2 = { ...settings.y2, title: "" };
  return fewer;
}

/** The titles and names that are left out, as a hint: they stand nowhere else in the picture. */
function describeLeftOut(
  layers: readonly Layer[],
  { title, axisTitles, legend }: ShownTexts,
  { title: ownTitle, note, xTitle, y, y2, legend: ownLegend }: Settings,
): string {
  const parts: string[] = [];
  if (!title) parts.push(ownTitle, note);
  if (!axisTitles) parts.push(y.title, y2.title, xTitle);
  if (legend === "none" && ownLegend !== false && layers.length > 1) {
    parts.push(layers.map(({ series }) => series.name).join(", "));
  }
  return parts.filter((part) => part !== "").join(" · ");
}
