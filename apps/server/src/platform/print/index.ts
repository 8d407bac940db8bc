/**
 * Official documents on paper: a structured document becomes PDF or DOCX. Knows nothing of what the documents are about.
 *
 * - `OfficialDocument`: what a document says; every string is plain text and is never read as markup.
 * - `createPrinter`: PDF/A-2a after GB/T 9704 by Typst, in a limited process of its own with a queue; AppErrors PRINT_FAILED,
 *   PRINT_TIMED_OUT, PRINT_BUSY, PRINT_STOPPED, PRINT_TOO_LARGE.
 * - `printDocx`: the same document for Word and its kin.
 * - `runPrintWorker`: the body of the printing process (`app/print-worker.ts`).
 * - `textsOf`: every text of a document in reading order.
 */
export { printDocx } from './docx.ts';
export { textsOf } from './model.ts';
export type { Block, Field, OfficialDocument, PrintCell, PrintTable, Signature, Slip, Verification } from './model.ts';
export { createPrinter } from './printer.ts';
export type { Printer, PrinterOptions } from './printer.ts';
export { runPrintWorker } from './worker-entry.ts';
