import { byteLiteral, putLiteral } from "../base/byte-literal.ts";
import { type ByteWriter, put } from "../base/byte-writer.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import type { DrawContext, Layer, MarkType } from "../layout/mark-type.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import type { Settings } from "../options/settings.ts";
import { hasParts, openPart } from "./aria.ts";

/** Draws all marks: first those that would hide others, last lines and dots. */
export function drawMarks(out: ByteWriter, { layout, layers }: LaidOut, settings: Settings): void {
  const { marks, decimals } = layout;
  const context: DrawContext = { decimals, settings };
  putLiteral(out, settings.stale === "" ? OPEN : OPEN_PALE);
  drawTogether(out, marks, layers, context);
  for (let m = 0; m < marks.length; m++) {
    const { type, muted } = layers[m]!;
    if (muted === true) drawMark(out, marks[m]!, type, context);
  }
  for (let m = 0; m < marks.length; m++) {
    const { type, muted } = layers[m]!;
    if (type.isBackground && muted !== true) drawMark(out, marks[m]!, type, context);
  }
  for (let m = 0; m < marks.length; m++) {
    const { type } = layers[m]!;
    if (!type.isBackground && !type.drawsTogether) drawMark(out, marks[m]!, type, context);
  }
  putLiteral(out, CLOSE);
}

const OPEN = byteLiteral('<g class="n">');
const OPEN_PALE = byteLiteral('<g class="n st">');
const CLOSE = byteLiteral("</g>");

/** Draws the marks of a kind that draws all of its marks at once, such as heat map rows. */
function drawTogether(
  out: ByteWriter,
  marks: readonly MarkLayout[],
  layers: readonly Layer[],
  context: DrawContext,
): void {
  const first = layers.find(({ type }) => type.drawsTogether);
  if (first === undefined) return;
  const own = marks.filter((mark, m) => layers[m]!.type === first.type && !mark.hidden);
  first.type.drawTogether(out, own, context);
}

function drawMark(out: ByteWriter, mark: MarkLayout, type: MarkType, context: DrawContext): void {
  if (mark.hidden) return;
  if (!hasParts(context.settings)) return type.draw(out, mark, context);
  const start = out.offset;
  put(out, openPart(mark.name, mark.index));
  const empty = out.offset;
  type.draw(out, mark, context);
  if (out.offset === empty) out.offset = start;
  else putLiteral(out, CLOSE);
}
