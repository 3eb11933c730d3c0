import { type Command, InvalidArgumentError } from "commander";
import { PlotcastError } from "../error.ts";
import type { ExportFlags } from "./export.ts";
import type { ImportFlags } from "./import.ts";
import { oneWord } from "./option-values.ts";
import { readTime } from "../ingest/time.ts";
import { say } from "./say.ts";

const DEFAULT_DB = "plotcast.db";

/** Adds the commands that bring kept points out of their file, and others into it. */
export function addKeepCommands(program: Command): void {
  program
    .command("export")
    .description("write kept points to standard output, also while they are being kept")
    .allowExcessArguments(false)
    .option("--db <path>", "file that keeps the points", DEFAULT_DB)
    .option("--chart <name>", "only one chart")
    .option("--from <time>", "only points from a moment on, such as 2026-03-01T12:00Z", moment)
    .option("--to <time>", "only points up to a moment", moment)
    .option("--format <name>", '"csv" or "line" (Influx)', oneWord(["csv", "line"]), "csv")
    .action((_flags: ExportFlags, command: Command) =>
      finish(async () => {
        const { exportPoints } = await import("./export.ts");
        await exportPoints(command.optsWithGlobals());
      }),
    );
  program
    .command("import <file>")
    .description("keep the points of a file: .csv as export writes it, or Influx' line protocol")
    .allowExcessArguments(false)
    .option("--db <path>", "file that keeps the points", DEFAULT_DB)
    .action((file: string, _flags: ImportFlags, command: Command) =>
      finish(async () => {
        const { importPoints } = await import("./import.ts");
        await importPoints(file, command.optsWithGlobals());
      }),
    );
}

async function finish(work: () => Promise<void>): Promise<void> {
  // The reader of a pipe, such as `head`, may close it early.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 1);
  });
  try {
    await work();
  } catch (error) {
    if (!(error instanceof PlotcastError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

function moment(text: string): number {
  const time = readTime(text);
  if (time !== undefined) return time;
  throw new InvalidArgumentError("Expected a moment such as 2026-03-01 or 2026-03-01T12:00Z.");
}
