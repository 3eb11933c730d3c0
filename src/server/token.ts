/** What a token has to be: it goes into a header, and must not be guessed. */
export const EXPECTED_TOKEN = "a text of 8 to 1024 ASCII characters without spaces";

const TOKEN = /^[\x21-\x7e]{8,1024}$/;

export function isToken(value: unknown): boolean {
  return typeof value === "string" && TOKEN.test(value);
}
