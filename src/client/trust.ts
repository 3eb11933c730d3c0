/** What this script makes of texts, as `trustedTypes.createPolicy()` gives it. */
interface Policy {
  createHTML(text: string): string;
  createScriptURL(address: string): string;
}

const AS_IT_IS: Policy = { createHTML: String, createScriptURL: String };

let policy: Policy | undefined;

/**
 * Gives what pages with `require-trusted-types-for 'script'` ask for, under the name that they may allow it by:
 * `trusted-types live-chart`. What becomes HTML comes from the address in `src` alone.
 */
export function trust(): Policy {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  return (policy ??= trustedTypes?.createPolicy("live-chart", AS_IT_IS) ?? AS_IT_IS);
}
