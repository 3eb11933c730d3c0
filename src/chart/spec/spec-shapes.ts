import { MAX_NAME_LENGTH } from "../../limits.ts";
import {
  either,
  expecting,
  FINITE,
  NULL,
  type Shape,
  type Shapes,
  TEXT,
  textUpTo,
} from "../options/validate/primitives.ts";
import { CHART_OPTIONS } from "../options/validate/schema.ts";
import { CSS_COLOR, TIME } from "../options/validate/values.ts";

/** The options that JSON can say: no functions, and series have a list of their own. */
export const SPEC_OPTIONS: Shapes = jsonOptions();

function jsonOptions(): Shapes {
  const { measureText: _function, series: _list, ...rest } = CHART_OPTIONS;
  return rest;
}

export const SERIES_NAME = textUpTo(MAX_NAME_LENGTH);

const VALUE = expecting("a finite number, or null for a gap", either(FINITE, NULL));

const SIZE: Shape = {
  kind: "number",
  min: 0,
  check: (value) =>
    FINITE.check(value) === undefined && (value as number) >= 0
      ? undefined
      : "a finite number of at least 0",
};

/** The shape, or null where there is nothing, as in a row of a database. */
function orNull(shape: Shape): Shape {
  return {
    ...either(shape, NULL),
    check: (value) => (value === null ? undefined : shape.check(value)),
  };
}

/** What each field of a point may be. */
export const POINT_FIELDS = {
  time: TIME,
  x: either(FINITE, TEXT),
  y: VALUE,
  low: VALUE,
  high: VALUE,
  open: VALUE,
  close: VALUE,
  size: orNull(SIZE),
  label: orNull(TEXT),
  color: orNull(CSS_COLOR),
} satisfies Shapes;

/** What each item of a column may be. */
export const COLUMN_ITEMS = { times: TIME, xs: FINITE, values: VALUE } satisfies Shapes;
