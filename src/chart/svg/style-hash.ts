import { PlotcastError } from "../../error.ts";

const STYLE = /<style[^>]*>([^<]*)<\/style>/;

/**
 * What a `Content-Security-Policy` has to name for a chart's style to hold in a page, such as
 * `'sha256-…'`: `style-src ${await styleHash(svg)}`. Charts that look the same have the same; for
 * live charts, whose style may change, give the page's nonce as option `nonce` instead.
 *
 * @throws PlotcastError `INPUT_INVALID` where the text has no style.
 */
export async function styleHash(svg: string): Promise<string> {
  const style = STYLE.exec(svg)?.[1];
  if (style === undefined) {
    throw new PlotcastError("INPUT_INVALID", "styleHash: expected the SVG of a chart");
  }
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
