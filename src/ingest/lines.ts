import { PlotcastError, describeValue } from "../error.ts";
import { MAX_LINE_LENGTH } from "../limits.ts";

/** The options of `createLineSplitter`. */
export interface LineSplitterOptions {
  /** Maximum length of a line in characters (UTF-16 units), without its ending. Default 64 Ki. */
  maxLength?: number;
}

/** Splits a stream of text into lines. */
export interface LineSplitter {
  /** Adds the next piece of text, cut anywhere. */
  write(text: string): void;
  /** Ends a last line without a line break. A `write` after this starts a new text. */
  end(): void;
}

/**
 * Splits a stream of text at LF and CRLF. However the text is cut into pieces, the lines are the
 * same. A line longer than `maxLength` is dropped whole and reported once, as soon as it is too
 * long; reading goes on after its end. At most `maxLength` + 1 characters are held.
 *
 * @param onLine gets each line without its ending, and its number, counted from 1
 * @param onTooLong gets the number of each line that was dropped
 * @throws PlotcastError OPTION_INVALID if `maxLength` is not a positive whole number
 */
export function createLineSplitter(
  { maxLength = MAX_LINE_LENGTH }: LineSplitterOptions,
  onLine: (line: string, number: number) => void,
  onTooLong: (number: number) => void = () => {},
): LineSplitter {
  checkMaxLength(maxLength);
  let held = "";
  let number = 1;
  let dropping = false;

  // One more character than `maxLength` may be held: a CR can be half of the line's ending.
  function hold(piece: string): void {
    if (dropping) return;
    const length = held.length + piece.length;
    if (length > maxLength + 1) return drop();
    held += piece;
    if (length > maxLength && !held.endsWith("\r")) drop();
  }

  function drop(): void {
    dropping = true;
    held = "";
    onTooLong(number);
  }

  function finish(): void {
    const line = held.endsWith("\r") ? held.slice(0, -1) : held;
    const at = number;
    const dropped = dropping;
    held = "";
    dropping = false;
    number += 1;
    if (!dropped) onLine(line, at);
  }

  return {
    write(text) {
      let start = 0;
      for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
        hold(text.slice(start, end));
        start = end + 1;
        finish();
      }
      hold(text.slice(start));
    },
    end() {
      if (held !== "") finish();
      held = "";
      dropping = false;
      number = 1;
    },
  };
}

function checkMaxLength(maxLength: number): void {
  if (Number.isSafeInteger(maxLength) && maxLength > 0) return;
  throw new PlotcastError(
    "OPTION_INVALID",
    `maxLength: expected a positive whole number of characters, got ${describeValue(maxLength)}`,
  );
}
