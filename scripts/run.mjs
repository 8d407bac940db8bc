/**
 * `node scripts/run.mjs <start|test|bench|check|build|guide> [arguments]` — what the npm scripts call.
 *
 * Works in a fresh clone on Node 20.19 and later: installs what package-lock.json demands, picks a Node ≥ 22.12 to run the
 * product on, builds what is older than its sources, then does the work. Until the version is checked, nothing is
 * imported that an older Node could not even parse.
 */
import { refuseOldNode } from './lib/node-version.mjs';

if (refuseOldNode()) {
  process.exitCode = 1;
} else {
  void import('./lib/commands.mjs').then(({ main }) => main(process.argv[2], process.argv.slice(3)));
}
