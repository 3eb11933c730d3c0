/**
 * Prints what is wrong, and sets the exit code to 1 if anything is.
 *
 * @param {string} check
 * @param {string[]} wrong
 */
export function report(check, wrong) {
  for (const complaint of wrong) console.error(`${check}: ${complaint}`);
  if (wrong.length > 0) process.exitCode = 1;
  else console.log(`${check}: nothing is wrong`);
}
