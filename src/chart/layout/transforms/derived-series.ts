import { withChanges } from "../../base/with-changes.ts";
import type { Series } from "../../data/series.ts";
import { bollinger } from "../../data/stats/bollinger.ts";
import { exponentialAverage } from "../../data/stats/exponential-average.ts";
import { movingAverage } from "../../data/stats/moving-average.ts";
import type { MarkKind } from "../../options/choices.ts";
import type { Settings } from "../../options/settings.ts";
import type { Layer, MarkType, MarkTypes } from "../mark-type.ts";

export function hasDerivedSeries({ mark }: Layer): boolean {
  return mark.average !== undefined || mark.ema !== undefined || mark.bollinger !== undefined;
}

const NOTHING_DERIVED = { average: undefined, ema: undefined, bollinger: undefined };

/** A layer, followed by its Bollinger bands and its moving averages, in the same colour. */
export function addDerivedSeries(layer: Layer, settings: Settings, types: MarkTypes): Layer[] {
  const { mark, series } = layer;
  const derived: Layer[] = [];
  // A horizontal chart can only draw bars.
  const findType = (kind: MarkKind) => (settings.horizontal ? layer.type : types.get(kind)!);
  if (mark.bollinger !== undefined) {
    const { points = 20, deviations = 2 } = mark.bollinger;
    const { mean, low, high } = bollinger(series.ys, points, deviations);
    const name = `${series.name} ± ${deviations}σ (${points})`;
    const columns = { name, ys: mean, fields: { low, high } };
    derived.push(deriveLayer(layer, findType("range"), columns));
  }
  if (mark.average !== undefined) {
    const mean = movingAverage(series.ys, mark.average);
    const name = `${series.name} (mean of ${mark.average})`;
    derived.push(deriveLayer(layer, findType("line"), { name, ys: mean }));
  }
  if (mark.ema !== undefined) {
    const ys = exponentialAverage(series.ys, mark.ema);
    derived.push(
      deriveLayer(
        layer,
        findType("line"),
        { name: `${series.name} (EMA of ${mark.ema})`, ys },
        true,
      ),
    );
  }
  const bare = withChanges(mark, NOTHING_DERIVED);
  return [{ ...layer, mark: bare }, ...derived];
}

function deriveLayer(
  { series, unbroken, mark, index, hidden }: Layer,
  type: MarkType,
  columns: Pick<Series, "name" | "ys" | "fields">,
  dotted = false,
): Layer {
  const { name, xKind, xs, startIndex, categories, color } = series;
  const rest: Series = { name, xKind, xs, ys: columns.ys, startIndex };
  if (categories !== undefined) rest.categories = categories;
  if (color !== undefined) rest.color = color;
  return {
    series: withChanges(rest, columns),
    mark: withChanges(mark, {
      kind: type.kind,
      dashed: true,
      dotted,
      stack: false,
      ...NOTHING_DERIVED,
    }),
    type,
    index,
    hidden,
    y1: columns.ys,
    // Its xs are those of the average, too.
    ...(unbroken === undefined ? undefined : { unbroken }),
    derived: true,
  };
}
