import { join } from 'node:path';
import { createExtractService, type ExtractService } from '../../base/files/extract/index.ts';
import { createRedactService, type RedactService } from '../../base/files/redact/index.ts';
import { findSiteByKey, listSites, type Site } from '../../base/sites/index.ts';
import { today } from '../../platform/clock.ts';
import { loadConfig, projectRoot } from '../../platform/config.ts';
import { createPrinter, type Printer } from '../../platform/print/index.ts';
import { AppError } from '../../platform/errors.ts';
import { createFileReader, type ReadFile } from '../../systems/legacy-files/index.ts';
import { openRuntime, type Runtime } from '../compose.ts';

/** Progress and remarks go to standard error, results to standard output. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function extractor(): ExtractService {
  return createExtractService({ workerPath: join(projectRoot(), 'apps/server/dist/extract-worker.js'), size: 1 });
}

export function redactor(): RedactService {
  return createRedactService({ workerPath: join(projectRoot(), 'apps/server/dist/redact-worker.js') });
}

export function printer(): Printer {
  return createPrinter({ workerPath: join(projectRoot(), 'apps/server/dist/print-worker.js') });
}

export function fileReader(runtime: Runtime, extract: ExtractService): ReadFile {
  return createFileReader({ db: runtime.db, files: runtime.files, extract, today: () => today(runtime.clock) });
}

/** Opens what a command needs, beside a running server or alone, and closes it whatever happens. */
export async function withRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = await openRuntime({ config: loadConfig(), log: say, beside: true });
  try {
    return await work(runtime);
  } finally {
    await runtime.close();
  }
}

export async function chooseSite(runtime: Runtime, key: string | undefined): Promise<Site> {
  const sites = await listSites(runtime.publicDb);
  const site = key === undefined ? sites[0] : await findSiteByKey(runtime.publicDb, key);
  if (site !== undefined) return site;
  throw new AppError({
    id: 'SITE_UNKNOWN',
    status: 404,
    text: {
      zh:
        key === undefined
          ? '还没有任何站点，请先运行 openzone start。'
          : `没有标识为“${key}”的站点。现有：${sites.map((one) => one.key).join('、')}。`,
      en:
        key === undefined
          ? 'There is no site yet; run openzone start first.'
          : `No site is called “${key}”. There are: ${sites.map((one) => one.key).join(', ')}.`,
    },
  });
}
