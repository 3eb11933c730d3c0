/**
 * The address that a visitor is counted under, the same for all spellings of it. Of an IPv6 address the
 * first 64 bits count, as whoever has one has all that begin so. A loopback address counts as none, as does
 * what is no address: it is a proxy, or someone who could do worse.
 *
 * @param text an address, perhaps in brackets, quoted, with a zone or a port, as proxies write them.
 */
export function countedAddress(text: string | undefined): string | undefined {
  const node = bareAddress(text?.trim() ?? "");
  const ipv4 = readIpv4(node);
  if (ipv4 !== undefined) return isLoopback(ipv4) ? undefined : ipv4;
  const groups = readIpv6(node);
  if (groups === undefined || groups.join() === LOOPBACK_GROUPS) return undefined;
  const inner = embeddedIpv4(groups);
  if (inner !== undefined) return isLoopback(inner) ? undefined : inner;
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

const LOOPBACK_GROUPS = "0,0,0,0,0,0,0,1";

function isLoopback(ipv4: string): boolean {
  return ipv4.startsWith("127.");
}

/** Without quotes, brackets, port and zone: `"[fe80::1%eth0]:4711"` (RFC 7239, 6; RFC 4007, 11). */
function bareAddress(text: string): string {
  const unquoted = text.replace(/^"(.*)"$/, "$1");
  const [, bracketed, ipv4] = /^\[([^\]]*)\](?::\w*)?$|^([^:]*):\w*$/.exec(unquoted) ?? [];
  return (bracketed ?? ipv4 ?? unquoted).replace(/%.*$/, "");
}

function readIpv4(text: string): string | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split(".").map(Number);
  return bytes.every((byte) => byte < 256) ? bytes.join(".") : undefined;
}

/** The eight groups of 16 bits. */
function readIpv6(text: string): number[] | undefined {
  const url = `http://[${text}]`;
  if (!/^[\da-f:.]+$/i.test(text) || !URL.canParse(url)) return undefined;
  // Written as RFC 5952 says: without dots, and with :: at most once.
  const [front = [], back] = new URL(url).hostname.slice(1, -1).split("::").map(readGroups);
  if (back === undefined) return front;
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => 0);
  return [...front, ...zeros, ...back];
}

function readGroups(text: string): number[] {
  return text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
}

/**
 * The IPv4 address behind an IPv6 one: mapped (RFC 4291, 2.5.5.2), translated (RFC 6052, 2.1) or of 6to4
 * (RFC 3056), where one visitor has 65,536 networks of 64 bits.
 */
function embeddedIpv4(groups: readonly number[]): string | undefined {
  const start = groups.slice(0, 6).join();
  if (start === "0,0,0,0,0,65535" || start === "100,65435,0,0,0,0")
    return dotted(groups[6]!, groups[7]!);
  return groups[0] === 0x2002 ? dotted(groups[1]!, groups[2]!) : undefined;
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
