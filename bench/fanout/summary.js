import { quantile } from "../quantile.js";

// Of each contender's rounds the one in the middle; the lags of all its rounds together.
export function summary(name, rounds) {
  const microseconds = rounds.map((round) => round.microseconds);
  const kilobytes = rounds.map((round) => round.kilobytes);
  const lags = rounds.flatMap((round) => round.lags);
  return {
    name,
    viewers: rounds[0].viewers,
    microseconds: quantile(microseconds, 0.5),
    microsecondsByRound: microseconds,
    kilobytes: quantile(kilobytes, 0.5),
    kilobytesByRound: kilobytes,
    lagMs: { median: quantile(lags, 0.5), most99: quantile(lags, 0.99), latest: quantile(lags, 1) },
    bytes: rounds[0].bytes,
    missed: rounds.reduce((sum, { missed }) => sum + missed, 0),
  };
}
