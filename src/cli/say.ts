/** Tells something on standard error, in one line, whatever it quotes. */
export function say(text: string): void {
  process.stderr.write(`plotcast: ${withoutControls(text)}\n`);
}

/** A terminal would take control characters as commands, or turn what follows around; of what may be quoted, none is one. */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, " ");
}
