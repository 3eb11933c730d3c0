import { atOnce, type Work } from "../work.ts";
import type { SourceContext } from "./source.ts";

/** Does work in the turns that a context gives, or at once where it gives none. */
export async function runWork<T>(work: Work<T>, context: SourceContext): Promise<T> {
  return context.run === undefined ? atOnce(work) : context.run(work);
}
