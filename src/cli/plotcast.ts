#!/usr/bin/env node
import { Command } from "commander";
import { readFileSync } from "node:fs";
import { PlotcastError } from "../error.ts";
import { checkFiles } from "./check-files.ts";
import type { InputFlags, ServeFlags } from "./flags.ts";
import { checkTogether, withInputOptions } from "./input-options.ts";
import { addKeepCommands } from "./keep-commands.ts";
import { listen, type Listening } from "./listen.ts";
import { hostName, port, repeatable, token, wholeNumber, zone } from "./option-values.ts";
import { hintOption, refuseForeignOptions } from "./refuse-words.ts";
import { addServeCommand } from "./serve-command.ts";
import { MIN_CYCLE_MS, MAX_CYCLE_MS } from "../limits.ts";
import { say } from "./say.ts";

const EXAMPLES = `
Examples:
  vmstat 1 | plotcast                     every column, named by the header
  ping example.org | plotcast             its round-trip time, large and as a line
  seq 100 | plotcast                      one number per line
  plotcast weather.csv                    the whole file, fitted
  iostat -d 1 | plotcast --columns tps    one of many columns, a line for each device
  plotcast access.csv --type histogram --columns duration --unit ms
  curl -d '{"Room": 21.4}' http://localhost:1345/api/push/temperature
`;

const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { version: string };

const program = new Command("plotcast")
  .description(
    "Reads numbers from standard input or from files, and serves live charts of them.\n" +
      "Logs, CSV, JSON, what programs print: columns, times and units are found out.",
  )
  .argument("[file...]", "files to show as a whole, also in gzip; default: standard input")
  .version(version)
  .showHelpAfterError("(plotcast --help lists the options)")
  .configureOutput({ outputError: (error, write) => write(hintOption(error, program)) })
  .helpCommand("help [command]", "show what a command takes")
  .addHelpText("after", EXAMPLES);

withServeFlags(withInputOptions(program)).action((_files: string[], flags: InputFlags) => {
  checkTogether(program, flags);
  const files = checkFiles(program);
  return run(flags, async (listening) => {
    const { showInput } = await import("./input.ts");
    await showInput(files, flags, listening);
  });
});

withServeFlags(program.command("demo").description("show the load of this machine"))
  .allowExcessArguments(false)
  .action((_flags, command: Command) => {
    refuseForeignOptions(command);
    const flags = command.optsWithGlobals<ServeFlags>();
    return run(flags, async (listening) => {
      const { showMachine } = await import("./demo.ts");
      showMachine(flags, listening);
    });
  });

addServeCommand(program, withServeFlags, run);
addKeepCommands(program);

await program.parseAsync();

function withServeFlags(command: Command): Command {
  return command
    .optionsGroup("Where charts are served:")
    .option(
      "-p, --port <n>",
      "port to listen on (default: the environment variable PORT, or 1345)",
      port(program),
    )
    .option(
      "--host <name>",
      "address to listen on; 0.0.0.0 makes it reachable from other machines",
      "localhost",
    )
    .addOption(
      repeatable(
        "--allow-host <name>",
        "a further name that this machine is reached by. Pushing needs a token then",
        "none",
        hostName,
      ),
    )
    .option(
      "--token <text>",
      "what who pushes must send as Bearer (default: the environment variable PLOTCAST_TOKEN); " +
        "without one, others than this machine cannot push",
      token,
    )
    .option(
      "--every <ms>",
      "time between drawings, in ms",
      wholeNumber(MIN_CYCLE_MS, MAX_CYCLE_MS),
      1000,
    )
    .option(
      "--tz <zone>",
      'time zone of the charts, such as "Europe/Berlin" (default: this machine\'s)',
      zone,
    );
}

/**
 * Listens, and only then loads what shows charts: behind a proxy, a program that restarts is away for as
 * long as nobody listens.
 */
async function run(
  flags: ServeFlags,
  show: (listening: Listening) => Promise<void>,
): Promise<void> {
  try {
    await show(await listen(flags));
  } catch (error) {
    if (!(error instanceof PlotcastError)) throw error;
    say(error.message);
    process.exit(1);
  }
}
