/**
 * Calls somebody's `onError` so that what it throws harms nobody: a cycle goes on, and a request is answered.
 * It is printed, with the error that it was for.
 */
export function containErrors(onError: (error: unknown) => void): (error: unknown) => void {
  const print = console.error;
  return (error) => {
    try {
      onError(error);
    } catch (thrown) {
      print("plotcast: onError threw", thrown, "when it got", error);
    }
  };
}
