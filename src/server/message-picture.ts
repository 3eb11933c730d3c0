import { createRenderer, resolveSettings, toText } from "../chart/inner-face.ts";
import { MAX_CACHED_MESSAGES, MAX_NEW_MESSAGES } from "../limits.ts";
import type { ViewOptions } from "../live/view.ts";

/** What a picture says instead of showing a chart. */
export interface Message {
  /** The chart's name; empty for none. */
  title: string;
  text: string;
}

/** The newest: viewers that are refused ask again and again, for the same charts. */
const cache = new Map<string, string>();

/**
 * Makes the pictures of one request. Beyond the first few that are new they have no title: names come from
 * outside, and a refusal must not cost more than what was asked for.
 */
export function createMessagePictures({
  width,
  height,
  theme,
}: ViewOptions): (message: Message) => string {
  let drawn = 0;
  return ({ title, text }) => {
    const keyOf = (name: string) => JSON.stringify([text, width, height, theme, name]);
    const known = cache.get(keyOf(title));
    if (known !== undefined) return known;
    const shown = drawn < MAX_NEW_MESSAGES ? title : "";
    const picture = cache.get(keyOf(shown)) ?? drawMessage({ title: shown, text });
    drawn++;
    keep(keyOf(shown), picture);
    return picture;
  };

  function drawMessage({ title, text }: Message): string {
    const given = Object.entries({ width, height, theme }).filter(([, one]) => one !== undefined);
    const options = { title, note: text, variant: "live", ...Object.fromEntries(given) } as const;
    return createRenderer(resolveSettings(options)).draw(toText, []);
  }
}

function keep(key: string, picture: string): void {
  cache.set(key, picture);
  if (cache.size > MAX_CACHED_MESSAGES) cache.delete(cache.keys().next().value ?? "");
}
