import { StrictMode, Suspense, useRef, useState } from "react";
import { LiveChart } from "plotcast/react";
import { streamOf } from "../charts.js";

/** @param {{ pictures: Record<string, string> }} props pictures: for the first paint, by chart */
export function App({ pictures }) {
  const [first, setFirst] = useState("cpu");
  const [isShown, setShown] = useState(true);
  const [isPaused, setPaused] = useState(false);
  const [renderings, setRenderings] = useState(0);
  const [frames, setFrames] = useState(0);
  // oxlint-disable-next-line typescript/no-redundant-type-constituents -- unknown where no framework is installed
  /** @type {import("react").RefObject<import("plotcast/react").LiveChartElement | null>} */
  const chart = useRef(null);
  return (
    <StrictMode>
      <button onClick={() => setFirst("disk")}>src</button>
      <button onClick={() => setPaused(!isPaused)}>pause</button>
      <button onClick={() => setRenderings(renderings + 1)}>render</button>
      <button onClick={() => setShown(!isShown)}>mount</button>
      <button onClick={() => (document.title = chart.current?.state ?? "none")}>ref</button>
      <output>{frames}</output>
      <Suspense>
        {isShown && (
          <>
            <LiveChart
              id="first"
              className="chart"
              style={{ maxWidth: 500 }}
              src={streamOf(first)}
              svg={
                renderings === 0 ? pictures.cpu : `<svg><text>rendered ${renderings}</text></svg>`
              }
              paused={isPaused}
              onFrame={() => setFrames((count) => count + 1)}
              ref={chart}
            />
            <LiveChart
              id="second"
              src={streamOf("memory")}
              svg={pictures.memory}
              always
              legendLinks
            />
          </>
        )}
      </Suspense>
    </StrictMode>
  );
}
