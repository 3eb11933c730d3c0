import { checkText, refuse } from "./check-options.ts";

/** Where a page is scraped. */
export interface Target {
  url: string;
  /** With its port, where it is no usual one. */
  host: string;
  /** The URL as people may see it: without a password. */
  shown: string;
  /** What the URL says of who asks. */
  headers: Record<string, string>;
}

const EXPECTED = 'a URL, as in "http://localhost:9100/metrics"';

/**
 * Reads the URL of a target. "localhost:9100" is enough.
 *
 * @throws PlotcastError OPTION_INVALID.
 */
export function readTarget(text: string): Target {
  checkText("url", text, EXPECTED);
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(full)) refuse("url", EXPECTED, text);
  const url = new URL(full);
  if (!/^https?:$/.test(url.protocol)) refuse("url", EXPECTED, text);
  if (!/^[^:]+:\/\/[^/?#]*[/?#]/.test(full)) url.pathname = "/metrics";
  const { username, password } = url;
  url.username = "";
  url.password = "";
  url.hash = "";
  return {
    url: url.href,
    host: url.host,
    shown: url.origin + url.pathname,
    headers: username === "" && password === "" ? {} : basicHeader(username, password),
  };
}

function basicHeader(username: string, password: string): Record<string, string> {
  const pair = `${decode(username)}:${decode(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
