import { clamp } from "../../base/clamp.ts";
import { type Channels, mapChannels } from "./channels.ts";
import { type ColorSpaces, SCREEN_SPACES, SRGB } from "./color-spaces.ts";
import type { ColorNode, MixNode } from "./color-syntax.ts";

/** A colour as a screen shows it: channels of sRGB and alpha, from 0 to 1. */
export interface Rgba {
  readonly rgb: Channels;
  readonly alpha: number;
}

/** A colour as far as it can be resolved without a page. */
export type Resolved =
  | Rgba
  /** The part that depends on a page, or the name of a space that was not given. */
  | { readonly unknown: string };

type Scheme = "light" | "dark";

interface Context {
  scheme: Scheme;
  spaces: ColorSpaces;
}

/** In linear light, unlimited: colours are mixed before they are clipped to what a screen shows. */
interface Light {
  readonly linear: Channels;
  readonly alpha: number;
}

/**
 * The colour that a browser would show.
 *
 * @param scheme which colour of `light-dark()`.
 */
export function resolveColor(
  node: ColorNode,
  scheme: Scheme,
  spaces: ColorSpaces = SCREEN_SPACES,
): Resolved {
  const light = resolveLight(node, { scheme, spaces });
  if ("unknown" in light) return light;
  const rgb = mapChannels(SRGB.fromLinear(light.linear), (value) => clamp(value, 0, 1));
  return { rgb, alpha: light.alpha };
}

function resolveLight(node: ColorNode, context: Context): Light | { unknown: string } {
  const { scheme, spaces } = context;
  switch (node.kind) {
    case "absolute": {
      const linear = spaces[node.space]?.toLinear(node.channels);
      return linear === undefined ? { unknown: node.space } : { linear, alpha: node.alpha };
    }
    case "light-dark":
      return resolveLight(scheme === "light" ? node.light : node.dark, context);
    case "var":
      return node.fallback === undefined
        ? { unknown: node.text }
        : resolveLight(node.fallback, context);
    case "mix":
      return mix(node, context);
    default:
      return systemColor(node.text, scheme) ?? { unknown: node.text };
  }
}

/** `Canvas` and `CanvasText`, which are the same in all browsers by default. */
function systemColor(text: string, scheme: Scheme): Light | undefined {
  const isGround = text === "canvas";
  if (!isGround && text !== "canvastext") return undefined;
  const value = isGround === (scheme === "light") ? 1 : isGround ? 0.0060488 : 0;
  return { linear: [value, value, value], alpha: 1 };
}

/** CSS Color 4, section 12: interpolation, with alpha premultiplied. */
function mix(node: MixNode, context: Context): Light | { unknown: string } {
  const one = resolveLight(node.one, context);
  const other = resolveLight(node.other, context);
  const space = context.spaces[node.space];
  if ("unknown" in one) return one;
  if ("unknown" in other) return other;
  if (space === undefined) return { unknown: node.space };
  const { share } = node;
  const alpha = one.alpha * (1 - share) + other.alpha * share;
  const [from, to] = [space.fromLinear(one.linear), space.fromLinear(other.linear)];
  const channel = (i: 0 | 1 | 2): number => {
    if (i === space.hue) return mixHues(from, to, i, node);
    const sum = from[i] * one.alpha * (1 - share) + to[i] * other.alpha * share;
    return alpha === 0 ? 0 : sum / alpha;
  };
  const linear = space.toLinear([channel(0), channel(1), channel(2)]);
  return { linear, alpha: alpha * node.opacity };
}

function mixHues(from: Channels, to: Channels, at: 0 | 2, node: MixNode): number {
  // A grey has no hue: it takes the other's.
  const one = isGrey(from, node.space) ? to[at] : from[at];
  const other = isGrey(to, node.space) ? one : to[at];
  return one + hueTurn(other - one, node.way) * node.share;
}

function isGrey([, b, c]: Channels, space: string): boolean {
  if (space === "hwb") return b + c > 0.9999;
  return b < (space === "lch" ? 0.0015 : 0.0001);
}

/** CSS Color 4, 12.4: which way round the circle, and how far. */
function hueTurn(turn: number, way: string): number {
  if (way === "increasing") return turn < 0 ? turn + 360 : turn;
  if (way === "decreasing") return turn > 0 ? turn - 360 : turn;
  if (way === "shorter") return turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  // The longer way between equal hues is the whole circle.
  if (turn > 0 && turn < 180) return turn - 360;
  return turn > -180 && turn <= 0 ? turn + 360 : turn;
}

/** `#rrggbb`, or `#rrggbbaa` where it is not opaque. */
export function hexColor({ rgb, alpha }: Rgba): string {
  const channels = alpha < 1 ? [...rgb, alpha] : rgb;
  const hex = (value: number) =>
    Math.round(value * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${channels.map(hex).join("")}`;
}
