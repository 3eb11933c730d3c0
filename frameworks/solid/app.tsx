import { createSignal, Show } from "solid-js";
import type { LiveChart } from "plotcast/client";
import "plotcast/types/solid";
import { streamOf } from "../charts.js";

export function App() {
  const [first, setFirst] = createSignal("cpu");
  const [isShown, setShown] = createSignal(true);
  const [isPaused, setPaused] = createSignal(false);
  const [renderings, setRenderings] = createSignal(0);
  const [frames, setFrames] = createSignal(0);
  const [chart, setChart] = createSignal<LiveChart>();
  return (
    <>
      <button onClick={() => setFirst("disk")}>src</button>
      <button onClick={() => setPaused(!isPaused())}>pause</button>
      <button onClick={() => setRenderings(renderings() + 1)}>render</button>
      <button onClick={() => setShown(!isShown())}>mount</button>
      <button onClick={() => (document.title = chart()?.state ?? "none")}>ref</button>
      <output>{frames()}</output>
      <Show when={isShown()}>
        <live-chart
          id="first"
          ref={setChart}
          class={`chart r${renderings()}`}
          src={streamOf(first())}
          paused={isPaused()}
          on:frame={() => setFrames(frames() + 1)}
        />
        <live-chart id="second" src={streamOf("memory")} always legend-links />
      </Show>
    </>
  );
}
