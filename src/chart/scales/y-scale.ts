import type { YScaleKind } from "../options/choices.ts";
import { log10OrNaN } from "./log-scale.ts";
import { linearScale, type Scale, type Transform, transformedScale } from "./scale.ts";
import { symlog, symlogConstant } from "./symlog-scale.ts";

/** What values of a domain go through before they are scaled linearly; undefined where nothing. */
export function yTransform(domain: [number, number], kind: YScaleKind): Transform | undefined {
  if (kind === "linear") return undefined;
  if (kind === "log") return log10OrNaN;
  const constant = symlogConstant(domain);
  return (value) => symlog(value, constant);
}

/** The scale of a y axis, `height` pixels high. @param transform see `yTransform`. */
export function createYScale(
  [low, high]: [number, number],
  height: number,
  transform: Transform | undefined,
  fromTop = false,
): Scale {
  const domain: [number, number] = fromTop ? [low, high] : [high, low];
  return transform === undefined
    ? linearScale(domain, height)
    : transformedScale(domain, height, transform);
}
