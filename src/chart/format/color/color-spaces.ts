// CSS Color 4, sections 7 to 10; Oklab's matrices are those of Björn Ottosson, 2021.
import {
  type Channels,
  type ColorSpace,
  invert,
  mapChannels,
  type Matrix,
  multiply,
} from "./channels.ts";

/** A power function for negative values, too. */
export function signed(change: (size: number) => number): (value: number) => number {
  return (value) => Math.sign(value) * change(Math.abs(value));
}

/** To linear light, and from it. */
export type Transfer = readonly [
  decode: (value: number) => number,
  encode: (value: number) => number,
];

export const SRGB_TRANSFER: Transfer = [
  signed((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)),
  signed((v) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)),
];

export const SRGB: ColorSpace = {
  toLinear: (rgb) => mapChannels(rgb, SRGB_TRANSFER[0]),
  fromLinear: (linear) => mapChannels(linear, SRGB_TRANSFER[1]),
};

const LINEAR_TO_LMS: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const LMS_TO_OKLAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const LMS_TO_LINEAR = invert(LINEAR_TO_LMS);
const OKLAB_TO_LMS = invert(LMS_TO_OKLAB);

const OKLAB: ColorSpace = {
  toLinear: (lab) =>
    multiply(
      LMS_TO_LINEAR,
      mapChannels(multiply(OKLAB_TO_LMS, lab), (v) => v ** 3),
    ),
  fromLinear: (linear) =>
    multiply(LMS_TO_OKLAB, mapChannels(multiply(LINEAR_TO_LMS, linear), Math.cbrt)),
};

/** The polar form of a space of lightness and two opponent axes. */
export function polar(space: ColorSpace): ColorSpace {
  return {
    hue: 2,
    toLinear([l, c, h]) {
      const angle = (h * Math.PI) / 180;
      return space.toLinear([l, c * Math.cos(angle), c * Math.sin(angle)]);
    },
    fromLinear(linear) {
      const [l, a, b] = space.fromLinear(linear);
      return [l, Math.hypot(a, b), turn((Math.atan2(b, a) * 180) / Math.PI)];
    },
  };
}

/** An angle from 0 to 360 degrees. */
function turn(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

export const OKLCH = polar(OKLAB);

/** Hue, saturation and lightness, each of the latter from 0 to 1. */
const HSL: ColorSpace = {
  hue: 0,
  toLinear([h, s, l]) {
    const channel = (n: number) => {
      const k = (n + turn(h) / 30) % 12;
      return l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    };
    return SRGB.toLinear([channel(0), channel(8), channel(4)]);
  },
  fromLinear(linear) {
    const rgb = SRGB.fromLinear(linear);
    const [min, max] = [Math.min(...rgb), Math.max(...rgb)];
    const l = (min + max) / 2;
    const s = max === min || l === 0 || l === 1 ? 0 : (max - l) / Math.min(l, 1 - l);
    return [hue(rgb, min, max), s, l];
  },
};

/** Hue, whiteness and blackness, each of the latter from 0 to 1. */
const HWB: ColorSpace = {
  hue: 0,
  toLinear([h, white, black]) {
    const sum = Math.max(1, white + black);
    const [w, b] = [white / sum, black / sum];
    const pure = SRGB.fromLinear(HSL.toLinear([h, 1, 0.5]));
    return SRGB.toLinear(mapChannels(pure, (v) => v * (1 - w - b) + w));
  },
  fromLinear(linear) {
    const rgb = SRGB.fromLinear(linear);
    const [min, max] = [Math.min(...rgb), Math.max(...rgb)];
    return [hue(rgb, min, max), min, 1 - max];
  },
};

function hue([r, g, b]: Channels, min: number, max: number): number {
  const range = max - min;
  if (range === 0) return 0;
  const sector =
    max === r ? (g - b) / range : max === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return turn(sector * 60);
}

/** Colour spaces by their names in CSS. */
export type ColorSpaces = Readonly<Record<string, ColorSpace>>;

/**
 * The spaces of most colours that a chart is given. The others would be half as much again in every
 * bundle, for what few charts need: `WIDE_SPACES` has them all.
 */
export const SCREEN_SPACES: ColorSpaces = {
  srgb: SRGB,
  oklab: OKLAB,
  oklch: OKLCH,
  hsl: HSL,
  hwb: HWB,
};
