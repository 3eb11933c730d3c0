import type { LegendItem } from "../layout/axes/label.ts";
import { barMark } from "../marks/bar.ts";
import { legendItem, putText } from "../svg/axes-svg.ts";
import { escapeXml } from "../format/text/escape.ts";
import { type ByteWriter, put, writeToString } from "../base/byte-writer.ts";
import { drawArea } from "../marks/area.ts";
import type { Settings } from "../options/settings.ts";
import { hatches } from "../svg/shapes.ts";
import { stopAttributes, hiddenUnlessDescribed } from "../svg/aria.ts";
import { accessibleName, openRoot } from "../svg/svg.ts";
import { TONES, type Tone } from "../options/theme.ts";
import { arcPath, short, slicePath } from "./arc.ts";
import type { LaidOutFigure } from "./figure-layout.ts";
import { canHighlight, figureStyle } from "./figure-style.ts";
import { type GaugeLayout, type GaugesLayout, zoneWidth } from "./gauge-layout.ts";
import { describeFigure } from "./describe-figure.ts";
import { valueText } from "./large-value.ts";
import type { PieLayout } from "./pie.ts";
import type { Slice } from "./slices.ts";
import { isolated, type SliceLabel } from "./pie-labels.ts";
import type { StatLayout } from "./stat.ts";
import type { TileLayout } from "./stat-tile.ts";

/** Writes a figure as SVG. What stays comes first, then what follows the values. */
export function figureSvg(laidOut: LaidOutFigure, settings: Settings): string {
  const { layout, latest, figure } = laidOut;
  const { scope, css } = figureStyle(laidOut, settings);
  const canFocus = canHighlight(figure, settings);
  return writeToString((out) => {
    openRoot(out, layout, scope, css, accessibleName({ marks: latest }, settings), settings);
    if (settings.distinguish === "shape") {
      put(out, hatches(new Set(latest.map(({ index }) => index)), scope));
    }
    putText(out, layout.title, "t", hiddenUnlessDescribed(settings));
    putText(out, layout.note, "m ae");
    for (const item of layout.legend) put(out, legendItem(item, barMark, canFocus, settings));
    if (figure?.kind === "pie") putPie(out, figure, layout.legend, settings);
    else if (figure?.kind === "gauge") putGauges(out, figure, hiddenUnlessDescribed(settings));
    else if (figure?.kind === "stat") putTiles(out, figure, settings);
    putText(out, layout.empty, "m am");
    describeFigure(out, laidOut, settings);
    put(out, "</svg>");
  });
}

const GAP = 2;

function putPie(
  target: ByteWriter,
  pie: PieLayout,
  legend: readonly LegendItem[],
  settings: Settings,
): void {
  const isHighlit = canHighlight(pie, settings);
  const mayFocus = isHighlit && settings.variant !== "live";
  put(target, `<g transform="translate(${pie.x} ${pie.y})"><g class="n">`);
  for (const slice of pie.slices) {
    // Where the legend has its name, the focus rests there.
    const canFocus = mayFocus && !legend.some(({ index }) => index === slice.index);
    putSlice(target, slice, pie, isHighlit, canFocus);
  }
  put(target, "</g>");
  if (pie.labels.length > 0) putSliceLabels(target, pie.labels, hiddenUnlessDescribed(settings));
  if (pie.middle !== undefined) {
    const { text, size, below } = pie.middle;
    const y = Math.round(below === undefined ? size * 0.36 : size * 0.12);
    put(target, `<g class="q am"><text class="w" y="${y}">${valueText(text)}</text>`);
    if (below !== undefined)
      put(target, `<text class="m" y="${y + 18}">${escapeXml(below.text)}</text>`);
    put(target, "</g>");
  }
  if (settings.tooltips) for (const slice of pie.slices) putHover(target, slice);
  put(target, "</g>");
}

function putSlice(
  target: ByteWriter,
  slice: Slice,
  pie: PieLayout,
  isHighlit: boolean,
  canFocus: boolean,
): void {
  const { index, from, to, name, valueText, shareText } = slice;
  const isFull = pie.slices.length === 1;
  const stop = canFocus ? stopAttributes(`${name}, ${valueText}, ${shareText}`) : "";
  const attributes = `s${index}${isHighlit ? ` i${index}` : ""}"${stop}`;
  const { radius, hole } = pie;
  if (hole === 0) {
    const data = slicePath(radius, from, to, GAP);
    return put(target, `<path class="f ${attributes} d="${data}"/>`);
  }
  const middle = (radius + hole) / 2;
  const inset = isFull ? 0 : Math.min(GAP / 2 / middle, (to - from) / 4);
  put(target, `<path class="e ${attributes} d="${arcPath(middle, from + inset, to - inset)}"/>`);
}

