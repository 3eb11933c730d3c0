const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;

/**
 * The address that a viewer is counted under. The loopback address counts as none: it is a proxy, or
 * someone who could do worse.
 */
export function countedAddress(address: string | undefined): string | undefined {
  return address === undefined || LOOPBACK.test(address) ? undefined : address;
}
