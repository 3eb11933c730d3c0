const STEP = 1.5;

// Measures more and more, until what is measured is no longer within bounds.
export async function climb({ from, most, measure, isWithin }) {
  const steps = [];
  for (let count = from; ; count = Math.min(most, Math.round(count * STEP))) {
    const figures = await measure(count);
    steps.push(figures);
    if (!isWithin(figures) || count >= most) return steps;
  }
}
