import { uprightBand } from "./axes/band-axis.ts";
import { areSameExtents, axisDomain, type Extents, extentsOf, reachesBeyond } from "./extents.ts";
import { type Header, headerOf, type ShadeKey, shadeKeyOf } from "./axes/title-legend.ts";
import type { NumberLabels } from "../format/number-label.ts";
import { SHADES } from "../marks/cell.ts";
import type { Layer } from "./layer.ts";
import type { Memory } from "../base/cache.ts";
import { SMALLEST_SPAN } from "../scales/scale.ts";
import type { AxisSettings, Settings } from "../options/settings.ts";
import { BARE_MARGIN, plotHeight, type Surroundings, surroundingsOf } from "./axes/margins.ts";
import { tellsYears, type XAxisLook, xAxisLook } from "./axes/x-axis-style.ts";
import { categoriesOf } from "./axes/x-scale.ts";
import { areMoments } from "./axes/ordinal-axis.ts";
import { yAxisOf, yDomainOf } from "./axes/y-axis.ts";

/** All but the marks and what lies along x. */
export interface Scaffold {
  header: Header;
  surroundings: Surroundings;
  xLook: XAxisLook;
  /** The values that its y axes were made for. */
  extents: { y: Extents; y2: Extents };
  /** Values lie beyond an axis. */
  overflows: boolean;
  /** The least and the most value of a heat map. */
  shades: [number, number];
  /** Of a chart that lies down: the bounds of its values. */
  across: [number, number] | undefined;
  /** How values are written that no axis beside the plot counts: those of colours, of lying bars. */
  values: NumberLabels | undefined;
  /** From what to what the colours of a heat map go, and where that is told. */
  shadeKey: ShadeKey | undefined;
}

const NO_HEADER: Header = { legend: [], height: BARE_MARGIN };

/** The scaffold of a chart. It stays the same while the values' extents and the names do. */
export function scaffoldOf(layers: Layer[], settings: Settings, memory: Memory): Scaffold {
  const y = extentsOf(layers, "y", settings);
  const y2 = extentsOf(layers, "y2", settings);
  const parts: unknown[] = [y.near?.[0], y.near?.[1], y.all?.[0], y.all?.[1]];
  parts.push(y2.near?.[0], y2.near?.[1], y2.all?.[0], y2.all?.[1], y.hasBubbles, y2.hasBubbles);
  // Charts of one look share a memory, so all that their own series bring counts.
  for (const { series, mark, alone } of layers) {
    parts.push(series.name, series.color, series.xKind, mark.kind, mark.axis, mark.dashed);
    parts.push(mark.stack, alone);
  }
  parts.push(...categoriesOf(layers), tellsYears(layers, settings));
  parts.push(settings.xAxis === "ordinal" && areMoments(layers, settings));
  return memory.keep("scaffold", parts, () => newScaffold(layers, y, y2, settings, memory));
}

/** Whether a scaffold is right for its series with points that came since. */
export function isStillRight({ extents }: Scaffold, layers: Layer[], settings: Settings): boolean {
  return (
    areSameExtents(extents.y, extentsOf(layers, "y", settings)) &&
    areSameExtents(extents.y2, extentsOf(layers, "y2", settings))
  );
}

function newScaffold(
  layers: Layer[],
  y: Extents,
  y2: Extents,
  settings: Settings,
  memory: Memory,
): Scaffold {
  const heads: unknown[] = [categoriesOf(layers).length];
  for (const { series, mark, index, alone } of layers) {
    heads.push(series.name, mark.kind, mark.dashed, mark.stack, index, alone);
  }
  const header = memory.keep("header", heads, () =>
    settings.variant === "sparkline" ? NO_HEADER : headerOf(layers, settings),
  );
  const xLook = xAxisLook(layers, settings);
  const height = plotHeight(header, xLook.height, settings);
  const length = settings.horizontal ? settings.width * LYING_SHARE : height;
  const domain = axisDomain(y, length, settings.y, settings);
  const domain2 = y2.near && axisDomain(y2, height, settings.y2, settings);
  // Other values often have the same bounds.
  const rows = uprightNames(layers, settings);
  const parts = [header, ...domain, domain2?.[0], domain2?.[1], xLook.height, ...rows];
  const surroundings = memory.keepSome("surroundings", parts, () => {
    const left =
      rows.length > 0
        ? uprightBand(rows, settings)
        : yAxisOf(domain, height, settings.y, settings.locale);
    const right = domain2 && yAxisOf(domain2, height, settings.y2, settings.locale);
    return surroundingsOf(header, xLook.height, left, right, settings);
  });
  const shades = shadesOf(layers, y, settings);
  const values =
    rows.length > 0 ? valueLabels(settings.horizontal ? domain : shades, settings) : undefined;
  return {
    header,
    surroundings,
    xLook,
    extents: { y, y2 },
    overflows: rows.length === 0 && overflowsOf(surroundings, y, y2),
    shades,
    across: settings.horizontal ? domain : undefined,
    values,
    shadeKey:
      header.keyBaseline === undefined || values === undefined
        ? undefined
        : keyOf(header, shades, values, settings),
  };
}

/** Labels that lie side by side need so much more room than upright ones, and names stand beside them. */
const LYING_SHARE = 0.55;

/** The values at both ends of a heat map's colours, in words. */
function keyOf(
  header: Header,
  [low, high]: [number, number],
  labels: NumberLabels,
  settings: Settings,
): ShadeKey {
  return shadeKeyOf(header, labels.value(low), labels.value(high), SHADES, settings);
}

/** Values are told as finely as a short axis would count them. */
function valueLabels(extent: [number, number], { y, locale }: Settings): NumberLabels {
  return yAxisOf(yDomainOf(extent, KEY_LENGTH, y), KEY_LENGTH, y, locale).labels;
}

/** Where a scale as short as this has its ticks, so many decimals are enough. */
const KEY_LENGTH = 200;

function overflowsOf({ y: left, y2: right }: Surroundings, y: Extents, y2: Extents): boolean {
  return (
    reachesBeyond(y, left.axis.domain) ||
    (right !== undefined && reachesBeyond(y2, right.axis.domain))
  );
}

/** What stands beside the plot where that is no scale of values: rows, or names of bars. */
function uprightNames(layers: Layer[], { horizontal }: Settings): readonly string[] {
  if (horizontal) return categoriesOf(layers);
  const hasCells = layers.some(({ mark }) => mark.kind === "cell");
  return hasCells ? layers.map(({ series }) => series.name) : [];
}

/**
 * What the colours of a heat map go from and to. Those of a live one are bounded as an axis is, or
 * each new extreme would colour all cells anew.
 */
function shadesOf(layers: Layer[], y: Extents, settings: Settings): [number, number] {
  if (!layers.some(({ mark }) => mark.kind === "cell")) return NO_SHADES;
  const own: AxisSettings = { ...settings.y, scale: "linear" };
  if (settings.variant === "live") return axisDomain(y, KEY_LENGTH, own, settings);
  const low = own.domain[0] ?? y.all?.[0] ?? 0;
  const high = own.domain[1] ?? y.all?.[1] ?? 1;
  // Values that differ by nothing that could be counted have one colour.
  return high - low > SMALLEST_SPAN ? [low, high] : [low, low + 1];
}

const NO_SHADES: [number, number] = [0, 1];
