import type { Command } from 'commander';
import { loadDemonstration } from '../../demo/index.ts';
import { releaseConditions } from '../../flows/index.ts';
import { loadConfig } from '../../platform/config.ts';
import { openRuntime } from '../compose.ts';
import { startWeb } from '../web.ts';
import { startWorker } from '../worker.ts';
import { extractor, fileReader, printer, redactor, say } from './runtime.ts';

/** How many short documents the demonstration zone has besides the written ones. */
const generatedDocuments = 320;

export function registerStart(program: Command): void {
  program
    .command('start')
    .description('启动网站、后台和任务 / serve the public site, the back office and the worker')
    .option('--json', '启动后以 JSON 输出地址 / print the address as JSON once it serves')
    .action(async (options: { json?: boolean }) => {
      await start(options.json === true);
    });
}

async function start(isJson: boolean): Promise<void> {
  const config = loadConfig();
  const runtime = await openRuntime({ config, log: say, beside: false });
  const extract = extractor();
  const redact = redactor();
  const printing = printer();
  const readFile = fileReader(runtime, extract);
  const closing: (() => Promise<void>)[] = [
    () => runtime.close(),
    async () => extract.close(),
    async () => printing.close(),
  ];
  const stop = stopOnce(closing);
  try {
    if (config.demo) {
      const { db, publicDb, files, vault, secrets } = runtime;
      const requests = { publicDb, vault, extract, printer: printing, passKey: secrets.passes };
      if (
        await loadDemonstration({
          db,
          files,
          readFile,
          redact,
          requests,
          conditions: releaseConditions,
          log: say,
          generated: generatedDocuments,
        })
      )
        await runtime.refreshStatistics();
    }
    const worker = config.role === 'web' ? undefined : startWorker(runtime, readFile, redact);
    if (worker !== undefined) closing.push(() => worker.stop());
    if (config.role !== 'worker') {
      const web = await startWeb({
        runtime,
        extract,
        redact,
        printer: printing,
        wakeReader: () => worker?.wakeReader(),
        wakeDates: () => worker?.wakeDates(),
      });
      closing.push(() => web.stop());
      announce(web.port, isJson);
    }
    process.send?.('ready');
  } catch (error) {
    await stop();
    throw error;
  }
}

function announce(port: number, isJson: boolean): void {
  const url = `http://localhost:${port}/`;
  if (isJson) process.stdout.write(`${JSON.stringify({ url, office: `${url}office/` })}\n`);
  else
    process.stdout.write(
      `\n阳光园区已启动 / OpenZone is serving\n  公开网站 public site   ${url}\n  工作后台 back office   ${url}office/\n  停止请按 Ctrl-C / press Ctrl-C to stop\n`,
    );
}

/** Ctrl-C and SIGTERM close everything once, newest first; a second signal does not wait. */
function stopOnce(closing: (() => Promise<void>)[]): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      for (const close of closing.toReversed()) {
        await close().catch((error: unknown) => say(`停止时出错 / while stopping: ${String(error)}`));
      }
    })();
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping !== undefined) return;
      say('正在停止… / stopping…');
      void stop().then(() => process.exit(0));
    });
  }
  return stop;
}
