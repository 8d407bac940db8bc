/** The process in which files from outside are read (base/files/extract); started by the server, never by hand. */
import { runExtractWorker } from '../base/files/extract/index.ts';

runExtractWorker();
