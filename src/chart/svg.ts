import { pixelText } from "./curve.ts";
import { escapeXml } from "./escape.ts";
import type { Label, LegendItem } from "./header.ts";
import type { LineLayout } from "./layout.ts";
import { linePathOf } from "./line-path.ts";
import type { Memory } from "./memory.ts";
import type { Settings } from "./options.ts";
import { type Style, styleOf } from "./style.ts";
import { rememberingTooltips, type Tooltip } from "./tooltip.ts";

/**
 * Writes a layout as SVG. What seldom changes comes first, then what slides, oldest first: a frame
 * that reads like the one before it costs little on a compressed wire.
 */
export function svgOf(layout: LineLayout, settings: Settings, memory: Memory): string {
  const style = styleOf(layout, settings, memory);
  const { y, legend } = layout;
  const still = memory.keep(
    "still",
    [style, y.ticks, legend, layout.plot.x, layout.xTitle?.text, ...namesOf(layout)],
    () => stillPart(layout, settings, style),
  );
  return `${still}${xAxis(layout, settings)}${plot(layout, settings, memory)}</svg>`;
}

/** All that changes only with the look of the chart, not with each point. */
function stillPart(layout: LineLayout, settings: Settings, { scope, css }: Style): string {
  return (
    openTag(layout, scope, describe(layout, settings)) +
    `<style>${css}</style>` +
    background(layout, settings) +
    headerTexts(layout) +
    layout.legend.map(legendItem).join("") +
    yAxis(layout, settings)
  );
}

function namesOf({ marks }: LineLayout): string[] {
  return marks.map(({ name }) => name);
}

/** Room around the plot, so that its edges do not cut strokes, dots and tooltips in half. */
const BLEED = 8;

function openTag({ width, height }: LineLayout, scope: string, label: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="${scope}" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(label)}">`
  );
}

/** What a screen reader says. */
function describe({ marks }: LineLayout, { title, description }: Settings): string {
  if (description !== undefined) return description;
  const names = marks.filter(({ hidden }) => !hidden).map(({ name }) => name);
  const what = names.length === 0 ? "Line chart" : `Line chart of ${names.join(", ")}`;
  return title === "" ? what : `${title}. ${what}`;
}

function background({ width, height }: LineLayout, { variant }: Settings): string {
  if (variant === "sparkline") return "";
  return `<rect class="b" width="${width}" height="${height}"/>`;
}

function headerTexts({ title, note, yTitle, xTitle }: LineLayout): string {
  return (
    text(title, 'class="t"') +
    text(note, 'class="m" text-anchor="end"') +
    text(yTitle, 'class="m"') +
    text(xTitle, 'class="m" text-anchor="middle"')
  );
}

function text(label: Label | undefined, attributes: string): string {
  if (label === undefined) return "";
  return `<text ${attributes} x="${label.x}" y="${label.y}">${escapeXml(label.text)}</text>`;
}

function legendItem({ name, index, hidden, x, y }: LegendItem): string {
  const swatch = `<path class="l s${index}" d="M${x} ${y - 4}h12"${hidden ? ' opacity=".3"' : ""}/>`;
  const look = hidden ? ' class="m" text-decoration="line-through"' : "";
  return `${swatch}<text${look} x="${x + 18}" y="${y}">${escapeXml(name)}</text>`;
}

function yAxis({ plot, y }: LineLayout, { grid }: Settings): string {
  if (y.ticks.length === 0) return "";
  const labels = y.ticks.map(({ at, label }) => `<text y="${at}">${escapeXml(label)}</text>`);
  const group = `<g class="m" text-anchor="end" transform="translate(${plot.x - 8} ${plot.y + 4})">`;
  return (grid ? gridLines(plot, y.ticks) : "") + group + labels.join("") + "</g>";
}

function gridLines(plot: LineLayout["plot"], ticks: LineLayout["y"]["ticks"]): string {
  const lines = ticks.map(({ at }) => `M${plot.x} ${plot.y + at}h${plot.width}`);
  return `<path class="g" d="${lines.join("")}"/>`;
}

