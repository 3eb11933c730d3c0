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
