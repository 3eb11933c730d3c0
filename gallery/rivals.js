// @ts-check
import { existsSync } from "node:fs";

/**
 * The same pictures by other libraries, where bench/ is installed and has them.
 *
 * @typedef {"echarts" | "plot"} Library
 */

/** @type {Record<Library, string>} */
export const LIBRARIES = { echarts: "ECharts", plot: "Observable Plot" };

/** @type {readonly Library[]} */
export const RIVALS = ["echarts", "plot"];

const BENCH = new URL("../bench/", import.meta.url);

/** Whether other libraries are there to draw with. */
export function hasRivals() {
  return existsSync(new URL("node_modules/echarts", BENCH));
}

/**
 * How a library draws a picture; `undefined` where nobody has said it.
 *
 * @param {string} name
 * @param {Library} library
 * @returns {Promise<undefined | ((look: import("./look.js").Look) => import("./index.js").Drawn)>}
 */
export async function rivalOf(name, library) {
  const file = new URL(`pictures/${name}.${library}.js`, BENCH);
  if (!hasRivals() || !existsSync(file)) return undefined;
  return (await import(file.href)).default;
}
