import { Decompress } from "fzstd";
import { constants, createGunzip } from "node:zlib";
import type { Encoding } from "../../src/sse/accept-encoding.ts";

/** Decodes a stream as it comes, with a decoder that is none of ours. */
export interface Decoder {
  /** Takes bytes, split anywhere. */
  write(bytes: Uint8Array): void;
  /** Resolved when all that was written has been decoded, as far as it can be. */
  settled(): Promise<void>;
}

/** @param onError is told where the bytes are no such encoding. */
export function createDecoder(
  encoding: Encoding,
  onText: (text: string) => void,
  onError: (error: unknown) => void,
): Decoder {
  const utf8 = new TextDecoder();
  const onBytes = (bytes: Uint8Array) => onText(utf8.decode(bytes, { stream: true }));
  if (encoding === "identity") return { write: onBytes, settled: async () => {} };
  return encoding === "zstd" ? zstdDecoder(onBytes, onError) : gzipDecoder(onBytes, onError);
}

function gzipDecoder(onBytes: (bytes: Uint8Array) => void, onError: (e: unknown) => void): Decoder {
  const gunzip = createGunzip({ flush: constants.Z_SYNC_FLUSH });
  gunzip.on("data", onBytes).on("error", onError);
  return {
    write: (bytes) => void gunzip.write(bytes),
    settled: () => new Promise((resolve) => gunzip.write(new Uint8Array(), () => resolve())),
  };
}

function zstdDecoder(onBytes: (bytes: Uint8Array) => void, onError: (e: unknown) => void): Decoder {
  const decoder = new Decompress(onBytes);
  return {
    write(bytes) {
      try {
        // A copy: this decoder writes into what it is given.
        decoder.push(bytes.slice());
      } catch (error) {
        onError(error);
      }
    },
    settled: async () => {},
  };
}
