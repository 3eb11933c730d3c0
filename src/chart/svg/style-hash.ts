import { PlotcastError } from "../../error.ts";

const STYLE = /<style[^>]*>([^<]*)<\/style>/;

/**
 * The source expression that allows a chart's style under a `Content-Security-Policy`, such as
 * `'sha256-…'`: `style-src ${await styleHash(svg)}`. Charts that look the same share it. The style of
 * a live chart may change, so there set the option `nonce` to the page's nonce instead.
 *
 * @throws PlotcastError `INPUT_INVALID` if the text has no style.
 */
export async function styleHash(svg: string): Promise<string> {
  const style = STYLE.exec(svg)?.[1];
  if (style === undefined) {
    throw new PlotcastError("INPUT_INVALID", "styleHash: expected the SVG of a chart");
  }
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
