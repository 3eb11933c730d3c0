// Decides which imports break a wall between layers, or go up between the rooms of chart/.
import { COMMON, FACE_FOLDERS, LAYERS, ROOMS } from "./rooms.js";

/** @typedef {import("./edges.js").Import} Import */

/**
 * Why a file may not be where it is; undefined if it may.
 *
 * @param {string} file relative to src/
 */
export function misplaced(file) {
  if (COMMON.includes(file)) return undefined;
  const [layer = "", room = ""] = file.split("/");
  if (!file.includes("/") || !Object.hasOwn(LAYERS, layer)) return "stands in no layer";
  return layer === "chart" && roomIndex(file) < 0 ? `chart/${room}/ is no room` : undefined;
}

/**
 * The wall between layers that an import breaks; undefined if it breaks none.
 *
 * @param {Import} edge
 * @returns {string | undefined}
 */
export function layerBreach({ from, to, type }) {
  if (COMMON.includes(from))
    return COMMON.includes(to) ? undefined : `${from} is for all layers and imports none`;
  if (COMMON.includes(to)) return undefined;
  const layer = LAYERS[layerName(from)];
  const target = LAYERS[layerName(to)];
  if (layer === undefined || target === undefined) return undefined; // misplaced
  if (target.top) return target.why;
  if (layerName(from) === layerName(to)) return undefined;
  const allowed = [...(layer.imports ?? []), ...((type && layer.types) || [])];
  const open = allowed.some((one) => (one.endsWith("/") ? to.startsWith(one) : to === one));
  return open ? undefined : layer.why;
}

/**
 * Why an import inside chart/ goes up; undefined if it does not.
 *
 * @param {Import} edge
 */
export function roomBreach({ from, to }) {
  if (layerName(from) !== "chart" || layerName(to) !== "chart") return undefined;
  if (roomIndex(from) < 0 || roomIndex(to) <= roomIndex(from)) return undefined;
  return `upward: chart's ${roomName(to)} stands above its ${roomName(from)}`;
}

/** @param {string} file */
function layerName(file) {
  return file.includes("/") ? file.slice(0, file.indexOf("/")) : "";
}

/** @param {string} file of chart/ */
function roomName(file) {
  return ROOMS[roomIndex(file)] ?? "face";
}

/**
 * The index of a file's room, counted from the bottom; -1 if it is in no room.
 *
 * @param {string} file of chart/
 */
function roomIndex(file) {
  const [, room = "", ...rest] = file.split("/");
  return rest.length === 0 || FACE_FOLDERS.includes(room) ? ROOMS.length : ROOMS.indexOf(room);
}
