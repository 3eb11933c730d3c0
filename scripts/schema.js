// Writes schema/chart.schema.json, the JSON Schema of what fromSpec takes.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commentsOf, defaultIn } from "./schema/docs.js";
import * as shapes from "./schema/shapes.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const OPTIONS = `${root}src/chart/options/options.ts`;
const MOST_POINTS = 1_000_000;

/**
 * Shapes with what the sources say of them.
 *
 * @param {Record<string, shapes.Shape>} fields
 * @param {string} name of the interface that describes them
 */
function described(fields, name) {
  const comments = commentsOf(OPTIONS, name);
  return Object.fromEntries(
    Object.entries(fields).map(([field, shape]) => {
      const description = comments[field];
      if (description === undefined) return [field, shape];
      const preset = defaultIn(description);
      return [
        field,
        { ...shape, description, ...(preset === undefined ? {} : { default: preset }) },
      ];
    }),
  );
}

/** @param {ReturnType<typeof shapes.record>} record @param {string} name @param {string} description */
function definition(record, name, description) {
  return { description, ...record, properties: described(record.properties, name) };
}

const point = {
  description: "A measurement.",
  ...shapes.record(shapes.pointFields),
  oneOf: [{ required: ["time"] }, { required: ["x"] }],
};

const series = {
  description: "A named run of points: points, or columns, or values alone, which count from 0.",
  ...shapes.record(
    {
      name: { type: "string", maxLength: 200, description: "In the legend and in tooltips." },
      points: {
        description: "Points in any order, or numbers, which count from 0.",
        anyOf: [
          shapes.listOf({ $ref: "#/$defs/point" }, MOST_POINTS),
          shapes.listOf(shapes.value, MOST_POINTS),
        ],
      },
      times: { ...shapes.listOf(shapes.moment, MOST_POINTS), description: "When, as a column." },
      xs: { ...shapes.listOf({ type: "number" }, MOST_POINTS), description: "Where, as a column." },
      values: {
        ...shapes.listOf(shapes.value, MOST_POINTS),
        description: "The values, as a column.",
      },
      ...described(shapes.seriesOptions, "SeriesOptions"),
    },
    ["name"],
  ),
  oneOf: [{ required: ["points"] }, { required: ["values"] }],
  not: {
    anyOf: [
      { required: ["times", "xs"] },
      { required: ["times", "points"] },
      { required: ["xs", "points"] },
    ],
  },
};

export const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "A plotcast chart",
  description: "What fromSpec() makes a chart of.",
  type: "object",
  properties: {
    $schema: { type: "string", description: "Where this schema is, for editors." },
    ...described(shapes.chartOptions, "ChartOptions"),
    series: {
      description: "What is drawn.",
      type: "array",
      items: { $ref: "#/$defs/series" },
      maxItems: 256,
      default: [],
    },
  },
  additionalProperties: false,
  $defs: {
    series,
    point,
    threshold: definition(
      shapes.threshold,
      "Threshold",
      "A value that matters, as a line across the plot.",
    ),
    band: definition(
      shapes.band,
      "Band",
      "A stretch of values that matters; null is the plot's edge.",
    ),
    annotation: definition(
      shapes.annotation,
      "Annotation",
      "Something that happened: a line down the plot, or a stretch of it.",
    ),
    theme: { description: "The colours of a chart.", ...shapes.theme },
  },
};

export const schemaText = `${JSON.stringify(schema, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(`${root}schema/chart.schema.json`, schemaText);
}
