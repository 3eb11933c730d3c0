// @ts-check
import { SCRIPTS } from "./words.js";

/**
 * Renders the page of the gallery: pictures by type, with their code. Its script fetches each
 * drawing when it scrolls into view.
 *
 * @param {import("./index.js").ListedPicture[]} pictures
 */
export function renderPage(pictures) {
  const groups = groupByType(pictures);
  const links = [...groups.keys()].map((type) => `<a href="#${type}">${type}</a>`).join(" ");
  const sections = [...groups].map(([type, some]) => renderSection(type, some)).join("");
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>The gallery of plotcast</title>' +
    '<meta name="viewport" content="width=device-width">' +
    '<link rel="stylesheet" href="/page-style.css"><script type="module" src="/page-script.js"></script>' +
    `<header><h1>Gallery</h1><nav>${links}</nav>${CONTROLS}</header><main>${sections}</main>`
  );
}

const CONTROLS =
  '<form><label><input type="checkbox" name="dark"> dark</label> ' +
  '<label>width <input type="range" name="width" min="240" max="1600" step="20" value="640"> ' +
  "<output>640</output></label> " +
  `<label>words <select name="words">${SCRIPTS.map((s) => `<option>${s}`).join("")}</select></label>` +
  "</form>";

/** @param {import("./index.js").ListedPicture[]} pictures */
function groupByType(pictures) {
  /** @type {Map<string, import("./index.js").ListedPicture[]>} */
  const groups = new Map();
  for (const picture of pictures) {
    const [type = "other"] = picture.tags;
    groups.set(type, [...(groups.get(type) ?? []), picture]);
  }
  return groups;
}

/**
 * @param {string} type
 * @param {import("./index.js").ListedPicture[]} pictures
 */
function renderSection(type, pictures) {
  return `<section id="${type}"><h2>${type}</h2>${pictures.map(renderArticle).join("")}</section>`;
}

/** @param {import("./index.js").ListedPicture} picture */
function renderArticle({ name, title, about = "", tags, source }) {
  return (
    `<article id="${name}"><h3><a href="#${name}">${escapeHtml(title)}</a></h3>` +
    `<p>${escapeHtml(about)} <small>${tags.join(" · ")}</small></p>` +
    `<div class="drawings" data-picture="${name}"></div>` +
    `<details><summary>${name}.js</summary><pre>${escapeHtml(source)}</pre></details></article>`
  );
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
