import type { LiveOptions } from "../server/create-live.ts";
import type { ServeFlags } from "./flags.ts";

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/;

/**
 * Pushing is open to this machine. Where other machines reach the program, it takes the token; and a
 * further name (`--allow-host`) means that they do, through a proxy.
 */
export function accessOptions({
  host,
  allowHost,
  token,
}: ServeFlags): Pick<LiveOptions, "routes" | "token"> {
  const known = token ?? (process.env["PLOTCAST_TOKEN"] || undefined);
  const isOwn = LOOPBACK.test(host) && allowHost.length === 0;
  const isOpen = isOwn || known !== undefined;
  const routes = { push: isOpen, annotate: isOpen };
  return known === undefined ? { routes } : { routes, token: known };
}
