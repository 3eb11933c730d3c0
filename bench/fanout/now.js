// In ms, on the clock that all processes of a machine have in common and that nobody sets.
export function now() {
  return Number(process.hrtime.bigint()) / 1e6;
}
