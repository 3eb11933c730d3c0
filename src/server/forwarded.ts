import { MAX_ADDRESS_LENGTH, MAX_HOST_LENGTH } from "../limits.ts";
import type { HttpRequest } from "./http.ts";

/** A request as the viewer sent it to the proxy in front of this server. */
export function asForwarded(request: HttpRequest): HttpRequest {
  const proto = forwarded(request, "x-forwarded-proto", MAX_ADDRESS_LENGTH);
  return {
    ...request,
    address: forwarded(request, "x-forwarded-for", MAX_ADDRESS_LENGTH) ?? request.address,
    host: forwarded(request, "x-forwarded-host", MAX_HOST_LENGTH) ?? request.host,
    scheme: proto === "https" || proto === "http" ? proto : request.scheme,
  };
}

/**
 * The last value of a list. Only that one is the proxy's own: those before it are what the viewer claims,
 * as proxies such as Apache add to what they get.
 */
function forwarded(request: HttpRequest, name: string, maxLength: number): string | undefined {
  const value = request.header(name)?.split(",").at(-1)?.trim();
  return value === undefined || value === "" ? undefined : value.slice(0, maxLength);
}
