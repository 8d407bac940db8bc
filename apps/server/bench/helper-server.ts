import { extractor, fileReader, redactor } from '../src/app/cli/runtime.ts';
import { openRuntime, type Runtime } from '../src/app/compose.ts';
import { createPrinter } from '../src/platform/print/index.ts';
import { startWeb, type Web } from '../src/app/web.ts';
import { startWorker } from '../src/app/worker.ts';
import { loadConfig } from '../src/platform/config.ts';
import { pageKey } from '../src/platform/page-cache/index.ts';
import { serveHelper } from './processes.ts';

export type ServerRequest =
  | { readonly do: 'start' }
  /** Which of these canonical addresses are in the page cache now. */
  | { readonly do: 'kept'; readonly siteId: number; readonly origin: string; readonly addresses: readonly string[] }
  | { readonly do: 'flush' };

/** Web and worker in one process, as `openzone start` composes them, with a way to look into the page cache. */
export function runServer(): void {
  const closing: (() => Promise<void>)[] = [];
  let web: Web | undefined;

  async function start(): Promise<{ port: number }> {
    const log = (line: string): void => void process.stderr.write(`  ${line}\n`);
    const runtime: Runtime = await openRuntime({ config: loadConfig(), log, beside: true });
    closing.push(() => runtime.close());
    const extract = extractor();
    const redact = redactor();
    const worker = startWorker(runtime, fileReader(runtime, extract), redact);
    closing.push(() => worker.stop());
    web = await startWeb({
      runtime,
      extract,
      redact,
      printer: createPrinter({}),
      wakeReader: () => worker.wakeReader(),
      wakeDates: () => worker.wakeDates(),
    });
    const { port, stop } = web;
    closing.push(stop, async () => extract.close());
    return { port };
  }

  async function answer(message: unknown): Promise<unknown> {
    const request = message as ServerRequest;
    if (request.do === 'start') return start();
    if (web === undefined) throw new Error('the server has not been started');
    const { cache } = web;
    if (request.do === 'flush') return cache.flush();
    return request.addresses.filter(
      (address) => cache.peek(pageKey(request.siteId, request.origin, '', address)) !== undefined,
    );
  }

  serveHelper(answer, async () => {
    for (const close of closing.toReversed()) await close().catch(() => undefined);
  });
}
