import { pathNumber, pixelText } from "./curve.ts";
import { escapeXml } from "./escape.ts";
import { type Label, type LegendItem, TITLE_SIZE } from "./header.ts";
import type { LineLayout } from "./layout.ts";
import { linePathOf, NOT_WRITTEN, type WrittenLine } from "./line-path.ts";
import type { Memory } from "./memory.ts";
import { continuationOf } from "./line-mark.ts";
import type { Settings } from "./options.ts";
import { styleOf } from "./style.ts";
import { tooltipsSvg } from "./tooltip-svg.ts";

/**
 * Writes a layout as SVG. What seldom changes comes first, then what slides, oldest first: a frame
 * that reads like the one before it costs little on a compressed wire.
 */
export function svgOf(layout: LineLayout, settings: Settings, memory: Memory): string {
  const { x, y, legend, reach, tooltips: all } = layout;
  const parts: unknown[] = [y.ticks, legend, all.length > 0, reach, x.slides];
  for (const { name, color } of layout.marks) parts.push(name, color);
  const still = memory.keep("still", parts, () => stillPart(layout, settings));
  return `${still}${alongX(layout, settings, memory)}</svg>`;
}

/** All that changes only with the look of the chart, not with each point. */
function stillPart(layout: LineLayout, settings: Settings): string {
  const { scope, css } = styleOf(layout, settings);
  return (
    openTag(layout, scope, describe(layout, settings)) +
    `<style>${css}</style>` +
    background(layout, settings) +
    headerTexts(layout) +
    layout.legend.map(legendItem).join("") +
    yAxis(layout, settings)
  );
}

/** Of less weight than the title and the lines, yet 4.5:1 on the background. */
const MUTED = 'opacity=".72"';

/** Room around a plot that cuts its lines off, so that its edges do not cut strokes and dots in half. */
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
    text(title, `font-size="${TITLE_SIZE}" font-weight="600"`) +
    text(note, `${MUTED} text-anchor="end"`) +
    text(yTitle, MUTED) +
    text(xTitle, `${MUTED} text-anchor="middle"`)
  );
}

function text(label: Label | undefined, attributes: string): string {
  if (label === undefined) return "";
  return `<text ${attributes} x="${label.x}" y="${label.y}">${escapeXml(label.text)}</text>`;
}

function legendItem({ name, index, hidden, x, y }: LegendItem): string {
  const swatch = `<path class="l s${index}" d="M${x} ${y - 4}h12"${hidden ? ' opacity=".3"' : ""}/>`;
  const look = hidden ? ` ${MUTED} text-decoration="line-through"` : "";
  return `${swatch}<text${look} x="${x + 18}" y="${y}">${escapeXml(name)}</text>`;
}

function yAxis({ plot, y }: LineLayout, { grid }: Settings): string {
  if (y.ticks.length === 0) return "";
  const labels = y.ticks.map(({ at, label }) => `<text y="${at}">${escapeXml(label)}</text>`);
  const place = `${plot.x - LABEL_GAP} ${plot.y + MIDDLE + CRISP}`;
  const lines = grid ? gridLines(plot, y.ticks) : "";
  return `<g ${MUTED} text-anchor="end" transform="translate(${place})">${lines}${labels.join("")}</g>`;
}

const LABEL_GAP = 8;
/** A line one pixel wide is sharp where it covers one row of pixels, not halves of two. */
const CRISP = 0.5;
/** From the plot to the baseline of the labels below it. */
const LABEL_DROP = 18;
/** From the middle of a line of text to its baseline. */
const MIDDLE = 4;

function gridLines(plot: LineLayout["plot"], ticks: LineLayout["y"]["ticks"]): string {
  const lines = ticks.map(({ at }) => `M${LABEL_GAP}${pathNumber(at - MIDDLE, 0)}h${plot.width}`);
  return `<path class="g" d="${lines.join("")}"/>`;
}

/** All that lies along x. Where it slides, one number says how far. */
function alongX(layout: LineLayout, settings: Settings, memory: Memory): string {
  const { plot, x, empty, width, height } = layout;
  const axis = xAxis(layout, settings, memory);
  if (empty !== undefined) {
    return inPlace(layout, axis) + text(empty, `${MUTED} text-anchor="middle"`);
  }
  const drawn = lines(layout, settings, memory) + tooltipsSvg(layout, memory);
  const content = axis + (layout.overflows ? cutOff(layout, drawn) : drawn);
  if (!x.slides) return inPlace(layout, content);
  // As large as the picture, it cuts off what lies left of the plot, and nothing else.
  const view = `${pixelText(x.slide, 1)} ${-plot.y} ${width} ${height}`;
  return `<svg x="${plot.x}" viewBox="${view}">${content}</svg>`;
}

function inPlace({ plot, x }: LineLayout, content: string): string {
  if (content === "") return "";
  return `<g transform="translate(${pixelText(plot.x - x.slide, 1)} ${plot.y})">${content}</g>`;
}

/** What lies beyond the plot's edges is not seen. */
function cutOff({ plot, x }: LineLayout, content: string): string {
  const size = [plot.width + 2 * BLEED, plot.height + 2 * BLEED];
  const place = [pixelText(x.slide - BLEED, 1), -BLEED];
  return (
    `<svg x="${place[0]}" y="${place[1]}" width="${size[0]}" height="${size[1]}" ` +
    `viewBox="${[...place, ...size].join(" ")}">${content}</svg>`
  );
}

function xAxis(layout: LineLayout, { grid }: Settings, memory: Memory): string {
  const { plot, x } = layout;
  if (x.ticks.length === 0) return "";
  return memory.keep("x axis", [x.ticks, plot.height], () => {
    const place = `${CRISP} ${plot.height + LABEL_DROP}`;
    const ticks = xTicks(layout, grid);
    return `<g ${MUTED} text-anchor="middle" transform="translate(${place})">${ticks}</g>`;
  });
}

function xTicks({ plot, x }: LineLayout, grid: boolean): string {
  const length = grid ? -plot.height : 5;
  const marks = x.ticks.map(({ at }) => `M${at}-${LABEL_DROP}v${length}`).join("");
  const labels = x.ticks.map(({ at, label }) => `<text x="${at}">${escapeXml(label)}</text>`);
  return ['<path class="g" d="', marks, '"/>', ...labels].join("");
}

const DOT = 'stroke-width="6" stroke-linecap="round"';

function lines(
  { marks, decimals }: LineLayout,
  { curve, animate }: Settings,
  memory: Memory,
): string {
  const written = memory.keep("lines", [decimals], (): (WrittenLine | undefined)[] => []);
  const length = animate ? ' pathLength="1"' : "";
  let paths = "";
  for (const mark of marks) {
    const last = written[mark.index] ?? NOT_WRITTEN;
    const shared = continuationOf(memory, mark.index, last.xs);
    const { line, dots, written: now } = linePathOf(mark, curve, decimals, last, shared);
    written[mark.index] = now;
    if (line !== "") paths += `<path class="l s${mark.index}"${length} d="${line}"/>`;
    if (dots !== "") paths += `<path class="s${mark.index}" ${DOT} d="${dots}"/>`;
  }
  return paths;
}
