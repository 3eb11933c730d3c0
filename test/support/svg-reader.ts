import { SaxesParser } from "saxes";
import { CLASSES, hasClass } from "./drawn-classes.ts";

/** An element of a parsed chart, in document order. */
export interface Element {
  name: string;
  /** The names of the elements around it, outermost first. */
  path: string[];
  attributes: Record<string, string>;
  /** Its own character data, without that of its children. */
  text: string;
}

/** Parses a chart as strict XML 1.0 with namespaces; throws where it is not well-formed. */
export function readSvg(svg: string): Element[] {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const all: Element[] = [];
  const open: Element[] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const values = Object.values(attributes).map((one) => [one.name, one.value] as const);
    const path = open.map((parent) => parent.name);
    const element = { name, path, attributes: Object.fromEntries(values), text: "" };
    all.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(svg).close();
  return all;
}

/** Every text that a reader of the chart could see or hear. */
export function textsOf(elements: Element[]): string[] {
  const labels = elements.map(({ attributes }) => attributes["aria-label"] ?? "");
  const texts = elements.filter(({ name }) => name !== "style").map(({ text }) => text);
  return [...labels, ...texts].filter((text) => text !== "");
}

/** Every element with its attributes' names, each once: `text@x@y`. */
export function shapesOf(elements: Element[]): string[] {
  const shapes = elements.map(({ name, attributes }) =>
    [name, ...Object.keys(attributes).sort()].join("@"),
  );
  return [...new Set(shapes)].sort();
}

/** The text of the style sheet. */
export function styleOf(elements: Element[]): string {
  return elements.find(({ name }) => name === "style")?.text ?? "";
}

/** The path data of every drawn line, in the order of the series. */
export function linesOf(svg: string): string[] {
  return (
    readSvg(svg)
      // The swatches of a legend look like lines, but stand in the picture itself.
      .filter((element) => element.name === "path" && element.path.length > 1)
      .filter((element) => hasClass(element, CLASSES.line))
      .map(({ attributes }) => attributes["d"] ?? "")
  );
}
