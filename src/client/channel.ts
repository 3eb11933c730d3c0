import { on } from "./on.ts";

/** What is said on the channel between the tabs and the one that leads. */
export interface Said {
  /** A chart of a tab says who it is, and what it wants to watch from now on. */
  who?: number;
  wanted?: string | undefined;
  /** The leader tells a frame of a chart that somebody wants, … */
  chart?: string;
  frame?: string | undefined;
  /** … whether the connection is lost; undefined as long as there was none, … */
  isLost?: boolean | undefined;
  /** … or that it wants to hear what everyone wants. */
  calls?: boolean;
}

/**
 * Joins a channel, while the page is there: a browser keeps no page that was left but still hears what is said.
 *
 * @returns what says something to all others on a channel. @param hear gets what they say.
 */
export function join(name: string, hear: (said: Said) => void): (said: Said) => void {
  let channel: BroadcastChannel | undefined;
  const open = () => {
    channel = new BroadcastChannel(name);
    on(channel, { message: ({ data }) => hear(data) });
  };
  open();
  on(globalThis, {
    pagehide() {
      channel!.close();
      channel = undefined;
    },
    pageshow: () => channel ?? open(),
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  return (said) => channel?.postMessage(said);
}
