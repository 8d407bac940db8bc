import { Command } from 'commander';
import { AppError } from '../platform/errors.ts';
import { registerClean } from './cli/clean.ts';
import { registerAccount } from './cli/account.ts';
import { registerClock } from './cli/clock.ts';
import { registerDoctor } from './cli/doctor.ts';
import { registerImport } from './cli/import.ts';
import { registerLedger } from './cli/ledger.ts';
import { registerMaintenance } from './cli/maintenance.ts';
import { registerReport } from './cli/report.ts';
import { registerMonitor } from './cli/monitor.ts';
import { registerRequests } from './cli/requests.ts';
import { registerScan } from './cli/scan.ts';
import { registerSite } from './cli/site.ts';
import { registerStart } from './cli/start.ts';
import { registerWitness } from './cli/witness.ts';

// What this program writes is for its own account; what others need is opened by name.
process.umask(0o077);

/** `openzone`: every command has `--json`, prints what it did on standard output and progress on standard error. */
const program = new Command('openzone')
  .description('OpenZone 阳光园区：开发区政务公开平台 / the platform on which a development zone opens its government')
  .showHelpAfterError('（openzone --help 查看用法 / see openzone --help）');

registerStart(program);
registerImport(program);
registerMaintenance(program);
registerDoctor(program);
registerLedger(program);
registerWitness(program);
registerMonitor(program);
registerClock(program);
registerRequests(program);
registerReport(program);
registerAccount(program);
registerScan(program);
registerSite(program);
registerClean(program);

try {
  await program.parseAsync();
} catch (error) {
  const isJson = process.argv.includes('--json');
  if (error instanceof AppError) {
    process.stderr.write(
      isJson ? `${JSON.stringify({ error: error.id, text: error.text })}\n` : `${error.text.zh}\n${error.text.en}\n`,
    );
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  process.exitCode = 1;
}
