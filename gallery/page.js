// @ts-check
import { SCRIPTS } from "./words.js";

/**
 * The page of the gallery: pictures by type, with their code; the drawings themselves are fetched
 * when they come into sight.
 *
 * @param {import("./index.js").Listed[]} pictures
 */
export function pageOf(pictures) {
  const groups = grouped(pictures);
  const links = [...groups.keys()].map((type) => `<a href="#${type}">${type}</a>`).join(" ");
  const sections = [...groups].map(([type, some]) => sectionOf(type, some)).join("");
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

/** @param {import("./index.js").Listed[]} pictures */
function grouped(pictures) {
  /** @type {Map<string, import("./index.js").Listed[]>} */
  const groups = new Map();
  for (const picture of pictures) {
    const [type = "other"] = picture.tags;
    groups.set(type, [...(groups.get(type) ?? []), picture]);
  }
  return groups;
}

/**
 * @param {string} type
 * @param {import("./index.js").Listed[]} pictures
 */
function sectionOf(type, pictures) {
  return `<section id="${type}"><h2>${type}</h2>${pictures.map(articleOf).join("")}</section>`;
}

/** @param {import("./index.js").Listed} picture */
function articleOf({ name, title, about = "", tags, source }) {
  return (
    `<article id="${name}"><h3><a href="#${name}">${escaped(title)}</a></h3>` +
    `<p>${escaped(about)} <small>${tags.join(" · ")}</small></p>` +
    `<div class="drawings" data-picture="${name}"></div>` +
    `<details><summary>${name}.js</summary><pre>${escaped(source)}</pre></details></article>`
  );
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
