// The value that this part of the values does not exceed: 0.5 is the median, 1 the largest.
export function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}
