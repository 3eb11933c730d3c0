import { withoutControls } from "./say.ts";

/** How far reading has come: told on standard error, if that is a terminal, and to somebody else. */
export interface Progress {
  /** Hands bytes on, and counts them. */
  count(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>;
  /** Removes the bar. */
  end(): void;
}

/** Time from one look to the next, in ms; what is quicker is not worth a word. */
const TELL_MS = 250;
const BAR_LENGTH = 24;

/**
 * @param total number of bytes, 0 where nobody knows.
 * @param tell gets the share that is done, such as "42 %".
 */
export function createProgress(
  label: string,
  total: number,
  tell: (share: string) => void = () => {},
): Progress {
  const { stderr } = process;
  let done = 0;
  let told = performance.now();

  function look(): void {
    if (performance.now() - told < TELL_MS) return;
    told = performance.now();
    const share = total > 0 ? Math.min(1, done / total) : undefined;
    tell(share === undefined ? megabytes(done) : percent(share));
    if (stderr.isTTY)
      stderr.write(`\r\u001b[K${withoutControls(label)} ${barOf(share)} ${megabytes(done)}`);
  }

  return {
    async *count(bytes) {
      for await (const piece of bytes) {
        yield piece;
        done += piece.length;
        look();
      }
    },
    end() {
      if (stderr.isTTY) stderr.write("\r\u001b[K");
    },
  };
}

function barOf(share: number | undefined): string {
  if (share === undefined) return "";
  const filled = Math.round(share * BAR_LENGTH);
  return `${"█".repeat(filled)}${"░".repeat(BAR_LENGTH - filled)} ${percent(share)}`;
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
