/**
 * Prints the closing line of a CI run: Vitest's own figures (its JSON report) and, as failures, every step that failed.
 *
 *   node scripts/check-results.mjs <vitest.json> <failed steps> [--tests-failed]
 *
 * `--tests-failed` says that `npm test` itself ended badly. Where failed tests explain that they are counted, otherwise
 * (a check failed, nothing ran, a worker died) it counts as one. The line never says "0 failed" over a red run.
 */
import { existsSync, readFileSync } from 'node:fs';

export function summarize(report, failedSteps, testsFailed) {
  // A file that could not even be loaded has no tests in the report.
  const unloaded = report?.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failedTests = (report?.numFailedTests ?? 0) + (unloaded ?? 0);
  const isRed = testsFailed || report === undefined || !report.success;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: failedSteps + (isRed ? Math.max(1, failedTests) : failedTests),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

if (import.meta.filename === process.argv[1]) {
  const [, , file = '', failedSteps = '0', flag] = process.argv;
  let report;
  try {
    if (existsSync(file)) report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.error(`${file} is not a complete report`);
  }
  const { passed, failed, skipped } = summarize(report, Number(failedSteps), flag === '--tests-failed');
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
}
