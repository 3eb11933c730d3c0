// Colour as the eye takes it: contrast (WCAG 2), colour vision deficiency, CIEDE2000.

export type Rgb = [number, number, number];

/** sRGB of `#rgb` or `#rrggbb`, each channel from 0 to 1. */
function rgbOf(color: string): Rgb {
  const hex = color.length === 4 ? color.replace(/[^#]/g, "$&$&") : color;
  const at = (i: number) => Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255;
  return [at(0), at(1), at(2)];
}

const toLinear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);

export function contrastOf(one: string, other: string): number {
  const luminance = (color: string) => {
    const [r, g, b] = rgbOf(color).map(toLinear) as Rgb;
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** Machado, Oliveira, Fernandes 2009, severity 1.0, for linear RGB. */
export const DEFICIENCIES = {
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
};

export type Deficiency = keyof typeof DEFICIENCIES;

/**
 * Brettel, Viénot, Mollon 1997, for linear sRGB (as in libDaltonLens): two half-planes, and the
 * normal of the plane between them.
 */
const HALF_PLANES: Record<string, readonly [readonly number[], readonly number[], Rgb]> = {
  protanopia: [
    [0.1498, 1.19548, -0.34528, 0.10764, 0.84864, 0.04372, 0.00384, -0.0054, 1.00156],
    [0.1457, 1.16172, -0.30742, 0.10816, 0.85291, 0.03892, 0.00386, -0.00524, 1.00139],
    [0.00048, 0.00393, -0.00441],
  ],
  deuteranopia: [
    [0.36477, 0.86381, -0.22858, 0.26294, 0.64245, 0.09462, -0.02006, 0.02728, 0.99278],
    [0.37298, 0.88166, -0.25464, 0.25954, 0.63506, 0.1054, -0.0198, 0.02784, 0.99196],
    [-0.00281, -0.00611, 0.00892],
  ],
  tritanopia: [
    [1.01277, 0.13548, -0.14826, -0.01243, 0.86812, 0.14431, 0.07589, 0.805, 0.11911],
    [0.93678, 0.18979, -0.12657, 0.06154, 0.81526, 0.1232, -0.37562, 1.12767, 0.24796],
    [0.03901, -0.02788, -0.01113],
  ],
};

/** The matrix of Brettel's simulation for one colour. */
function brettelMatrix(color: string, deficiency: Deficiency): readonly number[] {
  const planes = HALF_PLANES[deficiency];
  if (planes === undefined) return DEFICIENCIES.none;
  const [one, other, normal] = planes;
  const linear = rgbOf(color).map(toLinear);
  const side = normal.reduce((sum, n, i) => sum + n * (linear[i] ?? 0), 0);
  return side >= 0 ? one : other;
}

/** CIELAB (D65) of a colour as it is seen. */
function labOf(color: string, matrix: readonly number[]): Rgb {
  const [r, g, b] = rgbOf(color).map(toLinear) as Rgb;
  const row = (i: number) => {
    const [x = 0, y = 0, z = 0] = matrix.slice(i, i + 3);
    return Math.min(1, Math.max(0, x * r + y * g + z * b));
  };
  const [R, G, B] = [row(0), row(3), row(6)];
  const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124564 * R + 0.3575761 * G + 0.1804375 * B) / 0.95047);
  const y = f(0.2126729 * R + 0.7151522 * G + 0.072175 * B);
  const z = f((0.0193339 * R + 0.119192 * G + 0.9503041 * B) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const DEG = Math.PI / 180;

/** ΔE2000 (Sharma, Wu, Dalal 2005) of two colours as they are seen. */
export function differenceOf(one: string, other: string, deficiency: Deficiency): number {
  const matrix = DEFICIENCIES[deficiency];
  return ciede2000(labOf(one, matrix), labOf(other, matrix));
}

/** The same under Brettel's simulation. */
export function brettelDifferenceOf(one: string, other: string, deficiency: Deficiency): number {
  const seen = (color: string) => labOf(color, brettelMatrix(color, deficiency));
  return ciede2000(seen(one), seen(other));
}

/** CIELAB's lightness, from 0 to 100: what is left of a colour in grey. */
export function lightnessOf(color: string): number {
  return labOf(color, DEFICIENCIES.none)[0];
}

export function ciede2000([L1, a1, b1]: Rgb, [L2, a2, b2]: Rgb): number {
  const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const G = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)));
  const [A1, A2] = [(1 + G) * a1, (1 + G) * a2];
  const [C1, C2] = [Math.hypot(A1, b1), Math.hypot(A2, b2)];
  const hue = (a: number, b: number) =>
    a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / DEG + 360) % 360;
  const [h1, h2] = [hue(A1, b1), hue(A2, b2)];
  const grey = C1 * C2 === 0;
  const turn = grey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dH = 2 * Math.sqrt(C1 * C2) * Math.sin((turn / 2) * DEG);
  const L = (L1 + L2) / 2;
  const C = (C1 + C2) / 2;
  const sum = h1 + h2;
  const apart = Math.abs(h1 - h2) > 180;
  const H = grey ? sum : apart ? (sum + (sum < 360 ? 360 : -360)) / 2 : sum / 2;
  const T =
    1 -
    0.17 * Math.cos((H - 30) * DEG) +
    0.24 * Math.cos(2 * H * DEG) +
    0.32 * Math.cos((3 * H + 6) * DEG) -
    0.2 * Math.cos((4 * H - 63) * DEG);
  const SL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const SC = 1 + 0.045 * C;
  const SH = 1 + 0.015 * C * T;
  const RC = 2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7));
  const RT = -RC * Math.sin(60 * Math.exp(-(((H - 275) / 25) ** 2)) * DEG);
  const [l, c, h] = [(L2 - L1) / SL, (C2 - C1) / SC, dH / SH];
  return Math.sqrt(l * l + c * c + h * h + RT * c * h);
}
