import { type ByteWriter, put } from "../base/byte-writer.ts";
import type { MarkBase } from "../layout/mark-layout.ts";
import { groupPositions } from "../layout/marks/group-positions.ts";
import { closePath, openPath } from "./path.ts";

/** The positions of some points; undefined: of all. */
export type Positions = readonly number[] | undefined;

const NONE: Positions = [];

/** Draws one path in a mark's colour, and one more for each own colour of its points. */
export function drawColorPaths(
  out: ByteWriter,
  classes: string,
  mark: MarkBase & { colors?: readonly (string | undefined)[] },
  writeData: (positions: Positions) => void,
): void {
  const groups = mark.colors && groupPositions(mark.colors);
  const path = openPath(out, classes, mark);
  writeData(groups && (groups.get(undefined) ?? NONE));
  closePath(out, path);
  if (groups === undefined) return;
  for (const [color, positions] of groups) {
    if (color === undefined) continue;
    put(out, `<path class="${classes}" color="${color}" d="`);
    writeData(positions);
    put(out, '"/>');
  }
}
