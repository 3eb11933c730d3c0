/**
 * Calls somebody's `onError` so that what it throws harms nobody: a cycle goes on, and a request is answered.
 * It is printed, with the error that it was for. Default: errors are printed.
 */
export function containErrors(
  onError: (error: unknown) => void = console.error,
): (error: unknown) => void {
  return (error) => {
    try {
      onError(error);
    } catch (thrown) {
      console.error("plotcast: onError threw", thrown, "when it got", error);
    }
  };
}
