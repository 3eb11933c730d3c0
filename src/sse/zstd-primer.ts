import { type BitWriter, clearBits, finishBits } from "./bit-writer.ts";
import type { Beginning } from "./codec.ts";
import type { ParseState } from "./parse-state.ts";
import { type TableChoice, writeBlock, writeEvents } from "./zstd-blocks.ts";
import { findEnding } from "./zstd-ending.ts";
import { ownTables } from "./zstd-own-tables.ts";
import type { StandingTables } from "./zstd-standing.ts";
import type { Steps } from "./steps.ts";

const NOTHING = new Uint8Array();

/**
 * Begins a text that refers to nothing before it, behind which a decoder has the standing tables. Its
 * end sets them, so that all before it can have tables of its own; where the end is not fit for that, a
 * filler in front sets them.
 *
 * @param terms how far back matches may lie; the last event of the text; and a filler: a short text with a
 * match, which no viewer sees.
 */
export function beginText(
  writer: BitWriter,
  state: ParseState,
  { setting, standing, prices }: StandingTables,
  { windowSize, last, filler }: { windowSize: number; last: Uint8Array; filler: Uint8Array },
): Beginning {
  const ending = findEnding(last, setting);
  const choose = ending === undefined ? () => standing : ownTables;
  const choice: TableChoice = { choose, onWritten() {} };
  let unwritten = ending === undefined ? findEnding(filler, setting) : undefined;
  const writeSetting = (steps: Steps) => writeBlock(writer, steps, setting, Infinity);
  const writeFiller = () => {
    if (unwritten !== undefined) writeSetting(unwritten.steps);
    unwritten = undefined;
  };

  return {
    endSize: ending === undefined ? 0 : last.length - ending.from,
    compress(events) {
      clearBits(writer);
      writeFiller();
      // Between two parts, another stream may have used the same state.
      state.pair.windowSize = windowSize;
      state.prices = prices;
      writeEvents(writer, state, events, choice);
      return finishBits(writer);
    },
    end() {
      clearBits(writer);
      writeFiller();
      if (ending === undefined && writer.length === 0) return NOTHING;
      if (ending !== undefined) writeSetting(ending.steps);
      return finishBits(writer);
    },
  };
}
