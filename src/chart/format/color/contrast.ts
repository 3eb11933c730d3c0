import { clamp } from "../../base/clamp.ts";
import { type Channels, mapChannels } from "./channels.ts";
import { OKLCH, SRGB } from "./color-spaces.ts";
import type { Rgba } from "./resolve-color.ts";

/** Relative luminance (WCAG 2.2), from 0 to 1. */
function luminance(rgb: Channels): number {
  const [r, g, b] = SRGB.toLinear(rgb);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast (WCAG 2.2) of two opaque colours, from 1 to 21. */
function contrastRatio(one: Channels, other: Channels): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** On this luminance, black and white have the same contrast: 4.6. */
const EVEN_LUMINANCE = 0.179;

/** Whether white can be read on a colour better than black. */
export function isDark({ rgb }: Rgba): boolean {
  return luminance(rgb) < EVEN_LUMINANCE;
}

/** The opaque colour that is seen where one lies on another. */
export function blend({ rgb, alpha }: Rgba, ground: Channels): Channels {
  const channel = (i: 0 | 1 | 2) => rgb[i] * alpha + ground[i] * (1 - alpha);
  return [channel(0), channel(1), channel(2)];
}

/**
 * The closest colour of the same hue that reaches a contrast on a ground: darker on a light one,
 * lighter on a dark one.
 */
export function readableColor(color: Rgba, ground: Channels, contrast: number): Channels {
  const seen = color.alpha === 1 ? color.rgb : blend(color, ground);
  if (contrastRatio(seen, ground) >= contrast) return seen;
  const [lightness, chroma, hue] = OKLCH.fromLinear(SRGB.toLinear(seen));
  const end = luminance(ground) < EVEN_LUMINANCE ? 1 : 0;
  let [failing, enough] = [lightness, end];
  for (let step = 0; step < 12; step++) {
    const middle = (failing + enough) / 2;
    if (contrastRatio(toScreen([middle, chroma, hue]), ground) < contrast) failing = middle;
    else enough = middle;
  }
  return toScreen([enough, chroma, hue]);
}

/** Oklch as sRGB in the steps of two digits, with as much of its chroma as a screen shows. */
function toScreen([lightness, chroma, hue]: Channels): Channels {
  let rgb: Channels;
  let c = chroma;
  do {
    rgb = SRGB.fromLinear(OKLCH.toLinear([lightness, Math.max(0, c), hue]));
    c -= 0.01;
  } while (c > -0.01 && rgb.some((value) => value < -0.001 || value > 1.001));
  return quantize(rgb);
}

function quantize(rgb: Channels): Channels {
  return mapChannels(rgb, (value) => Math.round(clamp(value, 0, 1) * 255) / 255);
}
