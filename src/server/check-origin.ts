import { PlotcastError, describeValue } from "../error.ts";
import type { HttpRequest } from "./http.ts";

/**
 * Refuses posts from pages of other sites. Such a page can make its reader's browser post here, but
 * not without an `Origin` header.
 *
 * @throws PlotcastError `FORBIDDEN`.
 */
export function checkOrigin(request: HttpRequest): void {
  const origin = request.header("origin");
  if (origin === undefined || readHost(origin) === request.header("host")) return;
  throw new PlotcastError(
    "FORBIDDEN",
    `header origin: expected a page of this server, got ${describeValue(origin)}`,
  );
}

function readHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
