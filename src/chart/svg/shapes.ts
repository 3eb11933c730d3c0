import type { Layer } from "../layout/mark-type.ts";
import type { Settings } from "../options/settings.ts";
import { colorCount } from "../options/theme.ts";

// What distinguishes series besides their colour: all of them for the option `distinguish: "shape"`,
// else those that repeat a colour.

/** The number of shapes, dashes and hatches; further series repeat them. */
const COUNT = 6;

type Distinction = Pick<Settings, "distinguish" | "theme">;

/** Which of the shapes, dashes and hatches a series has; 0 is the plain one. */
export function shapeKind(index: number, { distinguish, theme }: Distinction): number {
  const place = distinguish === "shape" ? index : Math.floor(index / colorCount(theme));
  return place % COUNT;
}

/** The series without the plain shape. Rows of cells, and boxes in own bands, have names on an axis. */
export function shapedSeries(layers: readonly Layer[], settings: Settings): Set<number> {
  const own = layers.filter(({ index, type, ownBand }) => {
    const isNamed = type.hasColorScale || ownBand === true;
    return shapeKind(index, settings) > 0 && (settings.distinguish === "shape" || !isNamed);
  });
  return new Set(own.map(({ index }) => index));
}

/** Dots by series: the path data behind `M x y`, and its class. */
const DOTS: readonly { classes: string; data: string }[] = [
  { classes: "d", data: "h0" },
  { classes: "ds", data: "m-3-3h6v6h-6z" },
  { classes: "ds", data: "m0-4.5l4.5 8h-9z" },
  { classes: "ds", data: "m0-5l5 5-5 5-5-5z" },
  { classes: "dx", data: "m-3.5-3.5l7 7m0-7l-7 7" },
  { classes: "dx", data: "m0-4.5v9m-4.5-4.5h9" },
];

const CIRCLE = DOTS[0]!;

/** The shape of a series' dots. */
export function dotShape(index: number, settings: Distinction) {
  return DOTS[shapeKind(index, settings)] ?? CIRCLE;
}

/** The corners of bubbles of radius 1; undefined: round. Their areas are about a circle's. */
const BUBBLES: readonly (readonly [x: number, y: number][] | undefined)[] = [
  undefined,
  [
    [-0.89, -0.89],
    [0.89, -0.89],
    [0.89, 0.89],
    [-0.89, 0.89],
  ],
  [
    [0, -1.45],
    [1.35, 0.88],
    [-1.35, 0.88],
  ],
  [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  cross(Math.SQRT1_2, Math.SQRT1_2),
  cross(1, 0),
];

/** A cross with arms as wide as they are long, rotated by an angle of this cosine and sine. */
function cross(cos: number, sin: number): [number, number][] {
  const [far, near] = [1.2, 0.4];
  const corner: [number, number][] = [
    [far, -near],
    [far, near],
    [near, near],
  ];
  return [0, 1, 2, 3].flatMap((quarter) =>
    corner.map(([x, y]): [number, number] => {
      const [qx, qy] = [
        [x, y],
        [-y, x],
        [-x, -y],
        [y, -x],
      ][quarter] as [number, number];
      return [qx * cos - qy * sin, qx * sin + qy * cos];
    }),
  );
}

/** The corners of a series' bubbles at radius 1; undefined if they are round. */
export function bubbleShape(index: number, settings: Distinction) {
  return BUBBLES[shapeKind(index, settings)];
}

/** Dashes and the gaps between them; the first line is solid. */
const DASHES: readonly string[] = ["", "7 4", "2 3", "10 3 2 3", "14 4", "5 2 1 2 1 2"];

/** Strokes in a tile of 8 by 8 pixels, on a pale ground; the first area is solid. */
const HATCHES: readonly string[] = [
  "",
  "M-2 6l4 4M-2-2l12 12M6-2l4 4",
  "M-2 2l4-4M-2 10l12-12M6 10l4-4",
  "M2 2h0M6 6h0",
  "M0 2h8M0 6h8",
  "M0 4h8M4 0v8",
];

/** The style rules of the series with these indices, those with a shape. */
export function shapeRules(indices: ReadonlySet<number>, settings: Distinction): string {
  if (indices.size === 0) return "";
  let rules =
    "& .ds{fill:currentColor}& .dx{stroke:currentColor;stroke-width:2}" +
    "& .pg{fill:currentColor;fill-opacity:.3}" +
    "& .ph{stroke:currentColor;stroke-width:2.2;stroke-linecap:round}";
  for (const index of indices) {
    const kind = shapeKind(index, settings);
    if (kind === 0) continue;
    const hatch = `url(#^${index})`;
    rules +=
      `& .l.s${index}{stroke-dasharray:${DASHES[kind]}}` +
      `& .r.s${index},& .q.s${index},& .j.s${index},& .jp.s${index},& .e.s${index}{stroke:${hatch}}` +
      `& .f.s${index}{fill:${hatch}}& .a.s${index},& .ap.s${index}{fill:${hatch};opacity:.5}& .md.s${index}{stroke:currentColor}`;
  }
  return rules;
}

/** The hatch patterns of the series with these indices. The scope keeps their ids unique in a page. */
export function hatches(
  indices: ReadonlySet<number>,
  scope: string,
  settings: Distinction,
): string {
  let patterns = "";
  for (const index of indices) {
    const kind = shapeKind(index, settings);
    if (kind === 0) continue;
    patterns +=
      `<pattern id="${scope}${index}" class="s${index}" width="8" height="8" ` +
      `patternUnits="userSpaceOnUse"><path class="pg" d="M0 0h8v8h-8z"/>` +
      `<path class="ph" d="${HATCHES[kind]}"/></pattern>`;
  }
  return patterns === "" ? "" : `<defs>${patterns}</defs>`;
}
