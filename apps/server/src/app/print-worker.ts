/** The process in which letters are set and printed (platform/print); started by the server, never by hand. */
import { runPrintWorker } from '../platform/print/index.ts';

runPrintWorker();
