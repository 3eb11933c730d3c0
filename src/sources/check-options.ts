import { PlotcastError, describeValue } from "../error.ts";

const MAX_EVERY_MS = 86_400_000;

/** @throws PlotcastError OPTION_INVALID, as all checks here do. */
export function checkMs(name: string, value: unknown, min: number): void {
  if (typeof value === "number" && value >= min && value <= MAX_EVERY_MS) return;
  refuse(name, `${min} to ${MAX_EVERY_MS} milliseconds`, value);
}

/** 0 is any free port. */
export function checkPort(name: string, value: unknown): void {
  if (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535) return;
  refuse(name, "a port from 0 to 65535", value);
}

/** Any text but an empty one. */
export function checkText(name: string, value: unknown, expected: string): void {
  if (typeof value === "string" && value.trim() !== "" && !value.includes("\0")) return;
  refuse(name, expected, value);
}

/** A text where there is one. */
export function checkOptionalText(name: string, value: unknown, expected: string): void {
  if (value !== undefined) checkText(name, value, expected);
}

/** Names and their texts, as headers and labels are given. */
export function checkTexts(name: string, value: unknown): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    refuse(name, "an object of texts", value);
  }
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== "string") refuse(`${name}.${key}`, "a text", text);
  }
}

/** An option that is wrong. */
export function refuse(name: string, expected: string, value: unknown): never {
  const message = `${name}: expected ${expected}, got ${describeValue(value)}`;
  throw new PlotcastError("OPTION_INVALID", message);
}
