import { GCProfiler } from "node:v8";

// What the collector of young objects did during some drawings: how much it found, how much of it
// was still alive and had to be copied, and the time that it took. Where most survives, a drawing
// leaves behind what hangs on to what it made. It needs no flag, so it sees what a server sees.
export async function scavengesOf(timeDrawings, drawings) {
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
    // In microseconds there, in ms here.
    collectingPart: sum(statistics, ({ cost }) => cost) / 1000 / ms,
  };
}

// What is still young, and what became old.
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