function putSliceLabels(
  target: ByteWriter,
  labels: readonly SliceLabel[],
  attributes: string,
): void {
  put(target, '<path class="k" d="');
  for (const { leader } of labels) {
    const [start, bend, end] = leader as [[number, number], [number, number], [number, number]];
    put(
      target,
      `M${short(start[0])} ${short(start[1])}L${short(bend[0])} ${bend[1]}H${short(end[0])}`,
    );
  }
  put(target, '"/>');
  for (const { name, share, x, y, isLeft } of labels) {
    const side = isLeft ? ' class="ae"' : "";
    const text = `${escapeXml(isolated(name))} <tspan>${escapeXml(share)}</tspan>`;
    put(target, `<text${side}${attributes} x="${x}" y="${y}">${text}</text>`);
  }
}

function putHover(target: ByteWriter, slice: Slice): void {
  put(
    target,
    `<g class="h h${slice.index}"><text y="-4">${escapeXml(slice.name)}</text>` +
      `<text y="14">${escapeXml(`${slice.valueText} · ${slice.shareText}`)}</text></g>`,
  );
}

function toneClass(tone: Tone | undefined, index: number): string {
  return tone === undefined ? `s${index}` : `t${TONES.indexOf(tone)}`;
}

function putGauges(target: ByteWriter, layout: GaugesLayout, attributes: string): void {
  for (const gauge of layout.gauges) putDial(target, gauge, layout, attributes);
  put(target, `<g class="n"${attributes}>`);
  for (const gauge of layout.gauges) putNeedle(target, gauge, layout);
  put(target, "</g>");
}

/** Between the ring that shows the value and the thin one that shows the zones. */
const ZONE_GAP = 3;

/** The middle of the ring that shows the value. */
function ringRadius({ radius, ring, zones }: GaugesLayout): number {
  return radius - ring / 2 - (zones.length > 0 ? zoneWidth(ring) + ZONE_GAP : 0);
}

function putDial(
  target: ByteWriter,
  { x, y, label }: GaugeLayout,
  layout: GaugesLayout,
  attributes: string,
): void {
  const { reach, radius, ring, zones, low, high, nameY } = layout;
  put(target, `<g${attributes} transform="translate(${x} ${y})">`);
  put(target, `<path class="e o" d="${arcPath(ringRadius(layout), -reach, reach)}"/>`);
  for (const { from, to, tone } of zones) {
    const data = arcPath(radius - zoneWidth(ring) / 2, from, to);
    put(target, `<path class="z ${toneClass(tone, 0)}" d="${data}"/>`);
  }
  const bottom = Math.round(radius / 2 + 15);
  const side = Math.round((radius - ring / 2) * Math.sin(reach));
  if (low !== "") {
    put(target, `<text class="m am" x="${-side}" y="${bottom}">${escapeXml(low)}</text>`);
    put(target, `<text class="m am" x="${side}" y="${bottom}">${escapeXml(high)}</text>`);
  }
  if (label !== "") {
    put(target, `<text class="m am c" y="${nameY}">${escapeXml(label)}</text>`);
  }
  put(target, "</g>");
}

function putNeedle(target: ByteWriter, gauge: GaugeLayout, layout: GaugesLayout): void {
  const { x, y, angle, tone, index, text } = gauge;
  put(target, `<g transform="translate(${x} ${y})">`);
  if (angle > -layout.reach) {
    const data = arcPath(ringRadius(layout), -layout.reach, angle);
    put(target, `<path class="e ${toneClass(tone, index)}" d="${data}"/>`);
  }
  if (layout.valueSize > 0) {
    put(
      target,
      `<text class="w am" y="${Math.round(layout.valueSize * 0.3)}">${valueText(text)}</text>`,
    );
  }
  put(target, "</g>");
}

function putTiles(target: ByteWriter, { tiles, cards }: StatLayout, settings: Settings): void {
  const attributes = hiddenUnlessDescribed(settings);
  for (const tile of tiles) {
    const { x, y, width, height, label, textX, labelY } = tile;
    if (cards)
      put(target, `<rect class="o" x="${x}" y="${y}" width="${width}" height="${height}" rx="3"/>`);
    if (label !== "")
      put(
        target,
        `<text class="m"${attributes} x="${textX}" y="${labelY}">${escapeXml(label)}</text>`,
      );
  }
  for (const tile of tiles) putLine(target, tile);
  for (const tile of tiles) putValue(target, tile, attributes);
}

function putLine(target: ByteWriter, { line }: TileLayout): void {
  if (line === undefined) return;
  const { box, slide, mark, decimals } = line;
  put(
    target,
    `<svg x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" ` +
      `viewBox="${short(slide)} 0 ${box.width} ${box.height}">`,
  );
  drawArea(target, mark, decimals, "");
  put(target, "</svg>");
}

function putValue(
  target: ByteWriter,
  { text, tone, textX, valueY, change }: TileLayout,
  attributes: string,
): void {
  const color = tone === undefined ? "" : ` v t${TONES.indexOf(tone)}`;
  put(
    target,
    `<text class="w${color}"${attributes} x="${textX}" y="${valueY}">${valueText(text)}</text>`,
  );
  if (change === undefined) return;
  const classes = `d v t${TONES.indexOf(change.tone)}`;
  put(
    target,
    `<text class="${classes}"${attributes} x="${change.x}" y="${change.y}">${escapeXml(change.text)}</text>`,
  );
}
