import { lead } from "./lead.ts";

/**
 * Leads in this page, where there is no shared worker.
 *
 * @public to pages, which import the script by its address
 * @returns the name of the channel, where that is not the address: other pages then lead themselves.
 */
export function leadHere(address: string): string | undefined {
  // Locks are there on secure pages only, and denied to those without an origin, such as a frame with `sandbox`.
  if (navigator.locks && origin !== "null") {
    void navigator.locks.request(address, () => {
      lead(address, address);
      return new Promise(() => {});
    });
    return undefined;
  }
  const own = address + Math.random();
  lead(address, own);
  return own;
}

// In the worker that all tabs of an address share, its name is the address.
const { name } = globalThis as unknown as { name: string };
if ("onconnect" in globalThis) lead(name, name);
