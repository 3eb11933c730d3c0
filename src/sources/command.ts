import { cleanName } from "../ingest/names.ts";
import { createRecordSplitter } from "../ingest/records.ts";
import { checkTimeZone } from "../ingest/table-options.ts";
import { checkMs, checkOptionalText, checkText } from "./check-options.ts";
import { createBatch } from "./batch.ts";
import { startPolling } from "./poll.ts";
import { runCommand } from "./run-command.ts";
import type { Source } from "./source.ts";
import { programName } from "./source-names.ts";
import { createTableLines } from "./table-lines.ts";

/** The options of `command`. */
export interface CommandOptions {
  /** For `sh -c`: "df -k / | tail -1". */
  command: string;
  /** Milliseconds from one run to the next, from 100. Default 5000. */
  everyMs?: number;
  /** Milliseconds within which a run has to end, from 10; else it is killed. Default 10,000. */
  timeoutMs?: number;
  /** What is measured. Default: the program's name. */
  name?: string;
  /** IANA zone of printed times that name none. Default "UTC". */
  timeZone?: string;
}

/**
 * Runs a command again and again and reads what it prints, as the pipe does. A run that fails is told with its
 * exit code and its last complaint; what it had printed is taken. All processes of a run end with it.
 *
 * @throws PlotcastError OPTION_INVALID.
 */
export function command(options: CommandOptions): Source {
  const { command: text, everyMs = 5000, timeoutMs = 10_000, name, timeZone } = options;
  checkText("command", text, 'a command, as in "df -k /"');
  checkMs("everyMs", everyMs, 100);
  checkMs("timeoutMs", timeoutMs, 10);
  checkOptionalText("name", name, "a name");
  checkTimeZone(timeZone);
  const measurement = cleanName(name ?? "") || programName(text);
  return {
    // A whole command may hold what is secret.
    name: `command ${measurement}`,
    async start(context) {
      const table = createTableLines({ measurement, timeZone }, context);
      const batch = createBatch(context);
      async function ask(signal: AbortSignal): Promise<void> {
        table.begin();
        const lines = createRecordSplitter(
          (line, number) => batch.add(table.read(line, number)),
          table.skip,
        );
        await runCommand({ command: text, timeoutMs, signal, context, onText: lines.write });
        lines.end();
      }
      const polling = startPolling({ everyMs, ask }, context);
      return {
        async stop() {
          await polling.stop();
          await batch.end();
        },
      };
    },
  };
}
