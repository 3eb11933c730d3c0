// How long each part takes. A quick run only shows that all can be drawn; its figures are rough.
const USUAL = {
  charts: 12,
  rounds: 3,
  warmFrames: 6,
  frames: 20,
  firstRounds: 7,
  memoryFrames: [1000, 10_000],
};
const QUICK = {
  ...USUAL,
  rounds: 1,
  warmFrames: 1,
  frames: 3,
  firstRounds: 1,
  memoryFrames: [100, 300],
};

export function choosePace(isQuick) {
  return isQuick ? QUICK : USUAL;
}
