// @ts-check
import { createWords } from "./words.js";

/**
 * How a picture is to be drawn. All but `words` and `later` are chart options.
 *
 * @typedef {object} PictureOptions
 * @property {number} width In pixels.
 * @property {number} height In pixels.
 * @property {"light" | "dark"} theme
 * @property {import("./words.js").Words} words Every label is passed through it.
 * @property {number} [later] For a live chart: the number of points pushed since its first frame. Default 0.
 */

/** Widths of a phone, half a page, a page and a wall screen, in pixels. */
export const WIDTHS = [320, 640, 800, 1600];
/** @type {readonly ("light" | "dark")[]} */
export const THEMES = ["light", "dark"];

/**
 * @param {number} width
 * @param {"light" | "dark"} theme
 * @param {import("./words.js").Script} [script]
 * @returns {PictureOptions}
 */
export function createPictureOptions(width, theme, script = "latin") {
  return { width, height: chooseHeight(width), theme, words: createWords(script) };
}

/** @param {number} width */
function chooseHeight(width) {
  return Math.round(Math.min(480, Math.max(240, width / 2)));
}

/** Colours of the page around a picture. */
export const PAGES = {
  light: { background: "#ffffff", color: "#1b2733" },
  dark: { background: "#12171d", color: "#e3e9f0" },
};
