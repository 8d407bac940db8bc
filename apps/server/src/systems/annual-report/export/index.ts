import type { ReportSheet } from '@openzone/contracts';
import type { Words } from '../render-html.ts';
import { reportDocx } from './docx.ts';
import { reportXlsx } from './xlsx.ts';

export type ReportFormat = 'docx' | 'xlsx' | 'json';

export interface ReportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

/** The report as a file: DOCX to be worked on, XLSX of the figures with their sources, JSON for programs. */
export async function exportReport(
  format: ReportFormat,
  sheet: ReportSheet,
  parts: readonly Words[],
  agency: string,
): Promise<ReportFile> {
  const words = parts.map(({ no, title, text }) => ({ no, title, text }));
  const bytes = {
    docx: () => reportDocx(sheet, parts, agency),
    xlsx: () => reportXlsx(sheet),
    json: () => Promise.resolve(Buffer.from(JSON.stringify({ ...sheet, parts: words }))),
  };
  const whose = sheet.form === '2018' ? agency : '';
  return { name: `${whose}${sheet.title}.${format}`, mediaType: mediaTypes[format], bytes: await bytes[format]() };
}
