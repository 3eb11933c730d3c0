import { once } from "node:events";
import { createFeed } from "./feed.js";
import { quantile } from "./quantile.js";
import { openViewer } from "./viewer.js";

const NEWCOMERS = 20;

// Sends frames over a real connection, one after the other, and counts the bytes of each. New
// viewers join at various moments, as the size of their primer depends on the moment.
export async function weigh(stream, charts, frames) {
  const feed = createFeed(charts);
  const { server, next } = await stream.create(feed, frames);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  const viewer = openViewer(port, stream);
  await viewer.until(charts);
  const expected = feed.frames();
  const weights = [];
  const primers = [];
  for (let frame = 1; frame <= frames; frame++) {
    const before = viewer.bytes;
    next();
    await viewer.until((frame + 1) * charts);
    weights.push((viewer.bytes - before) / charts);
    expected.push(...feed.frames());
    if (frame % Math.ceil(frames / NEWCOMERS) === 0) {
      primers.push((await measurePrimer(port, stream, feed.frames())) / charts);
    }
  }
  assertSame(viewer.frames, expected, stream.name);
  viewer.close();
  feed.live.close();
  server.close();
  server.closeAllConnections?.();
  return { name: stream.name, ...spread(weights), primer: spread(primers) };
}

async function measurePrimer(port, stream, present) {
  const newcomer = openViewer(port, stream);
  await newcomer.until(present.length);
  assertSame(newcomer.frames, present, stream.name);
  newcomer.close();
  return newcomer.bytes;
}

function assertSame(got, expected, name) {
  const isSame = got.length === expected.length && got.every((svg, i) => svg === expected[i].svg);
  if (!isSame) throw new Error(`${name}: the viewer did not get the frames that were drawn`);
}

function spread(weights) {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return { mean, median: quantile(weights, 0.5), max: quantile(weights, 1) };
}
