#!/usr/bin/env node
/** `npm exec openzone -- <command>`: the command line of the server, from any folder; see scripts/run.mjs. */
import { refuseOldNode } from '../scripts/lib/node-version.mjs';

if (refuseOldNode()) {
  process.exitCode = 1;
} else {
  void import('../scripts/lib/commands.mjs').then(({ cli }) => cli(process.argv.slice(2)));
}
