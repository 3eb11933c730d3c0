import { checkText, refuse } from "./check-options.ts";

/** Where a broker is. */
export interface Broker {
  url: string;
  /** As people may see it: without a password. */
  shown: string;
}

const EXPECTED = 'a URL, as in "mqtt://localhost:1883"';

/**
 * Reads the URL of a broker; a bare host is enough.
 *
 * @throws PlotcastError OPTION_INVALID.
 */
export function readBroker(text: string): Broker {
  checkText("url", text, EXPECTED);
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `mqtt://${text}`;
  if (!URL.canParse(full)) refuse("url", EXPECTED, text);
  const url = new URL(full);
  const isKnown = /^(?:mqtts?|tcp|ssl|tls|wss?):$/.test(url.protocol);
  if (!isKnown || url.hostname === "") refuse("url", EXPECTED, text);
  return { url: full, shown: `${url.protocol}//${url.host}` };
}
