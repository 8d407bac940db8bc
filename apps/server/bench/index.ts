/**
 * `npm run bench`: what the product does, beside a reference in the same run on the same machine. See README.md.
 * The other processes of a run are this program again, as `--helper=<role>`; each loads only what it needs, so that a
 * bare reference is bare.
 */
import process from 'node:process';

async function run(role: string | undefined): Promise<void> {
  switch (role) {
    case undefined:
      return (await import('./main.ts')).main(process.argv.slice(2));
    case 'server':
      return (await import('./helper-server.ts')).runServer();
    case 'load':
      return (await import('./helper-load.ts')).runLoad();
    case 'scan':
      return (await import('./helper-scan.ts')).runScan();
    case 'bare':
      return (await import('./helper-bare.ts')).runBareServer();
    default:
      throw new Error(`there is no helper ${role}`);
  }
}

await run(/^--helper=(.*)$/.exec(process.argv[2] ?? '')?.[1]);
