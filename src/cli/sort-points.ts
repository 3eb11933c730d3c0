/** Points as two columns. */
export interface Points {
  times: Float64Array;
  values: Float64Array;
}

export function isAscending(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) if (times[i]! < times[i - 1]!) return false;
  return true;
}

/** The points in the order of their times; those of one time as they came. The same object where they are. */
export function sortPoints(points: Points): Points {
  const { times, values } = points;
  if (isAscending(times)) return points;
  // Many exports begin with the newest row.
  const turned = { times: times.toReversed(), values: values.toReversed() };
  if (isAscending(turned.times)) return turned;
  const order = Uint32Array.from(times, (_, i) => i).sort((a, b) => times[a]! - times[b]!);
  return {
    times: Float64Array.from(order, (i) => times[i]!),
    values: Float64Array.from(order, (i) => values[i]!),
  };
}
