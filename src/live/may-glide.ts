import {
  getMarkType,
  isFigure,
  resolveMarkSettings,
  type Settings,
  type XKind,
} from "../chart/inner-face.ts";

/** Whether a live chart may glide along an axis of this kind. If not, its frames are pictures as they are. */
export function mayGlide(settings: Settings, xAxis: XKind | undefined): boolean {
  if (settings.glide === "never" || isFigure(settings.type)) return false;
  return settings.glide === "always" || (xAxis === "time" && mayHaveLines(settings));
}

/** Whether a series may come whose marks have no width. Its name, and so its own mark, is not known yet. */
function mayHaveLines(settings: Settings): boolean {
  const options = [{}, ...Object.values(settings.series)];
  return options.some((one) => !getMarkType(resolveMarkSettings(one, settings).kind).hasBandwidth);
}
