import type { LiveOptions } from "../server/create-live.ts";
import type { ServeFlags } from "./flags.ts";

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/;

/**
 * Who may push: everybody on this machine; where others reach it, those who know the token. By a further
 * name it is reached through a proxy, whoever asks that.
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