function xAxis({ plot, x }: LineLayout, { grid }: Settings): string {
  if (x.ticks.length === 0) return "";
  const bottom = plot.y + plot.height;
  const length = grid ? -plot.height : 5;
  const marks = x.ticks.map(({ at }) => `M${at} 0v${length}`).join("");
  const labels = x.ticks.map(
    ({ at, label }) => `<text x="${at}" y="18">${escapeXml(label)}</text>`,
  );
  return (
    `<g transform="translate(${pixelText(plot.x - x.slide, 1)} ${bottom})" text-anchor="middle">` +
    `<path class="g" d="${marks}"/><g class="m">${labels.join("")}</g></g>`
  );
}

/** The lines and their tooltips, seen through a window that slides over them. */
function plot(layout: LineLayout, settings: Settings, memory: Memory): string {
  if (layout.empty !== undefined) return text(layout.empty, 'class="m" text-anchor="middle"');
  const { x, y, width, height } = layout.plot;
  const left = layout.x.slides ? 0 : BLEED;
  const size = `width="${width + left + BLEED}" height="${height + 2 * BLEED}"`;
  const view = `${pixelText(layout.x.slide - left, 1)} ${-BLEED} ${width + left + BLEED} ${height + 2 * BLEED}`;
  return (
    `<svg x="${x - left}" y="${y - BLEED}" ${size} viewBox="${view}">` +
    lines(layout, settings) +
    tooltips(layout, memory) +
    "</svg>"
  );
}

const DOT = 'stroke-width="6" stroke-linecap="round"';

function lines({ marks, decimals }: LineLayout, { curve, animate }: Settings): string {
  const length = animate ? ' pathLength="1"' : "";
  let paths = "";
  for (const mark of marks) {
    const { line, dots } = linePathOf(mark, curve, decimals);
    if (line !== "") paths += `<path class="l s${mark.index}"${length} d="${line}"/>`;
    if (dots !== "") paths += `<path class="s${mark.index}" ${DOT} d="${dots}"/>`;
  }
  return paths;
}

function tooltips({ tooltips: all, marks, turn }: LineLayout, memory: Memory): string {
  if (all.length === 0) return "";
  const visible = marks.filter(({ hidden }) => !hidden);
  const alone = visible.length === 1 ? visible[0] : undefined;
  const write = memory.keep("tooltip texts", [alone === undefined], () =>
    rememberingTooltips(alone === undefined ? sharedTooltip : singleTooltip),
  );
  let left = "";
  let right = "";
  for (const tooltip of all) {
    if (tooltip.x < turn) left += write(tooltip);
    else right += write(tooltip);
  }
  const color = alone === undefined ? "" : ` s${alone.index}`;
  return (
    (left === "" ? "" : `<g class="h${color}">${left}</g>`) +
    (right === "" ? "" : `<g class="h e${color}">${right}</g>`)
  );
}

function singleTooltip({ x, reach, name, values }: Tooltip): string {
  const { y, text: value } = values[0]!;
  return (
    `<svg x="${x}" y="${y}">${reachOf(reach)}<circle/>` +
    `<text>${escapeXml(name)}, ${escapeXml(value)}</text></svg>`
  );
}

function sharedTooltip({ x, reach, name, values }: Tooltip): string {
  const dots = values.map(({ index, y }) => `<circle class="s${index}" cy="${y}"/>`);
  const rows = values.map(
    ({ series, text: value }) =>
      `<tspan x="0" dy="16">${escapeXml(series)}  ${escapeXml(value)}</tspan>`,
  );
  return (
    `<svg x="${x}">${reachOf(reach)}${dots.join("")}` +
    `<text y="8">${escapeXml(name)}${rows.join("")}</text></svg>`
  );
}

function reachOf(reach: Tooltip["reach"]): string {
  if (reach === undefined) return "<rect/>";
  return `<path d="M${reach.left}-9999h${reach.width}v29999h${-reach.width}z"/>`;
}
