/** The closing line, "N passed, N failed", from the JSON of Vitest; a run that ended badly never says "0 failed". */
import { existsSync, readFileSync } from 'node:fs';

const [report, code] = process.argv.slice(2);
const { numPassedTests: passed = 0, numFailedTests = 0, numPendingTests: skipped = 0, numFailedTestSuites = 0, success = false } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
// A file that could not be loaded has no tests to count; a step before the tests, or after them, counts as one.
const failed = Math.max(numFailedTests, numFailedTestSuites > 0 || !success || code !== '0' ? 1 : 0);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
