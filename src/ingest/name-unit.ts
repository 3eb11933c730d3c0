import { isUnitWord } from "./unit.ts";

const BRACKETED = /[[(]\s*([^[\]()]{1,20}?)\s*[\])]\s*$/;
const PER_SECOND = /^[\p{L}%]{1,12}\/(?:s|min|h)$/u;

/** Units of names that say none, as the manuals of procps, sysstat, nvidia-smi and pino-http have them. */
const KNOWN: Array<[RegExp, string]> = [
  [/^(?:[rwdf]_)?await$|^svctm$|^responseTime$/, "ms"],
  [/^%|%$|_(?:percent|pct)$/i, "%"],
  [/MB_(?:read|wrtn|dscd)\/s$|MB\/s$/, "MB/s"],
  [/kB_(?:read|wrtn|dscd)\/s$|kB\/s$/, "kB/s"],
  [/^kB_(?:read|wrtn|dscd)$|^kb(?:mem|swp|hug|avail|buff|cached|commit|active|inact|dirty)/, "kB"],
  [/^(?:VSZ|RSS|VIRT|RES|SHR|1K-blocks|1024-blocks)$/, "KiB"],
  // nvidia-smi's
  [/^temperature\./, "°C"],
  [/[._]bytes$/i, "B"],
  [/[._](?:ms|millis|milliseconds)$|[a-z]Ms$/, "ms"],
  [/[._](?:s|sec|secs|seconds)$/, "s"],
];

/** What units in brackets are called elsewhere. */
const SPELLINGS: Record<string, string> = {
  bytes: "B",
  C: "°C",
  F: "°F",
  celsius: "°C",
  percent: "%",
  pct: "%",
  seconds: "s",
  sec: "s",
  msec: "ms",
  cores: "cores",
};

/**
 * The unit that a series' name says: `mem [MiB]`, `temp (°C)`, `%util`, `CPU%`, `rkB/s`, `await`.
 *
 * @returns an empty text for a name that says none
 */
export function unitOfName(name: string): string {
  const known = unitsByName.get(name);
  if (known !== undefined) return known;
  if (unitsByName.size >= MAX_KNOWN_NAMES) unitsByName.clear();
  const unit = findUnit(name);
  unitsByName.set(name, unit);
  return unit;
}

/** Names come again with each line. */
const unitsByName = new Map<string, string>();
const MAX_KNOWN_NAMES = 1000;

function findUnit(name: string): string {
  const inner = BRACKETED.exec(name)?.[1];
  if (inner !== undefined) {
    const unit = Object.hasOwn(SPELLINGS, inner) ? SPELLINGS[inner] : undefined;
    return unit ?? (isUnitWord(inner) || PER_SECOND.test(inner) ? inner : "");
  }
  return KNOWN.find(([pattern]) => pattern.test(name))?.[1] ?? "";
}
