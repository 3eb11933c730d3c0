import { valueLabels } from "./format/value-labels.ts";
import { exactEventLabels } from "./layout/axes/ordinal-axis.ts";
import { shareLabels, withShareAxes } from "./layout/axes/share-axis.ts";
import { findCategories, findXKind } from "./layout/axes/x-scale.ts";
import { createLayers } from "./layout/layer.ts";
import type { Layer } from "./layout/mark-type.ts";
import { transformLayers } from "./layout/transforms/transforms.ts";
import type { AxisSettings, Settings } from "./options/settings.ts";
import type { XKind } from "./options/choices.ts";
import type { RenderTable } from "./table.ts";
import { momentNames, tableSettings, writeTable } from "./write-table.ts";

/** Renders the data of a chart without axes: with the labels that axes would have, but without a layout. */
export const renderFigureTable: RenderTable = (all, settings, types) => {
  const shown: Settings = { ...tableSettings(all, settings), type: "bar" };
  const layers = transformLayers(createLayers(all, shown, types), shown, types);
  const { locale, ...axes } = withShareAxes(layers, shown);
  const xKind = findXKind(layers, shown);
  const source = {
    layers,
    xKind,
    rowName: rowName(layers, xKind, shown),
    labelsOf: ({ mark, shares }: Layer) =>
      axisLabels(axes[mark.axis], shares !== undefined, locale),
  };
  return writeTable(source, settings);
};

/** The labels of an axis: of values, or of the shares that it shows instead. */
function axisLabels(axis: AxisSettings, areShares: boolean, locale: string) {
  const { format, unit, rawUnit } = axis;
  const labels = valueLabels({ format, unit: unit === "" ? undefined : unit, locale });
  if (rawUnit === undefined) return labels;
  const shares = shareLabels(labels, axis, locale);
  return areShares ? shares : shares.raw!;
}

/** Names a row as an x axis of this kind would. */
function rowName(layers: Layer[], kind: XKind, settings: Settings): (x: number) => string {
  if (kind === "time") return momentNames(layers, settings);
  if (kind === "ordinal") return exactEventLabels(layers, settings);
  const names = findCategories(layers);
  if (kind === "band") return (index) => names[index] ?? "";
  return valueLabels({ format: settings.xFormat, locale: settings.locale }).exact;
}
