const NAME = /^[^\s/@]+$/;

/** What is wrong with the names that a server may be asked by, or undefined: what would have been right. */
export function checkHosts(value: unknown): string | undefined {
  if (Array.isArray(value) && value.every(isHostName)) return undefined;
  const meant = [value].flat().map(hostOfAddress);
  const isClear = meant.length > 0 && meant.every((one) => one !== undefined);
  const hint = isClear ? ` (did you mean ${JSON.stringify(meant)}?)` : "";
  return `names such as ["charts.example"]${hint}`;
}

export function isHostName(value: unknown): value is string {
  return typeof value === "string" && NAME.test(value);
}

/** The name that an address such as `https://charts.example/` has; a name itself stays as it is. */
export function hostOfAddress(value: unknown): string | undefined {
  if (isHostName(value)) return value;
  if (typeof value !== "string" || /[\s@]/.test(value)) return undefined;
  const address = value.includes("://") ? value : `http://${value}`;
  return (URL.canParse(address) && new URL(address).host) || undefined;
}

/** Four numbers, or an IPv6 address in brackets: no name that someone else could point here. */
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+(?:%[^\]]+)?\])$/i;
const LOCALHOST = /^(?:.+\.)?localhost$/i;

/**
 * Whether a request may ask for a host. A page of another site can point its own name to this machine
 * (DNS rebinding), and would then count as a page of this server; but the browser still says the name.
 *
 * @param host with its port, as in the request.
 * @param allowed names, with a port or without.
 */
export function isHostAllowed(host: string | undefined, allowed: readonly string[]): boolean {
  if (host === undefined) return false;
  // A name may end with the dot of the root.
  const name = host.replace(/:\d+$/, "").replace(/\.$/, "");
  if (IP_ADDRESS.test(name) || LOCALHOST.test(name)) return true;
  return allowed.some((one) =>
    [name, host].some((text) => text.toLowerCase() === one.toLowerCase()),
  );
}
