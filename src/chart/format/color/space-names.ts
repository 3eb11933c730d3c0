/** The spaces of CSS's `color()`. */
export const RGB_SPACE_NAMES: ReadonlySet<string> = new Set(
  "srgb srgb-linear display-p3 a98-rgb prophoto-rgb rec2020 xyz xyz-d65 xyz-d50".split(" "),
);

/** The other spaces of `color-mix()`: those whose colours have a hue, and those that have none. */
const POLAR_SPACES = /^(?:hsl|hwb|(?:ok)?lch)$/;
const LAB_SPACES = /^(?:ok)?lab$/;

/** Whether CSS can mix colours in a space of this name. */
export function isMixSpace(name: string): boolean {
  return RGB_SPACE_NAMES.has(name) || LAB_SPACES.test(name) || hasHue(name);
}

/** Whether colours of a space have a hue. */
export function hasHue(space: string): boolean {
  return POLAR_SPACES.test(space);
}
