import { beforeEach } from "vitest";

// Each test begins in a turn of the event loop of its own: what the one before it took of a turn is no
// longer counted, so its hub does at once what the tests of a quiet process see done at once.
beforeEach(() => new Promise<void>((begin) => setImmediate(begin)));
