import { quantile } from "../quantile.js";

// Summarizes the rounds of a contender: the median round's costs, and the lags of all rounds.
export function summary(name, rounds) {
  const microseconds = rounds.map((round) => round.microseconds);
  const kilobytes = rounds.map((round) => round.kilobytes);
  const lags = rounds.flatMap((round) => round.lags);
  return {
    name,
    viewers: rounds[0].viewers,
    charts: rounds[0].charts,
    microseconds: quantile(microseconds, 0.5),
    microsecondsByRound: microseconds,
    kilobytes: quantile(kilobytes, 0.5),
    kilobytesByRound: kilobytes,
    lagMs: { median: quantile(lags, 0.5), most99: quantile(lags, 0.99), latest: quantile(lags, 1) },
    bytes: rounds[0].bytes,
    missed: rounds.reduce((sum, { missed }) => sum + missed, 0),
  };
}
