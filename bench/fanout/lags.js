// How late a viewer's frames were, in ms, without the first ones. Where it has one for each cycle,
// they are in order; otherwise each counts for the last cycle before it.
export function computeLags(arrivals, starts, warmUp) {
  const came = arrivals.filter((arrival) => arrival >= starts[0]);
  if (came.length === starts.length) {
    return came.map((arrival, cycle) => arrival - starts[cycle]).slice(warmUp);
  }
  return came
    .map((arrival) => ({ arrival, start: starts.findLast((start) => start <= arrival) }))
    .filter(({ start }) => start >= starts[warmUp])
    .map(({ arrival, start }) => arrival - start);
}
