import { measureScan } from '../../../packages/chinese-text/tests/corpus/measure.ts';
import { serveHelper } from './processes.ts';

/** The finder of personal data over many documents, alone in its process. */
export function runScan(): void {
  serveHelper(
    (request) => Promise.resolve(measureScan((request as { readonly count: number }).count)),
    () => Promise.resolve(),
  );
}
