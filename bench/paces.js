// How long to measure. Warm-up ends when times have settled, or at its limit. A slow contender
// stops at its budget, after at least one batch.
const FULL = {
  processes: 3,
  leastWarmUpMs: 400,
  mostWarmUpMs: 2000,
  batchMs: 30,
  batches: 15,
  budgetMs: 800,
};

const QUICK = {
  processes: 1,
  leastWarmUpMs: 60,
  mostWarmUpMs: 400,
  batchMs: 15,
  batches: 5,
  budgetMs: 100,
};

export function choosePace({ quick }) {
  return quick ? QUICK : FULL;
}
