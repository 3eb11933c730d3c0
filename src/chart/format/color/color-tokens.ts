/** A function of CSS: its name, and what stands between its parentheses. */
export function readCall(text: string): { name: string; body: string } | undefined {
  const [, name, body] = /^([a-z][a-z-]*)\((.*)\)$/.exec(text) ?? [];
  if (name === undefined || body === undefined || !isBalanced(body)) return undefined;
  return { name, body: body.trim() };
}

/** Whether every parenthesis is closed, and none that was not opened. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === "(") depth++;
    if (char === ")" && --depth < 0) return false;
  }
  return depth === 0;
}

/** The parts between separators that stand in no inner parentheses, trimmed. */
export function splitAt(text: string, separator: "," | "/" | " "): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "(") depth++;
    else if (char === ")") depth--;
    else if (char === separator && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
}

/** The words of a text; a function is one word. */
export function splitWords(text: string): string[] {
  return splitAt(text, " ").filter((word) => word !== "");
}
