// Checks every import in src/, type imports included: the walls between layers and the rooms of
// chart/ (both in scripts/imports/rooms.js), and that there is no import cycle.
//
//   node scripts/check-imports.js [--report] [folder]
//
// The folder is the one that contains src/; default: this checkout. --report prints only the
// figures.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findCircles } from "./imports/circles.js";
import { readImports } from "./imports/edges.js";
import { layerBreach, misplaced, roomBreach } from "./imports/walls.js";

/** With fewer files, something kept the tree from being read in full. */
const FEWEST_FILES = 100;

/**
 * @param {string} root the folder that contains src/
 * @param {number} [fewestFiles]
 */
export function checkImports(root, fewestFiles = FEWEST_FILES) {
  const { files, imports, problems } = readImports(`${root}/src`);
  const few = files.length < fewestFiles ? [`src: ${files.length} files: too few to be all`] : [];
  const lost = problems.map(({ file, line, message }) => `src/${file}:${line} ${message}`);
  const astray = files.flatMap((file) => {
    const why = misplaced(file);
    return why === undefined ? [] : [`src/${file}:1 ${why}`];
  });
  const layers = breaches(imports, layerBreach);
  const upward = breaches(imports, roomBreach);
  const circles = findCircles(imports).map(describeCircle);
  return {
    violations: [...few, ...lost, ...astray, ...layers, ...upward, ...circles],
    figures: {
      files: files.length,
      imports: imports.length,
      "type imports": imports.filter(({ type }) => type).length,
      circles: circles.length,
      upward: upward.length,
      "through layer walls": layers.length,
      unresolved: lost.length,
    },
  };
}

/**
 * @param {readonly import("./imports/edges.js").Import[]} imports
 * @param {(edge: import("./imports/edges.js").Import) => string | undefined} breach
 */
function breaches(imports, breach) {
  return imports.flatMap((edge) => {
    const why = breach(edge);
    return why === undefined ? [] : [`src/${edge.from}:${edge.line} imports ${edge.to}: ${why}`];
  });
}

/** @param {import("./imports/circles.js").Knot} knot */
function describeCircle({ files, circle }) {
  const [first] = circle;
  const path = circle.map(({ to, type }) => `${type ? "(type) " : ""}${to}`);
  const knot = files.length > circle.length ? `, in a knot of ${files.length} files` : "";
  return `src/${first?.from}:${first?.line} imports itself: circle: ${first?.from} -> ${path.join(" -> ")}${knot}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { report: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const root = positionals[0] ?? fileURLToPath(new URL("..", import.meta.url));
  const { violations, figures } = checkImports(root);
  const summary = Object.entries(figures).map(([name, count]) => `${count} ${name}`);
  if (!values.report) for (const violation of violations) console.error(violation);
  console.log(`imports: ${summary.join(", ")}`);
  if (violations.length > 0 && !values.report) {
    console.error(`check-imports: violations: ${violations.length}`);
    process.exitCode = 1;
  }
}
