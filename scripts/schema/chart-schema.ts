// Makes the JSON Schema of what fromSpec() takes, from the shapes that fromSpec() checks and the
// doc comments of the options. `npm run schema` writes it to schema/chart.schema.json.
import {
  ANNOTATION,
  BAND,
  SERIES_OPTIONS,
  THEME,
  THRESHOLD,
} from "../../src/chart/options/validate/schema.ts";
import { listOf, type Shape, type Shapes } from "../../src/chart/options/validate/primitives.ts";
import {
  COLUMN_ITEMS,
  POINT_FIELDS,
  SERIES_NAME,
  SPEC_OPTIONS,
} from "../../src/chart/spec/spec-shapes.ts";
import { MAX_SERIES, MAX_SPEC_POINTS } from "../../src/limits.ts";
import { readDefault, readDocComments } from "./doc-comments.ts";
import { type JsonSchema, recordSchema, toJsonSchema, toProperties } from "./from-shape.ts";

const DEFINITIONS = new Map<Shape, string>([
  [THRESHOLD, "threshold"],
  [BAND, "band"],
  [ANNOTATION, "annotation"],
  [THEME, "theme"],
]);

const POINT_DESCRIPTIONS: Record<keyof typeof POINT_FIELDS, string> = {
  time: "When: epoch milliseconds, or ISO 8601 (UTC without an offset).",
  x: "Where: a number, or the name of a category.",
  y: "The value; null is a gap.",
  low: "Of a range or a candle: the lowest value.",
  high: "Of a range or a candle: the highest value.",
  open: "Of a candle: the opening value.",
  close: "Of a candle: the closing value.",
  size: "Of a bubble: its area is proportional to it.",
  label: "Names the point on an ordinal axis and in its tooltip.",
  color: "A CSS colour of its own.",
};

/** What stands at a time, or else at an x. */
const PLACED = [{ required: ["time"] }, { required: ["x"] }];

/** The schema of a chart's description. */
export function createChartSchema() {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A plotcast chart",
    description: "What fromSpec() makes a chart of.",
    type: "object",
    properties: {
      $schema: { type: "string", description: "Where this schema is, for editors." },
      ...documented(SPEC_OPTIONS, "ChartOptions"),
      series: {
        description: "What is drawn.",
        type: "array",
        items: { $ref: "#/$defs/series" },
        maxItems: MAX_SERIES,
        default: [],
      },
    },
    additionalProperties: false,
    $defs: {
      series: seriesSchema(),
      point: pointSchema(),
      pair: pairSchema(),
      threshold: definition(THRESHOLD, "Threshold", "A limit, as a line across the plot."),
      band: definition(BAND, "Band", "A range of values that matters; null is the plot's edge."),
      annotation: {
        ...definition(
          ANNOTATION,
          "Annotation",
          "An event: a line down the plot, or a range of it.",
        ),
        oneOf: PLACED,
      },
      theme: { description: "The colours of a chart.", ...toJsonSchema(THEME) },
    },
  };
}

function seriesSchema() {
  const { times, xs, values } = COLUMN_ITEMS;
  const properties = {
    name: { ...toJsonSchema(SERIES_NAME), description: "In the legend and in tooltips." },
    points: {
      description: "Points in any order, as objects or pairs, or numbers, which count from 0.",
      anyOf: [
        { type: "array", items: { $ref: "#/$defs/point" }, maxItems: MAX_SPEC_POINTS },
        { type: "array", items: { $ref: "#/$defs/pair" }, maxItems: MAX_SPEC_POINTS },
        column(values),
      ],
    },
    times: { ...column(times), description: "When, as a column." },
    xs: { ...column(xs), description: "Where, as a column." },
    values: { ...column(values), description: "The values, as a column." },
    ...documented(SERIES_OPTIONS, "SeriesOptions"),
  };
  return {
    description: "A named run of points: points, or columns, or values alone, which count from 0.",
    ...recordSchema(properties, ["name"]),
    oneOf: [{ required: ["points"] }, { required: ["values"] }],
    not: {
      anyOf: [
        { required: ["times", "xs"] },
        { required: ["times", "points"] },
        { required: ["xs", "points"] },
      ],
    },
  };
}

function column(item: Shape): JsonSchema {
  return toJsonSchema(listOf(item, MAX_SPEC_POINTS));
}

function pointSchema(): JsonSchema {
  const properties = Object.fromEntries(
    Object.entries(POINT_DESCRIPTIONS).map(([name, description]) => {
      const shape = POINT_FIELDS[name as keyof typeof POINT_FIELDS];
      return [name, { ...toJsonSchema(shape), description }];
    }),
  );
  return {
    description: "A measurement.",
    ...recordSchema(properties),
    oneOf: PLACED,
  };
}

function pairSchema(): JsonSchema {
  const { x, y } = POINT_FIELDS;
  return {
    description: "Where, and the value: [x, y].",
    type: "array",
    prefixItems: [toJsonSchema(x), toJsonSchema(y)],
    items: false,
    minItems: 2,
    maxItems: 2,
  };
}

function definition(shape: Shape, interfaceName: string, description: string): JsonSchema {
  if (shape.kind !== "record") throw new Error(`${interfaceName}: expected a record`);
  const properties = documented(shape.fields, interfaceName);
  return { description, ...recordSchema(properties, shape.required) };
}

/** The schemas of fields, with what their doc comments say of them. */
function documented(fields: Shapes, interfaceName: string): JsonSchema {
  const comments = readDocComments(interfaceName);
  return Object.fromEntries(
    Object.entries(toProperties(fields, DEFINITIONS)).map(([name, schema]) => {
      const description = comments[name];
      if (description === undefined) return [name, schema];
      const preset = readDefault(description);
      const extra = preset === undefined ? { description } : { description, default: preset };
      return [name, { ...schema, ...extra }];
    }),
  );
}
