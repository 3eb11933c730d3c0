import { type ByteWriter, put } from "../base/byte-writer.ts";
import { escapeXml } from "../format/text/escape.ts";
import type { Settings } from "../options/settings.ts";
import type { Style } from "./style.ts";

/** What a picture's first tag says of its layout. */
interface RootParts {
  width: number;
  height: number;
  /** An attribute that tells scripts where the time axis is, with a space before it; default: none. */
  time?: string;
}

/**
 * Opens a picture: size, accessible name, style and background.
 *
 * @param series what the accessible name lists, but for hidden ones.
 */
export function openRoot(
  out: ByteWriter,
  { width, height, time = "" }: RootParts,
  { scope, css }: Style,
  series: readonly Named[],
  settings: Settings,
): void {
  // A sparkline may stand within a line of text.
  const display = settings.variant === "sparkline" ? "inline-block" : "block";
  put(
    out,
    `<svg xmlns="http://www.w3.org/2000/svg" class="${scope}" display="${display}" width="${settings.outer.width}" height="${settings.outer.height}" ` +
      `viewBox="0 0 ${width} ${height}" role="graphics-document document" ` +
      `aria-label="${escapeXml(accessibleName(series, settings))}"${time}>`,
  );
  const nonce = settings.nonce === undefined ? "" : ` nonce="${escapeXml(settings.nonce)}"`;
  put(out, `<style${nonce}>${css}</style>`);
  if (settings.variant !== "sparkline") {
    put(out, `<rect class="b" width="${width}" height="${height}"/>`);
  }
}

interface Named {
  name: string;
  hidden: boolean;
}

const TYPE_NAMES: Record<Settings["type"], string> = {
  line: "Line chart",
  area: "Area chart",
  bar: "Bar chart",
  scatter: "Scatter chart",
  histogram: "Histogram",
  heatMap: "Heat map",
  candlestick: "Candlestick chart",
  range: "Range chart",
  boxPlot: "Box plot",
  pie: "Pie chart",
  donut: "Donut chart",
  gauge: "Gauge",
  stat: "Figure",
};

/** The chart's name for screen readers: its description, or title, type and series. */
function accessibleName(series: readonly Named[], { title, description, type }: Settings): string {
  if (description !== undefined) return description;
  const names = series.filter(({ hidden }) => !hidden).map(({ name }) => name);
  const typeName = TYPE_NAMES[type];
  const text = names.length === 0 ? typeName : `${typeName} of ${names.join(", ")}`;
  return title === "" ? text : `${title}. ${text}`;
}
