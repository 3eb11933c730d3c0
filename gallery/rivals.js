// @ts-check
import { existsSync } from "node:fs";

/**
 * Libraries that draw some of the same pictures, if the packages of bench/ are installed.
 *
 * @typedef {"echarts" | "plot"} Library
 */

/** @type {Record<Library, string>} */
export const LIBRARIES = { echarts: "ECharts", plot: "Observable Plot" };

/** @type {readonly Library[]} */
export const RIVALS = ["echarts", "plot"];

const BENCH = new URL("../bench/", import.meta.url);

/** Whether the other libraries are installed. */
export function hasRivals() {
  return existsSync(new URL("node_modules/echarts", BENCH));
}

/**
 * Loads the function that draws a picture with a library; `undefined` if there is none.
 *
 * @param {string} name
 * @param {Library} library
 * @returns {Promise<undefined | ((options: import("./picture-options.js").PictureOptions) => import("./index.js").DrawnSvg)>}
 */
export async function loadRival(name, library) {
  const file = new URL(`pictures/${name}.${library}.js`, BENCH);
  if (!hasRivals() || !existsSync(file)) return undefined;
  return (await import(file.href)).default;
}
