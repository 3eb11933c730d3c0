/** Outdoes a chart's own style, but not what a page says of a class. */
const PLACE =
  "live-chart>svg{width:100%}live-chart>svg[data-time] .h:not(.p) *{pointer-events:none}" +
  // That of the moment at the pointer, which need not be in this chart.
  "live-chart>svg[data-time] .h>[style*=op] svg{display:inline}";
/** How many styles are remembered. */
const MAX_KNOWN = 99;

export type Root = Document | ShadowRoot;

/** A style, and in which parts of the page how many charts have it. */
interface Style {
  sheet: CSSStyleSheet;
  charts: Map<Root, number>;
}

/**
 * The styles of all charts, by their text. A browser tries each sheet on every element of the page, and a new one has
 * the whole page worked out anew, so charts that look the same share theirs, but for each document: none takes the
 * sheets of another, such as that of a small window that a chart was moved to.
 */
const styles = new WeakMap<Document, Map<string, Style>>();

/** Styles by the class of the pictures that had them, the newest last. */
const known = new Map<string, string>();

/** Creates a sheet that this document takes. */
export function createSheet({ defaultView }: Document, css: string): CSSStyleSheet {
  const sheet = new (defaultView as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/**
 * Gives a part of the page the style of one chart more.
 *
 * @returns what takes it away again.
 */
export function addStyle(root: Root, css: string): () => void {
  const page = root.ownerDocument ?? root;
  const shared = styles.get(page) ?? new Map<string, Style>();
  styles.set(page, shared);
  const style = shared.get(css) ?? { sheet: createSheet(page, PLACE + css), charts: new Map() };
  const { sheet, charts } = style;
  const count = charts.get(root) ?? 0;
  // A browser takes them from what moves to another document, and is back.
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  charts.set(root, count + 1);
  shared.set(css, style);
  return () => {
    const left = charts.get(root)! - 1;
    charts.set(root, left);
    if (left) return;
    charts.delete(root);
    if (!charts.size) shared.delete(css);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}

/**
 * Takes the style out of a picture: a strict Content-Security-Policy forbids it in the page.
 *
 * @returns undefined where a picture has lost it. That of a copy is known: frameworks keep copies of the pages that
 * they leave, and show them when their readers go back.
 */
export function takeStyle(svg: Element): string | undefined {
  const name = svg.getAttribute("class")!;
  const style = svg.querySelector("style");
  style?.remove();
  const css = style?.textContent ?? known.get(name);
  if (!css) return undefined;
  known.delete(name);
  known.set(name, css);
  if (known.size > MAX_KNOWN) known.delete(known.keys().next().value!);
  return css;
}
