import { retryText } from "../sse/event.ts";
import { type EventFormat, plainFormat } from "./event-format.ts";

/** ACK. No chart can have this name, as it is a control character. */
const SIGN = "\u0006";

/**
 * What `<live-chart>` reads: each event is named after its chart, and a silent connection gives signs of life
 * that a page hears. Without them it could not tell a quiet chart from a network that is gone.
 */
export const ELEMENT_FORMAT: EventFormat = {
  ...plainFormat(true),
  key: "element",
  first: (retryMs, keepAliveMs) =>
    retryText(retryMs) + (keepAliveMs === undefined ? "" : signText(keepAliveMs)),
  sign: signText,
};

/** Says when to expect the next one at the latest, in ms. */
function signText(keepAliveMs: number): string {
  return `event: ${SIGN}\ndata: ${keepAliveMs}\n\n`;
}
