import { clearBits, createBitWriter, finishBits } from "./bit-writer.ts";
import type { Codec } from "./codec.ts";
import { createParseState } from "./parse-state.ts";
import type { Related } from "./text-pair.ts";
import { rawBlock, type TableChoice, writeEvents } from "./zstd-blocks.ts";
import { createCounts } from "./zstd-counts.ts";
import { beginText } from "./zstd-primer.ts";
import { createRenewal } from "./zstd-renewal.ts";
import { fitTables, type StandingTables } from "./zstd-standing.ts";
import { canSet } from "./zstd-tables.ts";

/** 1 MiB and 8 MiB, which is the most that browsers take (RFC 9659). */
const MIN_WINDOW_LOG = 20;
const MAX_WINDOW_LOG = 23;
/** A view's last event must be in the window when the next one is written. */
const WINDOW_PER_VIEW = 16 * 1024;
/** A shorter text is not worth new tables. */
const SETTING_TEXT = 1024;

const FIRST_TABLES = fitTables(createCounts());

const state = createParseState(FIRST_TABLES.prices, 1 << MIN_WINDOW_LOG);
const writer = createBitWriter();

/** A comment, which no page sees. */
const COMMENT = "::::\n";

/** An empty block: it adds no text, so it moves nobody's history. */
const EMPTY_BLOCK = rawBlock(new Uint8Array());

/**
 * zstd in blocks that can be shared: of what came before, a block uses the plain text and the standing
 * tables, which are the same for all. So every decoder with the same plain text behind it, and those
 * tables, can decode it. Each stream has a codec of its own.
 *
 * @param views how many views share the stream. The more, the larger the window: every decoder of the
 * stream keeps as much plain text.
 * @param filler text of five bytes that no viewer sees, with a run of four; a primer may begin with it.
 * Default: a comment of an event stream.
 */
export function createZstd(views: number, filler: string = COMMENT): Codec {
  const fillerBytes = Uint8Array.from(filler, (letter) => letter.charCodeAt(0));
  const log = 32 - Math.clz32(views * WINDOW_PER_VIEW - 1);
  const windowLog = Math.min(MAX_WINDOW_LOG, Math.max(MIN_WINDOW_LOG, log));
  const windowSize = 1 << windowLog;
  const renewal = createRenewal();
  /** What decoders have, and what they are to get by the next block. */
  let present = FIRST_TABLES;
  let next: StandingTables | undefined;
  /** A view's first frames are all new; those that come later are not like them. */
  let isUsual = false;

  const choice: TableChoice = {
    choose: (part, length) =>
      next !== undefined && length > SETTING_TEXT && canSet(part, next.setting)
        ? next.setting
        : present.standing,
    onWritten(part, tables) {
      if (next !== undefined && tables === next.setting) {
        present = next;
        next = undefined;
      }
      if (isUsual) renewal.count(part);
    },
  };

  return {
    encoding: "zstd",
    header: frameHeader(windowLog),
    windowSize,
    begin(last) {
      return beginText(writer, state, present, { windowSize, last, filler: fillerBytes });
    },
    compress(events: readonly Related[]) {
      state.pair.windowSize = windowSize;
      state.prices = (next ?? present).prices;
      isUsual = events.every(({ isLast }) => isLast);
      clearBits(writer);
      writeEvents(writer, state, events, choice);
      next ??= renewal.find(present);
      return finishBits(writer);
    },
    pause: EMPTY_BLOCK,
    keepAlive: EMPTY_BLOCK,
    store: rawBlock,
  };
}

/** The magic number, and neither content size nor checksum nor dictionary (RFC 8878, 3.1.1). */
function frameHeader(windowLog: number): Uint8Array {
  return Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, (windowLog - 10) << 3);
}
