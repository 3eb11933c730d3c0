import { MAX_CATEGORIES } from "../../limits.ts";
import { PlotcastError } from "../../error.ts";

/** The names of a band axis, in the order in which they came. */
export interface Categories {
  names: string[];
  /** The index of a name, which is added if it is new. @throws PlotcastError `LIMIT_REACHED`. */
  indexOf(name: string): number;
}

export function createCategories(): Categories {
  const names: string[] = [];
  const places = new Map<string, number>();
  return {
    names,
    indexOf(name) {
      const known = places.get(name);
      if (known !== undefined) return known;
      if (names.length >= MAX_CATEGORIES) {
        const message = `chart: expected at most ${MAX_CATEGORIES} categories`;
        throw new PlotcastError("LIMIT_REACHED", message);
      }
      places.set(name, names.length);
      names.push(name);
      return names.length - 1;
    },
  };
}
