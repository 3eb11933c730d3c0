import type { HttpRequest } from "./http.ts";
import { MAX_ADDRESS_LENGTH } from "../limits.ts";

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;

/**
 * The address that a viewer is counted under. The loopback address counts as none: it is a proxy, or
 * someone who could do worse.
 */
export function clientAddress(request: HttpRequest, trustProxy = false): string | undefined {
  const address = (trustProxy ? forwardedFor(request) : undefined) ?? request.address;
  return address === undefined || LOOPBACK.test(address) ? undefined : address;
}

// Only the last address is the proxy's own; those before it are what the viewer claims.
function forwardedFor(request: HttpRequest): string | undefined {
  const last = request.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return last === undefined || last === "" ? undefined : last.slice(0, MAX_ADDRESS_LENGTH);
}
