import { init } from '@embedpdf/pdfium';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { damaged, encrypted } from '../errors.ts';

let engine: Promise<WrappedPdfiumModule> | undefined;

/** The PDFium engine, loaded once for the process. */
export function loadEngine(): Promise<WrappedPdfiumModule> {
  engine ??= start();
  return engine;
}

async function start(): Promise<WrappedPdfiumModule> {
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const wasm = await readFile(path);
  const module = await init({
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength),
  });
  module.PDFiumExt_Init();
  return module;
}

/** What this module uses of the engine's memory; its own types want those of the compiler that made it. */
interface Memory {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { readonly malloc: (size: number) => number; readonly free: (at: number) => void };
  readonly getValue: (at: number, type: 'float' | 'double' | 'i32') => number;
  readonly setValue: (at: number, value: number, type: 'float') => void;
  readonly UTF16ToString: (at: number) => string;
}

function memoryOf({ pdfium }: WrappedPdfiumModule): Memory {
  return pdfium as object as Memory;
}

const PASSWORD_ERROR = 4;

/** A document in the engine's memory, with the few calls that need memory made easy. */
export class PdfFile implements Disposable {
  readonly pdfium: WrappedPdfiumModule;
  readonly document: number;
  readonly #memory: number[] = [];
  readonly #scratch: number;

  private constructor(pdfium: WrappedPdfiumModule, document: number, memory: readonly number[]) {
    this.pdfium = pdfium;
    this.document = document;
    this.#scratch = memoryOf(pdfium).wasmExports.malloc(256);
    this.#memory.push(...memory, this.#scratch);
  }

  static async open(bytes: Uint8Array): Promise<PdfFile> {
    const pdfium = await loadEngine();
    const at = memoryOf(pdfium).wasmExports.malloc(bytes.length);
    memoryOf(pdfium).HEAPU8.set(bytes, at);
    const document = pdfium.FPDF_LoadMemDocument(at, bytes.length, '');
    if (document === 0) {
      const error = pdfium.FPDF_GetLastError();
      memoryOf(pdfium).wasmExports.free(at);
      throw error === PASSWORD_ERROR ? encrypted() : damaged('PDF');
    }
    return new PdfFile(pdfium, document, [at]);
  }

  [Symbol.dispose](): void {
    this.pdfium.FPDF_CloseDocument(this.document);
    for (const at of this.#memory) memoryOf(this.pdfium).wasmExports.free(at);
  }

  get pages(): number {
    return this.pdfium.FPDF_GetPageCount(this.document);
  }

  /** Calls with room for numbers and reads them back; undefined when the call says there are none. */
  numbers(count: number, type: 'float' | 'double' | 'i32', call: (at: number[]) => boolean): number[] | undefined {
    const size = type === 'double' ? 8 : 4;
    const at = Array.from({ length: count }, (_, index) => this.#scratch + index * size);
    return call(at) ? at.map((one) => memoryOf(this.pdfium).getValue(one, type)) : undefined;
  }

  /** Calls once for the length in bytes and once for the UTF-16 text. */
  text(call: (at: number, length: number) => number): string {
    const length = call(0, 0);
    if (length <= 2) return '';
    const at = memoryOf(this.pdfium).wasmExports.malloc(length);
    call(at, length);
    const text = memoryOf(this.pdfium).UTF16ToString(at);
    memoryOf(this.pdfium).wasmExports.free(at);
    return text;
  }

  /** The parameter of a mark as text; such calls give their length apart. */
  markText(call: (at: number, length: number, written: number) => boolean): string {
    const room = 2048;
    const at = memoryOf(this.pdfium).wasmExports.malloc(room);
    const ok = call(at, room, this.#scratch);
    const text = ok ? memoryOf(this.pdfium).UTF16ToString(at) : '';
    memoryOf(this.pdfium).wasmExports.free(at);
    return text;
  }

  /** Removes what stands in the rectangle from the page's content; `black` paints it over as well. */
  redactRect(page: number, box: Box, black: boolean): void {
    for (const [index, value] of [box.left, box.top, box.right, box.bottom].entries())
      memoryOf(this.pdfium).setValue(this.#scratch + index * 4, value, 'float');
    this.pdfium.EPDFText_RedactInRect(page, this.#scratch, true, black);
  }

  /** A new document of these pages and nothing else, written whole. */
  save(): Uint8Array {
    const { pdfium } = this;
    const fresh = pdfium.FPDF_CreateNewDocument();
    try {
      if (!pdfium.FPDF_ImportPages(fresh, this.document, '', 0)) throw damaged('PDF');
      const writer = pdfium.PDFiumExt_OpenFileWriter();
      pdfium.PDFiumExt_SaveAsCopy(fresh, writer);
      const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
      const at = memoryOf(pdfium).wasmExports.malloc(size);
      pdfium.PDFiumExt_GetFileWriterData(writer, at, size);
      const bytes = memoryOf(pdfium).HEAPU8.slice(at, at + size);
      memoryOf(pdfium).wasmExports.free(at);
      pdfium.PDFiumExt_CloseFileWriter(writer);
      return bytes;
    } finally {
      pdfium.FPDF_CloseDocument(fresh);
    }
  }
}

/** In points, from the lower left corner of the page. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}
