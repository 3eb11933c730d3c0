import { fstatSync } from "node:fs";
import type { Keeper } from "../catalog/keeper.ts";
import { createTableReader } from "../ingest/table.ts";
import type { InputFile } from "./check-files.ts";
import { createInputHub } from "./create-input-hub.ts";
import type { InputFlags } from "./flags.ts";
import { openKept } from "./keeping.ts";
import type { Listening } from "./listen.ts";
import { printError } from "./print-error.ts";
import { createProblemLog } from "./problem-log.ts";
import type { Store } from "../store/store.ts";
import { tableOptions } from "./read-table.ts";
import { readTexts } from "./read-texts.ts";
import { showFiles } from "./show-files.ts";
import { showPipe } from "./show-pipe.ts";
import { say } from "./say.ts";

/** Shows the numbers of files, or of standard input; and goes on showing them after their end. */
export async function showInput(
  files: readonly InputFile[],
  given: InputFlags,
  { show }: Listening,
): Promise<void> {
  const { window = given.points } = given;
  const flags = window === undefined ? given : { ...given, window };
  const inputs = files.length > 0 ? files : fileOfStdin();
  // Wrong options are refused before anything is served.
  createTableReader(tableOptions(flags));
  const log = createProblemLog(flags.explain === true);
  const names = files.map(({ name }) => name).join(", ");
  const { db } = flags;
  const store = db === undefined || inputs.length > 0 ? undefined : await openKept({ db });
  const keeper = store === undefined ? undefined : await createPipeKeeper(store);
  const page = { source: names || "standard input", title: names || "plotcast" };
  const hub = createInputHub(flags, log, page, keeper);
  show(hub.live, store?.close);
  if (inputs.length > 0) return showFiles(inputs, hub, flags, log);
  await showPipe(readTexts(process.stdin), hub, flags, log);
  say("the input has ended; its charts stay until you stop plotcast");
}

/** Loaded only where something is kept. */
async function createPipeKeeper(store: Store): Promise<Keeper> {
  const { createKeeper } = await import("../catalog/keeper.ts");
  return createKeeper(store, printError);
}

/** `plotcast < data.csv`: what is there already is shown as a whole. */
function fileOfStdin(): InputFile[] {
  const stat = fstatSync(process.stdin.fd);
  if (!stat.isFile()) return [];
  return [{ name: "input", path: undefined, size: stat.size }];
}
