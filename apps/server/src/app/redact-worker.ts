/** The process in which files are looked into and cleaned (base/files/redact); started by the server, never by hand. */
import { runRedactWorker } from '../base/files/redact/index.ts';

runRedactWorker();
