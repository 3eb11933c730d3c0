import type { HttpRequest } from "./http.ts";

const THIS_MACHINE = /^(?:::ffff:)?127\.|^::1$/;

/**
 * The address that a viewer counts as. This machine's own counts as none: whoever comes from there
 * is a proxy, or could do worse.
 */
export function addressOf(request: HttpRequest, trustProxy = false): string | undefined {
  const address = (trustProxy ? forwardedFor(request) : undefined) ?? request.address;
  return address === undefined || THIS_MACHINE.test(address) ? undefined : address;
}

const LONGEST = 64;

// The addresses before the last are what the viewer itself said.
function forwardedFor(request: HttpRequest): string | undefined {
  const last = request.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return last === undefined || last === "" ? undefined : last.slice(0, LONGEST);
}
