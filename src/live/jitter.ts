/** About so many ms, so that what began in one moment does not all end in one. @param part 0.2: ± 20 %. */
export function jittered(ms: number, part: number): number {
  return ms * (1 + part * (2 * Math.random() - 1));
}
