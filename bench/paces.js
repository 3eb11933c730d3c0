// How long to measure. A slow contender stops at its budget, after one batch at the least.
const FULL = {
  few: { windows: 64, warmUpMs: 1500, batchMs: 40, rounds: 25, budgetMs: 1500 },
  thousand: { windows: 64, warmUpMs: 500, batchMs: 60, rounds: 20, budgetMs: 1200 },
  hundredThousand: { windows: 4, warmUpMs: 300, batchMs: 60, rounds: 9, budgetMs: 2000 },
};

const QUICK = {
  few: { windows: 64, warmUpMs: 1000, batchMs: 20, rounds: 11, budgetMs: 250 },
  thousand: { windows: 64, warmUpMs: 100, batchMs: 20, rounds: 5, budgetMs: 150 },
  hundredThousand: { windows: 2, warmUpMs: 0, batchMs: 0, rounds: 3, budgetMs: 300 },
};

export function paces({ quick }) {
  return quick ? QUICK : FULL;
}
