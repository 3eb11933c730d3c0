import { MAX_ADDRESS_LENGTH } from "../limits.ts";
import type { HttpRequest } from "./http.ts";

/** A request as the viewer sent it to the proxy in front of this server. */
export function asForwarded(request: HttpRequest): HttpRequest {
  const proto = request.header("x-forwarded-proto")?.split(",")[0]?.trim();
  return {
    ...request,
    // Only the last address is the proxy's own; those before it are what the viewer claims.
    address: forwarded(request, "x-forwarded-for", -1) ?? request.address,
    host: forwarded(request, "x-forwarded-host", 0) ?? request.host,
    scheme: proto === "https" || proto === "http" ? proto : request.scheme,
  };
}

function forwarded(request: HttpRequest, name: string, at: number): string | undefined {
  const value = request.header(name)?.split(",").at(at)?.trim();
  return value === undefined || value === "" ? undefined : value.slice(0, MAX_ADDRESS_LENGTH);
}
