import { GCProfiler } from "node:v8";

// Measures the collector of young objects (the scavenger) during some drawings: how much it found,
// how much survived and had to be copied, and how long it took. Where most survives, drawings keep
// references to what they made. It needs no flags, so it sees what a server sees.
export async function measureScavenges(timeDrawings, drawings) {
  const profiler = new GCProfiler();
  profiler.start();
  const ms = await timeDrawings(drawings);
  const { statistics } = profiler.stop();
  const scavenges = statistics.filter(({ gcType }) => gcType === "Scavenge");
  return {
    drawings,
    scavenges: scavenges.length,
    otherCollections: statistics.length - scavenges.length,
    foundBytes: sum(scavenges, ({ beforeGC }) => youngBytes(beforeGC)) / drawings,
    survivedBytes: sum(scavenges, survivedBytes) / drawings,
    // v8 gives microseconds; this returns ms.
    collectingPart: sum(statistics, ({ cost }) => cost) / 1000 / ms,
  };
}

// Bytes that are still young, and those that became old.
function survivedBytes({ beforeGC, afterGC }) {
  const becameOld = usedBytes(afterGC, isOld) - usedBytes(beforeGC, isOld);
  return youngBytes(afterGC) + Math.max(0, becameOld);
}

function youngBytes(heap) {
  return usedBytes(heap, (space) => !isOld(space));
}

function usedBytes({ heapSpaceStatistics }, isCounted) {
  return sum(heapSpaceStatistics.filter(isCounted), ({ spaceUsedSize }) => spaceUsedSize);
}

function isOld({ spaceName }) {
  return !spaceName.startsWith("new_");
}

function sum(list, valueOf) {
  return list.reduce((total, item) => total + valueOf(item), 0);
}
