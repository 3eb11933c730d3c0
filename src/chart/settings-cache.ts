import { checkOptions } from "./options/validate/validate.ts";
import { createLayoutCache, type LayoutCache } from "./layout/layout-cache.ts";
import type { ChartOptions, ChartType } from "./options/options.ts";
import { type Settings, resolveSettings } from "./options/settings.ts";

/** What charts with the same options have in common: all that does not follow from their points. */
export interface CachedSettings {
  settings: Settings;
  cache: LayoutCache;
}

interface CacheEntry extends CachedSettings {
  type: ChartType | undefined;
  options: ChartOptions;
}

/** So many looks are kept, those asked for last. */
const MAX_ENTRIES = 32;

let entries: CacheEntry[] = [];

/**
 * The look of a chart with these options. A server draws many charts of few entries, so what was found
 * out for one (that its options are right, its style, its axes) serves the next.
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
    if (entry.type !== type || !isSame(entry.options, options)) continue;
    if (i > 0) entries = [entry, ...entries.slice(0, i), ...entries.slice(i + 1)];
    return entry;
  }
  checkOptions(options, where);
  const copy = copyOf(options) as ChartOptions;
  const settings = resolveSettings(type === undefined ? copy : { ...copy, type });
  const entry: CacheEntry = { type, options: copy, settings, cache: createLayoutCache() };
  entries = [entry, ...entries.slice(0, MAX_ENTRIES - 1)];
  return entry;
}

/** Whether two values are the same in all that can be told by looking at them. */
function isSame(kept: unknown, other: unknown): boolean {
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
    if (own !== theirs && !isSame(own, theirs)) return false;
    count++;
  }
  return count === sizeOf(kept) && (kept instanceof Date ? +kept === +(other as Date) : true);
}

const sizes = new WeakMap<object, number>();

function sizeOf(kept: object): number {
  let size = sizes.get(kept);
  if (size === undefined) sizes.set(kept, (size = Object.keys(kept).length));
  return size;
}

/** A copy that stays as it is, whatever becomes of the original. */
function copyOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return new Date(value);
  if (Array.isArray(value)) return value.map(copyOf);
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, copyOf(own)]));
}
