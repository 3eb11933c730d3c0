// @ts-check
import { wordsOf } from "./words.js";

/**
 * What a picture is told of where it will be seen. Most of it are chart options.
 *
 * @typedef {object} Look
 * @property {number} width In pixels.
 * @property {number} height In pixels.
 * @property {"light" | "dark"} theme
 * @property {import("./words.js").Words} words Each label goes through it.
 * @property {number} [later] To a picture of a live chart: how many points more have come. Default 0.
 */

/** A phone, half a page, a page, a wall. */
export const WIDTHS = [320, 640, 800, 1600];
/** @type {readonly ("light" | "dark")[]} */
export const THEMES = ["light", "dark"];

/**
 * @param {number} width
 * @param {"light" | "dark"} theme
 * @param {import("./words.js").Script} [script]
 * @returns {Look}
 */
export function lookOf(width, theme, script = "latin") {
  return { width, height: heightOf(width), theme, words: wordsOf(script) };
}

/** @param {number} width */
function heightOf(width) {
  return Math.round(Math.min(480, Math.max(240, width / 2)));
}

/** The pages that pictures stand on. */
export const PAGES = {
  light: { background: "#ffffff", color: "#1b2733" },
  dark: { background: "#12171d", color: "#e3e9f0" },
};
