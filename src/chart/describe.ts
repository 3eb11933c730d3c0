import { trendOf } from "./derived/trend.ts";
import { escapeXml } from "./escape.ts";
import type { LaidOut } from "./layout.ts";
import type { Settings } from "./settings.ts";
import { labelsOf } from "./tooltip.ts";

const MOST_DESCRIBED = 8;

/** What a screen reader can be asked for: of each series its range, its last value and its trend. */
export function describe(laidOut: LaidOut, { description }: Settings): string {
  if (description !== undefined) return "";
  const { layout, layers, scaffold } = laidOut;
  let text = "";
  let told = 0;
  for (let m = 0; m < layers.length && told < MOST_DESCRIBED; m++) {
    const mark = layout.marks[m]!;
    if (mark.hidden || layers[m]!.derived === true) continue;
    const { series } = layers[m]!;
    const first = layout.x.slides ? mark.first + (mark.leads ? 1 : 0) : 0;
    const trend = trendOf(series.xs, series.ys, first);
    if (trend === undefined) continue;
    const { value } = labelsOf(mark, scaffold);
    const range = `${value(trend.min)} to ${value(trend.max)}`;
    const way = layout.x.kind === "band" ? "" : `, ${trend.direction}`;
    text += `${text === "" ? "" : " "}${series.name}: ${range}, last ${value(trend.last)}${way}.`;
    told++;
  }
  return text === "" ? "" : `<desc>${escapeXml(text)}</desc>`;
}
