import type { RunningSource, Source, SourceContext } from "./source.ts";

/** A source that listens on a port. */
export interface ListeningSource extends Source {
  start(context: SourceContext): Promise<RunningListener>;
}

/** It listens. */
export interface RunningListener extends RunningSource {
  /** Which one it was where any free port was asked for. */
  readonly port: number;
}
