import type { LaidOut } from "./layout.ts";
import { escapeXml } from "./escape.ts";
import {
  type Ink,
  LONGEST_NUMBER,
  makeRoom,
  put,
  putPixels,
  writeText,
  writeWhole,
} from "./ink.ts";
import { type MarkLayout, pointAt } from "./marks/mark.ts";
import { isSpotted } from "./spots.ts";
import { labelsOf, valueText } from "./tooltip.ts";
import { xOf } from "./x-scale.ts";

/**
 * The tooltips of a layout: what calls them, and a text. They stand to the right of their points,
 * and from the turn on to the left.
 */
export function drawTooltips(ink: Ink, laidOut: LaidOut): void {
  const { marks, places, turn } = laidOut.layout;
  if (places === undefined || places.xs.length === 0 || isSpotted(laidOut.layout)) return;
  const visible = marks.filter(({ hidden }) => !hidden);
  const alone = visible.length === 1 ? visible[0] : undefined;
  const color = alone === undefined ? "" : ` s${alone.index}`;
  put(ink, `<g class="h${places.xs[0]! >= turn ? " e" : ""}${color}">`);
  let turned = places.xs[0]! >= turn;
  for (let place = 0; place < places.xs.length; place++) {
    if (!turned && places.xs[place]! >= turn) {
      turned = true;
      put(ink, `</g><g class="h e${color}">`);
    }
    putCaller(ink, laidOut, place);
    if (alone === undefined) putShared(ink, laidOut, place);
    else putSingle(ink, laidOut, alone, place);
  }
  put(ink, "</g>");
}

/** What calls a tooltip: a hairline through its point, and a broad pale stroke around. */
function putCaller(ink: Ink, { layout }: LaidOut, place: number): void {
  const { places, x } = layout;
  const { xs } = places!;
  const at = xs[place]!;
  put(ink, '<svg x="');
  putPixels(ink, at);
  const usual = Math.max(layout.reach, 1);
  const before = place === 0 ? usual : at - xs[place - 1]!;
  const after = place === xs.length - 1 ? usual : xs[place + 1]! - at;
  if (isAbout(before, usual) && isAbout(after, usual)) return put(ink, '"><rect/>');
  const left = Math.round(-before / 2);
  const width = Math.round((before + after) / 2);
  put(ink, `"><rect/><path class="hr" d="M${left} 0h${width}v${layout.plot.height}h${-width}z"/>`);
  void x;
}

function isAbout(gap: number, usual: number): boolean {
  return Math.abs(gap - usual) <= usual / 4;
}

function putSingle(ink: Ink, laidOut: LaidOut, mark: MarkLayout, place: number): void {
  const { layout, layers, scaffold, across } = laidOut;
  const m = layout.marks.indexOf(mark);
  const layer = layers[m]!;
  const position = layout.places!.points[m]![place]!;
  const point = pointAt(mark, position);
  const labels = labelsOf(mark, scaffold);
  const at = xOf(layout.x.kind, layer.series, point);
  put(ink, '<text y="');
  putPixels(ink, Number.isNaN(mark.ys[position]!) ? 20 : mark.ys[position]!);
  put(ink, '">');
  if (across.write === undefined) put(ink, escapeXml(across.name(at)));
  else {
    makeRoom(ink, LONGEST_NUMBER);
    ink.at = across.write(ink.bytes, ink.at, at);
  }
  put(ink, ", ");
  const isPlain = mark.kind === "line" || mark.kind === "area" || mark.kind === "bar";
  if (labels.write === undefined || !isPlain) {
    put(ink, escapeXml(valueText(mark, layer, position, labels)));
  } else {
    makeRoom(ink, 2 * LONGEST_NUMBER);
    ink.at = labels.write(ink.bytes, ink.at, layer.series.ys[point]!);
  }
  put(ink, "</text></svg>");
}

/** Where the rows of a box are dealt: each one line further down. */
const ROW = 16;

function putShared(ink: Ink, laidOut: LaidOut, place: number): void {
  const { layout, layers, scaffold, across } = laidOut;
  const { marks, places } = layout;
  let named = false;
  let name = "";
  for (let m = 0; m < marks.length; m++) {
    const position = places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    const mark = marks[m]!;
    if (!named) name = across.name(xOf(layout.x.kind, layers[m]!.series, pointAt(mark, position)));
    named = true;
    const y = mark.ys[position]!;
    if (!Number.isNaN(y)) put(ink, `<circle class="s${mark.index}" cy="${y}"/>`);
  }
  put(ink, "<rect/><text>");
  put(ink, escapeXml(name));
  for (let m = 0; m < marks.length; m++) {
    const position = places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    const mark = marks[m]!;
    put(ink, '<tspan class="s');
    makeRoom(ink, 3 * mark.name.length + 64);
    ink.at = writeWhole(ink.bytes, ink.at, mark.index);
    ink.at = writeText(ink.bytes, ink.at, `" x="0" dy="${ROW}">`);
    put(ink, escapeXml(mark.name));
    put(ink, "  ");
    put(ink, escapeXml(valueText(mark, layers[m]!, position, labelsOf(mark, scaffold))));
    put(ink, "</tspan>");
  }
  put(ink, "</text></svg>");
}
