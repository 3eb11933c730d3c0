import { describeValue, PlotcastError } from "../error.ts";
import { isHostAllowed } from "./host.ts";
import type { HttpRequest } from "./http.ts";
import type { RouteSettings } from "./route-options.ts";
import type { Route } from "./route-table.ts";

/** @throws PlotcastError `FORBIDDEN` where the hosts are given and the request asks for another. */
export function checkHost({ host }: HttpRequest, allowed: readonly string[] | undefined): void {
  if (allowed === undefined || isHostAllowed(host, allowed)) return;
  throw hostError(host);
}

/** Names the option, as who serves under a name of his own has to say so. */
export function hostError(host: string | undefined): PlotcastError {
  const expected = "expected an IP address, localhost or one of allowHosts";
  return new PlotcastError("FORBIDDEN", `header host: ${expected}, got ${describeValue(host)}`);
}

/** @throws PlotcastError `FORBIDDEN` where a route is off. */
export function checkSwitch(
  { method, askedPath }: HttpRequest,
  { name }: Route,
  routes: RouteSettings["routes"],
): void {
  if (routes[name]) return;
  const option = `createLive({ routes: { ${name}: true } })`;
  const isWriting = name === "push" || name === "annotate";
  const hint = `${option}${isWriting ? ", or plotcast --token," : ""} turns it on`;
  throw new PlotcastError("FORBIDDEN", `${method} ${askedPath}: ${name} is off here; ${hint}`);
}

/** @throws PlotcastError `UNAUTHORIZED` where a token is asked for and the request has another or none. */
export function checkToken(
  request: HttpRequest,
  { method, takesPassword, isGuarded }: Route,
  { token, tokenFor }: RouteSettings,
): void {
  if (token === undefined) return;
  if (method === "GET" && tokenFor !== "all" && isGuarded !== true) return;
  const given = readToken(request.header("authorization") ?? "", takesPassword === true);
  if (isSame(given, token)) return;
  if (takesPassword === true && isSame(request.url.searchParams.get("p") ?? "", token)) return;
  throw new PlotcastError("UNAUTHORIZED", "header authorization: expected Bearer and the token");
}

/** Clients of InfluxDB say `Token` for `Bearer`, or send a user's password (RFC 7617). */
function readToken(header: string, takesPassword: boolean): string {
  const [, scheme = "", given = ""] = AUTHORIZATION.exec(header) ?? [];
  if (scheme.toLowerCase() === "bearer") return given;
  if (!takesPassword) return "";
  if (scheme.toLowerCase() === "token") return given;
  return scheme.toLowerCase() === "basic" ? readPassword(given) : "";
}

const AUTHORIZATION = /^(\w+) +(.*)$/;

function readPassword(base64: string): string {
  try {
    const pair = atob(base64);
    return pair.slice(pair.indexOf(":") + 1);
  } catch {
    return "";
  }
}

/** Compares all of two texts, so that the time does not say how much of a guess was right. */
function isSame(given: string, token: string): boolean {
  const [a, b] = [encoder.encode(given), encoder.encode(token)];
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ (b[i % b.length] ?? 0);
  return difference === 0;
}

const encoder = new TextEncoder();
