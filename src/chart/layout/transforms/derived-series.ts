import { bollinger } from "../../data/stats/bollinger.ts";
import { movingAverage } from "../../data/stats/moving-average.ts";
import type { Layer } from "../layer.ts";
import type { Series } from "../../data/series.ts";
import type { MarkSettings } from "../../options/settings.ts";

export function hasDerivedSeries({ mark }: Layer): boolean {
  return mark.average !== undefined || mark.bollinger !== undefined;
}

/** A layer and what is asked to be drawn with it, in its colour. */
export function addDerivedSeries(layer: Layer): Layer[] {
  const { mark, series } = layer;
  const companions: Layer[] = [];
  if (mark.bollinger !== undefined) {
    const { points = 20, deviations = 2 } = mark.bollinger;
    const { mean, low, high } = bollinger(series.ys, points, deviations);
    const name = `${series.name} ± ${deviations}σ (${points})`;
    companions.push(deriveLayer(layer, name, mean, "range", { low, high }));
  }
  if (mark.average !== undefined) {
    const mean = movingAverage(series.ys, mark.average);
    companions.push(deriveLayer(layer, `${series.name} (mean of ${mark.average})`, mean, "line"));
  }
  const bare: MarkSettings = { ...mark, average: undefined, bollinger: undefined };
  return [{ ...layer, mark: bare }, ...companions];
}

function deriveLayer(
  { series, mark, index, hidden }: Layer,
  name: string,
  ys: Float64Array,
  kind: "line" | "range",
  fields?: Series["fields"],
): Layer {
  const { name: _name, streamId: _lineage, extremes: _extremes, fields: _fields, ...rest } = series;
  const own: Series = fields === undefined ? { ...rest, name, ys } : { ...rest, name, ys, fields };
  const settings: MarkSettings = { ...mark, kind, dashed: true, stack: false };
  return {
    series: own,
    mark: { ...settings, average: undefined, bollinger: undefined },
    index,
    hidden,
    y1: ys,
    derived: true,
  };
}
