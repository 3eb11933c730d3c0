import { type BitWriter, createBitWriter, finishBackward, littleEndian } from "./bits.ts";
import { joined } from "./bytes.ts";
import { MATCH, type NumberKind, OFFSET, RUN } from "./zstd-symbols.ts";
import {
  contentPrice,
  createCoder,
  describedDistribution,
  type Distribution,
  fittingDistribution,
  lastState,
  stateBefore,
} from "./zstd-fse.ts";
import type { Sequence } from "./zstd-optimal-parse.ts";

/** How the codes of one kind are written in a block (RFC 8878, 3.1.1.3.2.1). */
interface Mode {
  id: number;
  distribution: Distribution;
  description: Uint8Array;
}

/** The modes of a block's sequences. None is "as before": blocks know nothing of each other. */
export interface Modes {
  runs: Mode;
  matches: Mode;
  offsets: Mode;
}

const PREDEFINED = 0;
const SINGLE_CODE = 1;
const DESCRIBED = 2;

/** The modes that take the fewest bits for these sequences. */
export function cheapestModes(sequences: readonly Sequence[]): Modes {
  const runs = sequences.map(({ run }) => run);
  const matches = sequences.map(({ match }) => match);
  const offsets = sequences.map(({ offsetValue }) => offsetValue);
  return {
    runs: cheapestMode(RUN, runs),
    matches: cheapestMode(MATCH, matches),
    offsets: cheapestMode(OFFSET, offsets),
  };
}

function cheapestMode(kind: NumberKind, values: readonly number[]): Mode {
  const counts = kind.bits.map(() => 0);
  for (const value of values) counts[kind.codeOf(value)]!++;
  const predefined = predefinedMode(kind);
  const only = counts.indexOf(values.length);
  const other = only >= 0 ? singleCodeMode(only) : describedMode(kind, counts);
  return modePrice(other, counts) < modePrice(predefined, counts) ? other : predefined;
}

function predefinedMode({ predefined }: NumberKind): Mode {
  return { id: PREDEFINED, distribution: predefined, description: new Uint8Array() };
}

function singleCodeMode(code: number): Mode {
  const shares = Array.from({ length: code + 1 }, (_, i) => (i === code ? 1 : 0));
  return {
    id: SINGLE_CODE,
    distribution: { log: 0, shares },
    description: Uint8Array.of(code),
  };
}

function describedMode({ mostLog }: NumberKind, counts: readonly number[]): Mode {
  const distribution = fittingDistribution(counts, mostLog);
  return { id: DESCRIBED, distribution, description: describedDistribution(distribution) };
}

function modePrice({ distribution, description }: Mode, counts: readonly number[]): number {
  return 8 * description.length + distribution.log + contentPrice(distribution, counts);
}

/** The sequences section of a block (RFC 8878, 3.1.1.3.2). */
export function sequencesSection(sequences: readonly Sequence[], modes: Modes): Uint8Array {
  if (sequences.length === 0) return Uint8Array.of(0);
  const { runs, matches, offsets } = modes;
  return joined([
    sequenceCount(sequences.length),
    Uint8Array.of((runs.id << 6) | (offsets.id << 4) | (matches.id << 2)),
    runs.description,
    offsets.description,
    matches.description,
    sequenceBits(sequences, modes),
  ]);
}

function sequenceCount(count: number): Uint8Array {
  if (count < 128) return Uint8Array.of(count);
  if (count < 0x7f00) return Uint8Array.of((count >> 8) + 128, count & 0xff);
  return joined([Uint8Array.of(255), littleEndian(count - 0x7f00, 2)]);
}

/** Decoders read from the end, so the last sequence comes first, and its states last. */
function sequenceBits(sequences: readonly Sequence[], modes: Modes): Uint8Array {
  const bits = createBitWriter();
  const runs = codeWriter(bits, RUN, modes.runs);
  const matches = codeWriter(bits, MATCH, modes.matches);
  const offsets = codeWriter(bits, OFFSET, modes.offsets);
  for (const { run, match, offsetValue } of sequences.toReversed()) {
    offsets.writeCode(offsetValue);
    matches.writeCode(match);
    runs.writeCode(run);
    runs.writeRest(run);
    matches.writeRest(match);
    offsets.writeRest(offsetValue);
  }
  matches.writeState();
  offsets.writeState();
  runs.writeState();
  return finishBackward(bits);
}

/** Writes the numbers of one kind, from the last to the first. */
function codeWriter(bits: BitWriter, kind: NumberKind, { distribution }: Mode) {
  const coder = createCoder(distribution);
  let state: number | undefined;
  return {
    writeCode(value: number) {
      const code = kind.codeOf(value);
      state = state === undefined ? lastState(coder, code) : stateBefore(bits, coder, code, state);
    },
    writeRest(value: number) {
      const code = kind.codeOf(value);
      bits.write(value - kind.bases[code]!, kind.bits[code]!);
    },
    writeState: () => bits.write(state!, coder.log),
  };
}
