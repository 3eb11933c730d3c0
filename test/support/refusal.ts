import { PlotcastError } from "../../src/entries/plotcast.ts";

/** What a call throws, which has to be an error of ours. */
export function refusal(call: () => unknown): PlotcastError {
  try {
    call();
  } catch (error) {
    if (error instanceof PlotcastError) return error;
    throw error;
  }
  throw new Error("expected a PlotcastError, but nothing was thrown");
}
