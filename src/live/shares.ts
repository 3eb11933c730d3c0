import { describeValue, PlotcastError } from "../error.ts";
import { createPlaces, type Places, type WantedStream } from "./places.ts";

/**
 * Bounds what viewers have drawn and encoded besides the default, so that none can take what all need:
 * each chart has a number of places in streams, of which one address may take a few.
 */
export interface Shares {
  hasRoom(address: string | undefined, wanted: WantedStream): boolean;
  /** @throws PlotcastError `LIMIT_REACHED`, naming the chart, and the address where it is that one's limit. */
  check(address: string | undefined, wanted: WantedStream): void;
  /** Counts a viewer of the stream in. @returns a function that counts it out; to be called once. */
  enter(address: string | undefined, wanted: WantedStream): () => void;
}

export interface SharesOptions {
  /** Places of one chart, in all and for one address. */
  maxViews: number;
  maxViewsPerAddress: number;
  /** This machine's own address, or an unknown one, has the shares of this many. */
  localShares: number;
}

export function createShares({ maxViews, maxViewsPerAddress, localShares }: SharesOptions): Shares {
  const all = createPlaces(maxViews);
  const byAddress = new Map<string | undefined, Places>();

  function placesOf(address: string | undefined): Places {
    const shares = address === undefined ? localShares : 1;
    return byAddress.get(address) ?? createPlaces(maxViewsPerAddress * shares);
  }

  return {
    hasRoom: (address, wanted) =>
      placesOf(address).fullChart(wanted) === undefined && all.fullChart(wanted) === undefined,
    check(address, wanted) {
      const own = placesOf(address);
      const chart = own.fullChart(wanted);
      if (chart !== undefined) {
        const message = `${describePlaces(chart, own.max)} for ${describeAddress(address)}`;
        throw new PlotcastError("LIMIT_REACHED", `${message} (option maxViewsPerAddress)`);
      }
      const common = all.fullChart(wanted);
      if (common === undefined) return;
      const message = `${describePlaces(common, maxViews)} at a time (option maxViews)`;
      throw new PlotcastError("LIMIT_REACHED", message);
    },
    enter(address, wanted) {
      const own = placesOf(address);
      byAddress.set(address, own);
      own.add(wanted);
      all.add(wanted);
      return () => {
        all.remove(wanted);
        own.remove(wanted);
        if (own.isEmpty()) byAddress.delete(address);
      };
    },
  };
}

function describePlaces(chart: string, max: number): string {
  return `chart ${describeValue(chart)}: expected at most ${max} views besides the default one`;
}

function describeAddress(address: string | undefined): string {
  return address === undefined ? "this machine" : `address ${describeValue(address)}`;
}
