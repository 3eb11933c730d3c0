// How long to measure: frames to warm up with and to measure, and cycles within bounds, as few charts
// would need many and many charts few.
const FULL = {
  warmFrames: 4000,
  frames: 4000,
  leastCycles: 8,
  mostCycles: 120,
  rivalWarmFrames: 60,
  rivalFrames: 200,
};

const QUICK = {
  warmFrames: 500,
  frames: 300,
  leastCycles: 4,
  mostCycles: 20,
  rivalWarmFrames: 3,
  rivalFrames: 10,
};

export function choosePace(quick) {
  return quick ? QUICK : FULL;
}
