import type { SourceContext } from "./source.ts";

/** Tells a source's trouble, and that it is over, once each. */
export function createTroubleTeller(context: SourceContext): (trouble: string | undefined) => void {
  let last: string | undefined;
  return (trouble) => {
    if (trouble === last) return;
    last = trouble;
    context.setTrouble(trouble);
  };
}
