import { type ByteWriter, put } from "../base/byte-writer.ts";
import { escapeXml } from "../format/text/escape.ts";
import { drawArea } from "../marks/area.ts";
import { mayHaveDots } from "../marks/line.ts";
import type { Settings } from "../options/settings.ts";
import { hiddenUnlessDescribed } from "../svg/aria.ts";
import { drawText } from "../svg/axes-svg.ts";
import { toneClass } from "../svg/classes.ts";
import { AREA_RULE, DOT_RULE, LINE_RULE } from "../svg/mark-rules.ts";
import { textContent } from "../svg/title-element.ts";
import { CLIP_RULE } from "../svg/style.ts";
import { toPathNumber } from "./arc.ts";
import { valueContent, valueRules } from "./large-value.ts";
import type { StatLayout } from "./stat.ts";
import type { TileLayout } from "./stat-tile.ts";
import type { TileLine } from "./tile-line.ts";

/** Draws tiles: first what stays, then lines and values. */
export function drawTiles(
  out: ByteWriter,
  { tiles, cards, more }: StatLayout,
  settings: Settings,
): void {
  const attributes = hiddenUnlessDescribed(settings);
  for (const tile of tiles) {
    if (cards) drawCard(out, tile);
    if (tile.label !== "") drawTileName(out, tile, attributes);
  }
  const isStale = settings.stale !== "";
  if (isStale) put(out, '<g class="st">');
  for (const { line } of tiles) if (line !== undefined) drawTileLine(out, line);
  for (const tile of tiles) drawTileValue(out, tile, attributes);
  if (isStale) put(out, "</g>");
  if (more?.text !== "") drawText(out, more, "m", attributes);
}

function drawCard(out: ByteWriter, { x, y, width, height }: TileLayout): void {
  put(out, `<rect class="cd" x="${x}" y="${y}" width="${width}" height="${height}" rx="3"/>`);
}

function drawTileName(
  out: ByteWriter,
  { name, label, textX, labelY }: TileLayout,
  attributes: string,
): void {
  const content = textContent(label, label === name ? undefined : name);
  put(out, `<text class="m"${attributes} x="${textX}" y="${labelY}">${content}</text>`);
}

function drawTileLine(out: ByteWriter, { box, slide, mark, decimals }: TileLine): void {
  put(
    out,
    `<svg x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" ` +
      `viewBox="${toPathNumber(slide)} 0 ${box.width} ${box.height}">`,
  );
  drawArea(out, mark, decimals, "");
  put(out, "</svg>");
}

function drawTileValue(
  out: ByteWriter,
  { text, tone, textX, valueY, change }: TileLayout,
  attributes: string,
): void {
  const classes = tone === undefined ? "va" : `va tn ${toneClass(tone)}`;
  const value = valueContent(text);
  put(out, `<text class="${classes}"${attributes} x="${textX}" y="${valueY}">${value}</text>`);
  if (change === undefined) return;
  put(
    out,
    `<text class="ch tn ${toneClass(change.tone)}"${attributes} x="${change.x}" y="${change.y}">` +
      `${escapeXml(change.text)}</text>`,
  );
}

/** The unit behind a coloured value is as strong as its digits: any paler, it could not be read. */
const TONED_UNIT_RULE = "& .va.tn tspan{fill-opacity:1}";

/** The style rules of tiles. */
export function statRules({ tiles, cards, valueSize }: StatLayout): string {
  const lines = tiles.flatMap(({ line }) => (line === undefined ? [] : [line]));
  return (
    `${valueRules(valueSize)}& .tn{fill:currentColor}` +
    (tiles.some(({ tone }) => tone !== undefined) ? TONED_UNIT_RULE : "") +
    "& .ch{font-size:13px;font-weight:600}" +
    (cards ? "& .cd{fill:currentColor;opacity:.05}" : "") +
    (lines.length > 0 ? CLIP_RULE + LINE_RULE + AREA_RULE : "") +
    (lines.some(({ mark }) => mayHaveDots(mark)) ? DOT_RULE : "")
  );
}
