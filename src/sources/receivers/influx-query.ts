import type { ReceivedRequest, ReceiverAnswer } from "../receiver.ts";

/** UTF-16 units of a query that is looked at. */
const MAX_QUERY = 1000;

/** A statement that needs no answer: what it wants is so, as charts need no database. */
const NEEDS_NOTHING = /^(?:create|alter|drop|grant|revoke|set)\s/i;

/**
 * Answers what clients of InfluxDB 1 ask before they write. Data are not given away by this: charts have
 * ways of their own for that.
 */
export function answerInfluxQuery(
  request: ReceivedRequest,
  headers: Record<string, string>,
): ReceiverAnswer {
  const statement = statementOf(request).trim().slice(0, MAX_QUERY);
  const answer = (status: number, value: unknown): ReceiverAnswer => ({
    status,
    headers: { "content-type": "application/json", ...headers },
    body: `${JSON.stringify(value)}\n`,
  });
  if (NEEDS_NOTHING.test(statement)) return answer(200, { results: [{ statement_id: 0 }] });
  const names = namesOf(statement);
  if (names !== undefined) return answer(200, { results: [{ statement_id: 0, series: [names] }] });
  const error = "expected CREATE DATABASE or SHOW DATABASES: data are read at /c/NAME.csv";
  return answer(400, { error });
}

/** A form in the body counts like the query. */
function statementOf({ query, body }: ReceivedRequest): string {
  const asked = query.get("q");
  if (asked !== null) return asked;
  const form = new TextDecoder().decode(body.subarray(0, 4 * MAX_QUERY));
  return new URLSearchParams(form).get("q") ?? "";
}

function namesOf(statement: string): unknown {
  if (/^show\s+databases\b/i.test(statement)) {
    return { name: "databases", columns: ["name"], values: [["plotcast"]] };
  }
  if (!/^show\s+retention\s+policies\b/i.test(statement)) return undefined;
  const columns = ["name", "duration", "shardGroupDuration", "replicaN", "default"];
  return { columns, values: [["autogen", "0s", "168h0m0s", 1, true]] };
}
