import { checkOptions } from "./options/validate/validate.ts";
import { createLayoutCache, type LayoutCache } from "./layout/layout-cache.ts";
import type { ChartOptions } from "./options/options.ts";
import type { ChartType } from "./options/choices.ts";
import { type Settings, resolveSettings } from "./options/settings.ts";

/** What charts with the same options share: all that does not depend on their points. */
export interface CachedSettings {
  settings: Settings;
  cache: LayoutCache;
}

interface CacheEntry extends CachedSettings {
  type: ChartType | undefined;
  options: ChartOptions;
}

/** The cache keeps the entries used last. */
const MAX_ENTRIES = 32;

let entries: CacheEntry[] = [];

/**
 * Checks a chart's options and resolves them to settings. A server draws many charts with few
 * different options, so what is known of one (its options are valid, its style, its axes) is cached
 * for the next.
 *
 * @param where names the chart in error messages.
 * @throws PlotcastError `OPTION_INVALID`, naming the option and what it should be.
 */
export function getSettings(
  where: string,
  type: ChartType | undefined,
  options: ChartOptions,
): CachedSettings {
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i]!;
    if (entry.type !== type || !isDeepEqual(entry.options, options)) continue;
    if (i > 0) entries = [entry, ...entries.slice(0, i), ...entries.slice(i + 1)];
    return entry;
  }
  checkOptions(options, where, type);
  const copy = copyDeep(options) as ChartOptions;
  const settings = resolveSettings(type === undefined ? copy : { ...copy, type });
  const entry: CacheEntry = { type, options: copy, settings, cache: createLayoutCache() };
  entries = [entry, ...entries.slice(0, MAX_ENTRIES - 1)];
  return entry;
}

/** Whether two values are deeply equal. */
function isDeepEqual(kept: unknown, other: unknown): boolean {
  if (kept === other) return true;
  if (typeof kept !== "object" || typeof other !== "object")
    return Number.isNaN(kept) && Number.isNaN(other);
  if (kept === null || other === null) return false;
  if (Object.getPrototypeOf(kept) !== Object.getPrototypeOf(other)) return false;
  let count = 0;
  for (const name in other) {
    if (!Object.hasOwn(kept, name)) return false;
    const own = (kept as Record<string, unknown>)[name];
    const theirs = (other as Record<string, unknown>)[name];
    if (own !== theirs && !isDeepEqual(own, theirs)) return false;
    count++;
  }
  return (
    count === Object.keys(kept).length && (kept instanceof Date ? +kept === +(other as Date) : true)
  );
}

/** A deep copy, as the caller may change the original. */
function copyDeep(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return new Date(value);
  if (Array.isArray(value)) return value.map(copyDeep);
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, copyDeep(own)]));
}
