/** What is known of a column by its name and those beside it. */
export interface KnownColumn {
  /** Of the chart that it shares with others. */
  title: string;
  unit: string;
}

/** The columns of `vmstat`, whose header says no units. */
const VMSTAT: readonly (KnownColumn & { names: readonly string[] })[] = [
  { title: "Processor", unit: "%", names: ["us", "sy", "id", "wa", "st", "gu"] },
  { title: "Memory", unit: "KiB", names: ["swpd", "free", "buff", "cache", "inact", "active"] },
  { title: "Swapped in and out", unit: "KiB/s", names: ["si", "so"] },
  { title: "Blocks read and written", unit: "/s", names: ["bi", "bo"] },
  { title: "Interrupts and context switches", unit: "/s", names: ["in", "cs"] },
  { title: "Processes running and blocked", unit: "", names: ["r", "b"] },
];

/** A table is vmstat's if it has these columns. */
const SIGNS = ["cs", "us", "sy", "id", "wa"];

/** What is known of the columns of a table with these names. */
export function knownColumns(names: readonly string[]): ReadonlyMap<string, KnownColumn> {
  if (!SIGNS.every((name) => names.includes(name))) return NOTHING;
  return new Map(
    VMSTAT.flatMap(({ title, unit, names: own }) => own.map((name) => [name, { title, unit }])),
  );
}

const NOTHING: ReadonlyMap<string, KnownColumn> = new Map();
