import { connection } from "next/server";
import { LiveChart } from "plotcast/react";
import { live } from "../charts.js";

// Drawn for each visitor: the charts are in the HTML, before any script runs.
export default async function Page() {
  await connection();
  return (
    <main>
      <LiveChart src="/charts/events?chart=cpu" svg={live.draw("cpu")} />
      <LiveChart src="/charts/events?chart=memory" svg={live.draw("memory")} />
    </main>
  );
}
