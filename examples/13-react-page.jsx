// @ts-check
// The page of 13-react.js.
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { LiveChart } from "plotcast/react";

const ROOMS = ["kitchen", "cellar"];

function Rooms() {
  const [room, setRoom] = useState("kitchen");
  const [isPaused, setPaused] = useState(false);
  const [frames, setFrames] = useState(0);
  return (
    <>
      <p>
        {ROOMS.map((name) => (
          <button key={name} aria-pressed={name === room} onClick={() => setRoom(name)}>
            {name}
          </button>
        ))}
        <label>
          <input type="checkbox" checked={isPaused} onChange={() => setPaused(!isPaused)} />
          pause
        </label>
      </p>
      <div className="charts">
        <LiveChart
          src={`/events?chart=${room}`}
          paused={isPaused}
          onFrame={() => setFrames((count) => count + 1)}
        />
        <LiveChart src="/events?chart=outside" legendLinks />
      </div>
      <p>
        The first chart has changed <output>{frames}</output> times.
      </p>
    </>
  );
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<Rooms />);
