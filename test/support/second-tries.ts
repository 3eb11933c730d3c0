import type { Reporter, TestModule } from "vitest/node";

/** vitest's reporter of the tests that failed at first, and passed when tried again. */
export default class SecondTries implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const found = modules.flatMap((module) => [...module.children.allTests()].filter(isFlaky));
    if (found.length === 0) return;
    const names = found.map((test) => `    ${test.module.relativeModuleId} > ${test.fullName}`);
    process.stdout.write(`\nPassed only when tried again:\n${names.join("\n")}\n`);
  }
}

function isFlaky(test: { diagnostic(): { flaky: boolean } | undefined }): boolean {
  return test.diagnostic()?.flaky === true;
}
