const SPECIAL = /[&<>"'\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]/;
const REPLACED = /[&<>"']|[\u0000-\u001f\u007f-\u009f\u2028\u2029]+|\p{Surrogate}|[\ufffe\uffff]/gu;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Escapes any text for XML character data and quoted attribute values. Line breaks and control
 * characters become one space, as no chart has a use for them and XML 1.0 forbids most; what is no
 * Unicode character becomes U+FFFD.
 */
export function escapeXml(text: string): string {
  return SPECIAL.test(text) ? text.replace(REPLACED, replacementFor) : text;
}

function replacementFor(found: string): string {
  return ENTITIES[found] ?? (found.charCodeAt(0) < 0xd800 ? " " : "\ufffd");
}
