import { MAX_NAME_LENGTH } from "../limits.ts";

/** What stands before a chart's name in a path. */
const STARTS = ["/c/", "/charts/", "/api/push/", "/api/annotate/"];
/** A character is up to nine, percent-encoded. What is longer holds no name. */
const MAX_LENGTH = 9 * MAX_NAME_LENGTH + 32;

/**
 * Encodes the slashes of a chart's name that came as they are: a proxy decodes them where it changes the path,
 * as nginx does where its `proxy_pass` names one. Gives each way to read the path, the longest name first.
 *
 * @param isAnywhere whether the path may begin with what the charts are mounted at.
 */
export function* encodeSlashes(path: string, isAnywhere: boolean): Generator<string> {
  for (let at = 0; at >= 0; at = isAnywhere ? path.indexOf("/", at + 1) : -1) {
    if (path.length - at > MAX_LENGTH) continue;
    const start = STARTS.find((one) => path.startsWith(one, at));
    const rest = path.slice(at + (start?.length ?? 0));
    if (start !== undefined && rest.includes("/")) yield start + rest.replaceAll("/", "%2F");
  }
}
