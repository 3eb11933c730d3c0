import type { LiveOptions } from "../server/create-live.ts";
import { describeValue, PlotcastError } from "../error.ts";
import { EXPECTED_TOKEN, isToken } from "../server/token.ts";
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
  const known = token ?? readToken(process.env["PLOTCAST_TOKEN"]);
  const isOwn = LOOPBACK.test(host) && allowHost.length === 0;
  const isOpen = isOwn || known !== undefined;
  const routes = { push: isOpen, annotate: isOpen };
  return known === undefined ? { routes } : { routes, token: known };
}

function readToken(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  if (isToken(text)) return text;
  throw new PlotcastError(
    "OPTION_INVALID",
    `environment variable PLOTCAST_TOKEN: expected ${EXPECTED_TOKEN}, got ${describeValue(text)}`,
  );
}
