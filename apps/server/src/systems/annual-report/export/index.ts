import type { ReportSheet } from '@openzone/contracts';
import type { DrawnChart } from '../charts/index.ts';
import type { Words } from '../render-html.ts';
import { printDocx, type Printer } from '../../../platform/print/index.ts';
import { reportDocument } from './document.ts';
import { reportXlsx } from './xlsx.ts';

export const reportFormats = ['pdf', 'docx', 'xlsx', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export interface ReportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

/** The report as a file: PDF/A to be kept, DOCX to be worked on, XLSX of the figures with their sources, JSON for programs. */
export async function exportReport(
  format: ReportFormat,
  sheet: ReportSheet,
  parts: readonly Words[],
  agency: string,
  printer: Pick<Printer, 'printPdf'>,
  charts: readonly DrawnChart[] = [],
): Promise<ReportFile> {
  const onPaper = () => reportDocument(sheet, parts, agency, charts);
  const figures = charts.map(({ key, title, description, unit, head, rows }) => ({
    key,
    title,
    description,
    unit,
    head,
    rows,
  }));
  const words = parts.map(({ no, title, text }) => ({ no, title, text }));
  const bytes = {
    pdf: async () => Buffer.from(await printer.printPdf(onPaper())),
    docx: async () => Buffer.from(await printDocx(onPaper())),
    xlsx: () => reportXlsx(sheet),
    json: () => Promise.resolve(Buffer.from(JSON.stringify({ ...sheet, parts: words, charts: figures }))),
  };
  return { name: reportFileName(format, sheet, agency), mediaType: mediaTypes[format], bytes: await bytes[format]() };
}

/** The statistics form does not say whose it is. */
export function reportFileName(
  format: ReportFormat,
  { form, title }: Pick<ReportSheet, 'form' | 'title'>,
  agency: string,
): string {
  return `${form === '2018' ? agency : ''}${title}.${format}`;
}
