import { resolve } from "node:path";
import { cleanName } from "../ingest/names.ts";
import { checkTimeZone } from "../ingest/table-options.ts";
import { checkOptionalText, checkText, refuse } from "./check-options.ts";
import { describeFailure } from "./describe-failure.ts";
import { createFileFollower } from "./follow-file.ts";
import { createRetryDelay } from "./retry-delay.ts";
import type { RunningSource, Source, SourceContext } from "./source.ts";
import { fileName } from "./source-names.ts";
import type { TableSettings } from "./table-lines.ts";
import { createTroubleTeller } from "./trouble.ts";
import { watchPath } from "./watch-path.ts";

/** The options of `tail`. */
export interface TailOptions {
  path: string;
  /** Where a file that is there already is read from. Later ones are read whole. Default "end". */
  from?: "start" | "end";
  /** What is measured. Default: the file's name without its ending. */
  name?: string;
  /** IANA zone of times in the file that name none. Default "UTC". */
  timeZone?: string;
}

/** A file is looked at this often, besides when the system tells of a change, … */
const LOOK_MS = 1000;
/** … and so often where the system does not tell. */
const POLL_MS = 250;

/**
 * Follows a file and reads its lines as the pipe does, also where it appears later, is cut, renamed or copied
 * and cut. A last line counts once it has its line break.
 *
 * @throws PlotcastError OPTION_INVALID.
 */
export function tail({ path, from = "end", name, timeZone }: TailOptions): Source {
  checkText("path", path, "the path of a file");
  checkOptionalText("name", name, "a name");
  checkTimeZone(timeZone);
  if (from !== "start" && from !== "end") refuse("from", '"start" or "end"', from);
  const measurement = cleanName(name ?? "") || fileName(path);
  const settings = { path: resolve(path), from, measurement, timeZone };
  return {
    name: `tail of ${cleanName(path)}`,
    start: (context) => follow(settings, context),
  };
}

async function follow(
  settings: { path: string; from: "start" | "end" } & TableSettings,
  context: SourceContext,
): Promise<RunningSource> {
  const abort = new AbortController();
  const follower = createFileFollower(settings, context, abort.signal);
  const watcher = watchPath(settings.path);
  const retry = createRetryDelay(POLL_MS, 2000);
  const tellTrouble = createTroubleTeller(context);

  /** @returns how long to wait, in ms. */
  async function look(): Promise<number> {
    try {
      await follower.read();
      retry.reset();
      tellTrouble(undefined);
      return watcher.isWatching() ? LOOK_MS : POLL_MS;
    } catch (error) {
      if (!abort.signal.aborted) tellTrouble(describeFailure(error));
      return retry.next();
    }
  }

  async function run(): Promise<void> {
    while (!abort.signal.aborted) await watcher.changed(await look());
    watcher.close();
    await follower.close();
  }

  await follower.begin();
  const running = run();
  return {
    stop() {
      abort.abort();
      watcher.wake();
      return running;
    },
  };
}
