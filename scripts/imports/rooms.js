// Which part of src/ may import which. Type imports count, too.

/** Files that every layer may import. They import only each other. */
export const COMMON = ["error.ts", "limits.ts", "own-moment.ts", "work.ts"];

/** The one file of chart/ that other layers import. */
const INNER_FACE = "chart/inner-face.ts";

/** What a wall clock shows when, which who reads times needs as well as who writes them. */
const TIME_ZONES = "chart/format/time/time-zone.ts";

/**
 * @typedef {object} Layer
 * @property {string[]} [imports] folders (`sse/`) and files that it may import besides its own
 * @property {string[]} [types] what it may import with `import type` alone
 * @property {boolean} [top] nothing imports it, not even its own files
 * @property {string} why
 */

/** @type {Record<string, Layer>} by the folder's name */
export const LAYERS = {
  chart: { why: "chart/ is pure and imports no other layer" },
  sse: { why: "sse/ makes bytes and imports no other layer" },
  ingest: {
    imports: [TIME_ZONES],
    types: [INNER_FACE],
    why: `ingest/ imports ${TIME_ZONES}, types of ${INNER_FACE} and no other layer`,
  },
  sources: {
    imports: ["ingest/"],
    why: "sources/ imports ingest/ only",
  },
  store: { why: "store/ keeps points and imports no other layer" },
  catalog: {
    imports: ["live/", "ingest/", "sources/", "store/", INNER_FACE],
    why: `catalog/ imports live/, ingest/, sources/, store/ and ${INNER_FACE} only`,
  },
  client: { why: "client/ runs in a page and imports no other layer" },
  live: { imports: ["sse/", INNER_FACE], why: `live/ imports sse/ and ${INNER_FACE} only` },
  png: { imports: [INNER_FACE], why: `png/ imports ${INNER_FACE} only` },
  server: {
    imports: ["live/", "sse/", "ingest/", "sources/", "store/", "png/", "client/", INNER_FACE],
    why: `server/ imports live/, sse/, ingest/, sources/, store/, png/, client/ and ${INNER_FACE} only`,
  },
  cli: {
    imports: ["server/", "catalog/", "sources/", "store/", "ingest/", "live/", INNER_FACE],
    why: `cli/ imports server/, catalog/, sources/, store/, ingest/, live/ and ${INNER_FACE} only`,
  },
  frameworks: { imports: ["client/"], why: "frameworks/ imports client/ only" },
  entries: {
    imports: [
      "chart/",
      "sse/",
      "ingest/",
      "sources/",
      "store/",
      "catalog/",
      "client/",
      "frameworks/",
      "live/",
      "png/",
      "server/",
      "cli/",
    ],
    top: true,
    why: "entries/ are the package's faces: nothing imports them",
  },
};

/** The rooms of chart/, bottom up: a file imports from its own room and from those below. */
export const ROOMS = [
  "base",
  "format",
  "options",
  "data",
  "scales",
  "layout",
  "svg",
  "marks",
  "figures",
];

/** Above all rooms stands the face: the files in chart/ itself, and these folders. */
export const FACE_FOLDERS = ["spec"];
