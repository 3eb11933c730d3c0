import { escapeXml } from "../text/escape.ts";
import { KEY_STEP, type Label, type LegendItem, type ShadeKey } from "../axes/header.ts";
import { type Ink, put } from "./ink.ts";
import type { ChartLayout, LaidOut, UprightAxis } from "../layout.ts";
import { SHADES } from "../marks/cell.ts";
import type { Settings } from "../settings.ts";
import { dotOf } from "./shapes.ts";
import { stopAttributes, untold, untoldBeside, untoldByDefault } from "./roles.ts";
import { hasHighlight } from "./style.ts";

/** Title, note, legend and the axes beside the plot. */
export function axesAndTexts(ink: Ink, laidOut: LaidOut, settings: Settings): void {
  const { layout } = laidOut;
  putText(ink, layout.title, "t", untoldByDefault(settings));
  putText(ink, layout.note, "m ae");
  putText(ink, layout.yTitle, "m");
  putText(ink, layout.y2Title, "m ae");
  putText(ink, layout.xTitle, "m am");
  const canFocus = hasHighlight(layout, settings);
  for (const item of layout.legend) put(ink, legendItem(item, canFocus, settings));
  putText(ink, laidOut.scaffold.header.more, "m");
  const { shadeKey } = laidOut.scaffold;
  if (shadeKey !== undefined) putShadeKey(ink, shadeKey, untold(settings));
  if (layout.y.ticks.length > 0) putLeftAxis(ink, layout, settings);
  if (layout.y2 !== undefined && layout.y2.ticks.length > 0)
    putRightAxis(ink, layout, layout.y2, settings);
}

export function putText(
  ink: Ink,
  label: Label | undefined,
  classes: string,
  attributes = "",
): void {
  if (label === undefined) return;
  put(
    ink,
    `<text class="${classes}"${attributes} x="${label.x}" y="${label.y}">${escapeXml(label.text)}</text>`,
  );
}

export function legendItem(
  { name, index, mark, hidden, x, y, dashed }: LegendItem,
  canFocus: boolean,
  settings: Settings,
): string {
  const dot = dotOf(index, settings);
  const own = `s${index}${hidden ? " g" : ""}"`;
  const shape =
    mark === "dot"
      ? `class="${dot.classes} ${own} d="M${x + 6} ${y - 4}${dot.data}"`
      : mark === "line"
        ? `class="l${dashed ? " z" : ""} ${own} d="M${x} ${y - 4}h12"`
        : `class="j ${own} d="M${x + 1} ${y - 4}h10"`;
  const swatch = `<path ${shape}/>`;
  const look = hidden ? ' class="m" text-decoration="line-through"' : "";
  const isStop = canFocus && !hidden;
  const isLive = settings.variant === "live";
  // Nothing else tells what is hidden.
  const attributes = hidden ? "" : untold(settings);
  const item = `${swatch}<text${look}${attributes} x="${x + 18}" y="${y}">${escapeXml(name)}</text>`;
  if (!isStop) return item;
  return `<g class="i${index}"${isLive ? ' tabindex="0"' : stopAttributes(name)}>${item}</g>`;
}

const LABEL_GAP = 8;
/** A line one pixel wide is sharp where it covers one row of pixels, not halves of two. */
const CRISP = 0.5;
/** From the middle of a line of text to its baseline. */
const MIDDLE = 4;

function putLeftAxis(ink: Ink, layout: ChartLayout, settings: Settings): void {
  const { plot, y } = layout;
  const { grid, horizontal } = settings;
  put(
    ink,
    `<g class="m ae"${untoldBeside(layout, settings)} transform="translate(${plot.x - LABEL_GAP} ${plot.y + MIDDLE + CRISP})">`,
  );
  if (grid && !horizontal && y.kind !== "band") {
    put(ink, '<path class="g" d="');
    for (const { at } of y.ticks) put(ink, `M${LABEL_GAP} ${at - MIDDLE}h${plot.width}`);
    put(ink, '"/>');
  }
  putLabels(ink, y);
}

function putRightAxis(
  ink: Ink,
  { plot }: ChartLayout,
  axis: UprightAxis,
  settings: Settings,
): void {
  const x = plot.x + plot.width + LABEL_GAP;
  put(
    ink,
    `<g class="m"${untold(settings)} transform="translate(${x} ${plot.y + MIDDLE + CRISP})">`,
  );
  putLabels(ink, axis);
}

function putLabels(ink: Ink, { ticks }: UprightAxis): void {
  for (const { at, label } of ticks) put(ink, `<text y="${at}">${escapeXml(label)}</text>`);
  put(ink, "</g>");
}

/** From what to what the colours of a heat map go. */
function putShadeKey(ink: Ink, { low, high, x }: ShadeKey, attributes: string): void {
  putText(ink, low, "m", attributes);
  for (let shade = 0; shade < SHADES; shade++) {
    put(ink, `<path class="j c${shade}" d="M${x + shade * KEY_STEP} ${low.y - 4}h${KEY_STEP}"/>`);
  }
  putText(ink, high, "m", attributes);
}
