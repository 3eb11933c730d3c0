import { withChanges } from "../../base/with-changes.ts";
import { createFormat, type NumberFormat } from "../../format/number-format.ts";
import { valueLabels, type NumberLabels } from "../../format/value-labels.ts";
import { shareLabel } from "../../format/share-label.ts";
import { getLocale } from "../../format/locale.ts";
import type { AxisName } from "../../options/choices.ts";
import type { AxisSettings, Settings } from "../../options/settings.ts";
import type { Layer } from "../mark-type.ts";
import { isPercentStacked } from "../marks/stack-key.ts";

/** The settings of a chart whose axes are percentages where values are stacked as shares. */
export function withShareAxes(layers: readonly Layer[], settings: Settings): Settings {
  const [y, y2] = (["y", "y2"] as const).map((name) => shareAxis(layers, name, settings));
  return y === settings.y && y2 === settings.y2 ? settings : { ...settings, y: y!, y2: y2! };
}

function shareAxis(layers: readonly Layer[], name: AxisName, settings: Settings): AxisSettings {
  const axis = settings[name];
  const isOfShares = layers.some((layer) => layer.mark.axis === name && isPercentStacked(layer));
  return isOfShares ? withChanges(axis, { unit: "%", rawUnit: axis.unit }) : axis;
}

/** Significant digits of a value beside an axis that is not its own. */
const RAW_DIGITS = 4;
/** Digits of a share, or of the rest where that is smaller. */
const SHARE_DIGITS = 3;

/** The labels of an axis of percentages, of the shares on it, and of the values behind those. */
export function shareLabels(
  labels: NumberLabels,
  { format, valueFormat, rawUnit }: AxisSettings,
  locale: string,
): NumberLabels {
  const share = shareLabel(locale, SHARE_DIGITS);
  const formatted = (given: NumberFormat | undefined) =>
    given === undefined ? share : createFormat(given, getLocale(locale));
  const unit = rawUnit === "" ? undefined : rawUnit;
  const raw = valueLabels({ valueFormat, unit, locale }, RAW_DIGITS);
  const value = formatted(valueFormat ?? format);
  return withChanges(labels, { value, exact: formatted(format), raw, write: undefined });
}
