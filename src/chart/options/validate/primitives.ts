/** What a value should have been, where it is wrong. */
export type Check = (value: unknown) => string | undefined;

const LONGEST_TEXT = 1000;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function text(value: unknown): string | undefined {
  if (typeof value === "string" && value.length <= LONGEST_TEXT) return undefined;
  return `a text of at most ${LONGEST_TEXT} characters`;
}

export function flag(value: unknown): string | undefined {
  return typeof value === "boolean" ? undefined : "true or false";
}

export function numberBetween(least: number, most: number): Check {
  return (value) =>
    typeof value === "number" && value >= least && value <= most
      ? undefined
      : `a number from ${least} to ${most}`;
}

export function integerBetween(least: number, most: number): Check {
  return (value) =>
    Number.isInteger(value) && numberBetween(least, most)(value) === undefined
      ? undefined
      : `a whole number from ${least} to ${most}`;
}

export function finite(value: unknown): string | undefined {
  return Number.isFinite(value) ? undefined : "a finite number";
}

export function oneOf(...names: string[]): Check {
  return (value) =>
    typeof value === "string" && names.includes(value)
      ? undefined
      : `one of ${names.map((name) => `"${name}"`).join(", ")}`;
}

export function functionOf(what: string): Check {
  return (value) => (typeof value === "function" ? undefined : `a function ${what}`);
}

/** The check of one thing, or of another. */
export function either(one: Check, other: Check): Check {
  return (value) => {
    const expected = one(value);
    if (expected === undefined) return undefined;
    const instead = other(value);
    return instead === undefined ? undefined : `${expected}, or ${instead}`;
  };
}

/** The check of a record whose fields are known, each optional but for those that are `needed`. */
export function recordOf(fields: Record<string, Check>, needed: readonly string[] = []): Check {
  return (value) => {
    if (!isRecord(value)) return `{ ${Object.keys(fields).join(", ")} }`;
    for (const name of needed) {
      if (value[name] === undefined) return `a record with ${name}`;
    }
    for (const [name, own] of Object.entries(value)) {
      if (own === undefined) continue;
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (check === undefined) return `only ${Object.keys(fields).join(", ")} in a record`;
      const expected = check(own);
      if (expected !== undefined) return `${expected} as ${name}`;
    }
    return undefined;
  };
}

/** The check of a list of at most so many items, each of which is checked. */
export function listOf(item: Check, most: number): Check {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return `a list of at most ${most}`;
    for (let i = 0; i < value.length; i++) {
      const expected = item(value[i]);
      if (expected !== undefined) return `${expected} (item ${i})`;
    }
    return undefined;
  };
}
