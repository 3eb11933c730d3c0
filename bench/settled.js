const BATCHES_ALIKE = 3;
const ALIKE = 1.05;
const LEAST_DRAWINGS = 3000;

// Draws batches until the last three took the same time within 5 %: for `leastMs` to `mostMs`, and
// at least 3,000 drawings, as the engine optimizes by count and its garbage collector settles by
// time. Returns the ms of one drawing by then.
export async function settled({ timeDrawings, leastMs, mostMs, batchMs, guessMs }) {
  const times = [];
  let spentMs = 0;
  let drawings = 0;
  let each = guessMs;
  while (spentMs < mostMs) {
    const isLong = spentMs >= leastMs && drawings >= LEAST_DRAWINGS;
    if (isLong && areAlike(times.slice(-BATCHES_ALIKE))) break;
    const count = Math.max(1, Math.round(batchMs / each));
    const ms = await timeDrawings(count);
    each = ms / count;
    spentMs += ms;
    drawings += count;
    times.push(each);
  }
  return { each, spentMs, drawings };
}

function areAlike(times) {
  return times.length === BATCHES_ALIKE && Math.max(...times) <= ALIKE * Math.min(...times);
}
