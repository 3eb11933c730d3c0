import { bollinger } from "../../data/stats/bollinger.ts";
import { movingAverage } from "../../data/stats/moving-average.ts";
import type { Layer } from "../mark-type.ts";
import type { Series } from "../../data/series.ts";
import type { MarkKind } from "../../options/options.ts";
import type { Settings } from "../../options/settings.ts";
import type { MarkType, MarkTypes } from "../mark-type.ts";
import type { MarkSettings } from "../../options/mark-settings.ts";

export function hasDerivedSeries({ mark }: Layer): boolean {
  return mark.average !== undefined || mark.bollinger !== undefined;
}

/** A layer and what is asked to be drawn with it, in its colour. */
export function addDerivedSeries(layer: Layer, settings: Settings, types: MarkTypes): Layer[] {
  const { mark, series } = layer;
  const companions: Layer[] = [];
  // In a chart that lies down all is drawn as bars.
  const typeOf = (kind: MarkKind) => (settings.horizontal ? layer.type : types.get(kind)!);
  if (mark.bollinger !== undefined) {
    const { points = 20, deviations = 2 } = mark.bollinger;
    const { mean, low, high } = bollinger(series.ys, points, deviations);
    const name = `${series.name} ± ${deviations}σ (${points})`;
    companions.push(deriveLayer(layer, typeOf("range"), { name, ys: mean, fields: { low, high } }));
  }
  if (mark.average !== undefined) {
    const mean = movingAverage(series.ys, mark.average);
    const name = `${series.name} (mean of ${mark.average})`;
    companions.push(deriveLayer(layer, typeOf("line"), { name, ys: mean }));
  }
  const bare: MarkSettings = { ...mark, average: undefined, bollinger: undefined };
  return [{ ...layer, mark: bare }, ...companions];
}

function deriveLayer(
  { series, mark, index, hidden }: Layer,
  type: MarkType,
  own: Pick<Series, "name" | "ys" | "fields">,
): Layer {
  const { streamId: _streamId, extremaIndex: _extremes, fields: _fields, ...rest } = series;
  return {
    series: { ...rest, ...own },
    mark: {
      ...mark,
      kind: type.kind,
      dashed: true,
      stack: false,
      average: undefined,
      bollinger: undefined,
    },
    type,
    index,
    hidden,
    y1: own.ys,
    derived: true,
  };
}
