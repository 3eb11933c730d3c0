/** Three channels of a colour in some space. */
export type Channels = readonly [number, number, number];

export type Matrix = readonly [Channels, Channels, Channels];

/** A colour space: to and from linear-light sRGB, which may go beyond 0 … 1. */
export interface ColorSpace {
  toLinear(channels: Channels): Channels;
  fromLinear(channels: Channels): Channels;
  /** Which channel is a hue in degrees, if one is. */
  readonly hue?: 0 | 2;
}

export function multiply(matrix: Matrix, [x, y, z]: Channels): Channels {
  const row = ([a, b, c]: Channels) => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

export function invert([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const [A, B, C] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const det = a * A + b * B + c * C;
  const row = (x: number, y: number, z: number): Channels => [x / det, y / det, z / det];
  return [
    row(A, c * h - b * i, b * f - c * e),
    row(B, a * i - c * g, c * d - a * f),
    row(C, b * g - a * h, a * e - b * d),
  ];
}

/** Each channel changed by itself. */
export function mapChannels([a, b, c]: Channels, change: (value: number) => number): Channels {
  return [change(a), change(b), change(c)];
}
