import { plainTextToHtml, rowsToTable } from '../../../base/files/extract/index.ts';
import { toBlocks } from './blocks.ts';
import { parseDateField } from './dates.ts';
import { fieldOfLabel } from './facts.ts';
import type { Fact, FactField } from './facts.ts';
import { rowError } from './issues.ts';
import { buildProposal } from './proposal.ts';
import { repairBlocks } from './repair-blocks.ts';
import type { KnownTitle } from './title.ts';
import type { AnalysisOptions, ExtractedFile, LegacyDocumentProposal, RowError } from './types.ts';

type Sheet = NonNullable<ExtractedFile['sheets']>[number];

/** What a column of a list of documents holds. */
type Column = FactField | 'link' | 'body' | 'secrecy';

interface ListSheet {
  readonly sheet: Sheet;
  readonly header: number;
  readonly columns: readonly (Column | undefined)[];
}

const EXTRA: Readonly<Record<string, Column>> = {
  题名: 'title',
  文件题名: 'title',
  文件标题: 'title',
  公文标题: 'title',
  信息标题: 'title',
  文件名: 'title',
  标题名称: 'title',
  链接: 'link',
  网址: 'link',
  网页地址: 'link',
  原文链接: 'link',
  信息链接: 'link',
  URL: 'link',
  地址链接: 'link',
  内容: 'body',
  正文: 'body',
  全文: 'body',
  文件内容: 'body',
  信息内容: 'body',
  日期: 'writtenDate',
  成文: 'writtenDate',
  机关: 'issuingAgency',
  单位: 'issuingAgency',
  发文: 'issuingAgency',
  是否公开: 'attribute',
  公开与否: 'attribute',
  密级: 'secrecy',
};
const HEADER_WITHIN = 6;

/**
 * Spreadsheets that list documents: a header row (in any order, within the first six rows) with a title column and at least
 * one more known column makes each following row a document; its errors stand in `errors`. Undefined when no sheet is such
 * a list, so that the file is one document with a table.
 */
export function analyseSheets(file: ExtractedFile, options: AnalysisOptions): LegacyDocumentProposal[] | undefined {
  const lists = (file.sheets ?? []).map((sheet) => ({ sheet, list: asList(sheet) }));
  if (!lists.some((l) => l.list !== undefined)) return undefined;
  const proposals = lists.flatMap(({ sheet, list }) =>
    list === undefined ? [sheetDocument(file, sheet, options)] : listDocuments(list, options),
  );
  return proposals.map((p, index) => ({
    ...p,
    warnings: index === 0 ? [...file.warnings, ...p.warnings] : p.warnings,
    position: { ...p.position, index, count: proposals.length },
  }));
}

function asList(sheet: Sheet): ListSheet | undefined {
  for (const [header, row] of sheet.rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = row.map(columnOf);
    const known = columns.filter((c) => c !== undefined);
    if (known.includes('title') && new Set(known).size >= 2 && header < sheet.rows.length - 1)
      return { sheet, header, columns };
  }
  return undefined;
}

function columnOf(label: string): Column | undefined {
  const plain = label
    .replace(/[\s\u3000]+/gu, '')
    .replace(/[（(].*$/u, '')
    .replace(/[:：*]$/u, '');
  return EXTRA[plain] ?? fieldOfLabel(plain);
}

function listDocuments({ sheet, header, columns }: ListSheet, options: AnalysisOptions): LegacyDocumentProposal[] {
  return sheet.rows.flatMap((row, index) => {
    if (index <= header || row.every((c) => c === '')) return [];
    return [rowDocument(sheet, row, index + 1, columns, options)];
  });
}

function rowDocument(
  sheet: Sheet,
  row: readonly string[],
  number: number,
  columns: readonly (Column | undefined)[],
  options: AnalysisOptions,
): LegacyDocumentProposal {
  const value = (column: Column): string =>
    columns.map((c, i) => (c === column ? (row[i] ?? '') : '')).find((v) => v !== '') ?? '';
  const facts: Fact[] = columns.flatMap((column, i) =>
    column === undefined || column === 'link' || column === 'body' || column === 'secrecy'
      ? []
      : [{ field: column, label: '', value: row[i] ?? '' }],
  );
  const secrecy = value('secrecy');
  const marked = /绝密|机密|秘密/u.test(secrecy) ? [{ tag: 'p', html: `<p>${secrecy}</p>`, text: secrecy }] : [];
  const blocks = toBlocks(plainTextToHtml(value('body')));
  const repaired = options.repair === undefined ? undefined : repairBlocks(blocks, options.repair);
  const link = value('link');
  const linkWorks =
    /^https?:\/\/\S+$/iu.test(link) || (link !== '' && !/\s/u.test(link) && !/^[a-z][a-z0-9+.-]*:/iu.test(link));
  return buildProposal(
    {
      blocks: [...marked, ...(repaired?.blocks ?? blocks)],
      facts,
      known: rowTitle(value('title'), repaired !== undefined, options),
      meta: {},
      links: linkWorks ? [{ href: link, text: value('title') }] : [],
      removed: [],
      warnings: [],
      errors: rowErrors(value, link, linkWorks, number),
      repair: repaired?.repair,
      fileHash: undefined,
      position: { index: 0, count: 0, sheet: sheet.name, row: number },
    },
    options,
  );
}

function rowTitle(title: string, damaged: boolean, { repair }: AnalysisOptions): KnownTitle[] {
  if (title === '') return [];
  const text =
    repair !== undefined && (damaged || repair.looksDamaged(title).damaged)
      ? repair.repairText(title, { force: true }).text
      : title;
  return [{ text, confidence: 0.97, zh: '列表的标题列', en: 'the title column of the list' }];
}

const DATE_COLUMNS = [
  ['writtenDate', '成文日期', 'written date'],
  ['publishedDate', '发布日期', 'publication date'],
  ['effectiveDate', '实施日期', 'effective date'],
  ['expiredDate', '废止日期', 'date of expiry'],
] as const;

function rowErrors(value: (column: Column) => string, link: string, linkWorks: boolean, row: number): RowError[] {
  const errors: RowError[] = [];
  const at = `第 ${row} 行`;
  if (value('title') === '')
    errors.push(
      rowError(
        'title',
        'ROW_NO_TITLE',
        `${at}没有标题，请补填标题列。`,
        `Row ${row} has no title; fill in the title column.`,
      ),
    );
  for (const [column, zh, en] of DATE_COLUMNS) {
    const text = value(column);
    if (text === '' || /^[-—/无]+$/u.test(text) || parseDateField(text)?.iso !== undefined) continue;
    errors.push(
      rowError(
        column,
        'ROW_BAD_DATE',
        `${at}${zh}“${text}”不是有效日期，请写成 2018-07-13。`,
        `Row ${row}: the ${en} "${text}" is not a valid date; write it as 2018-07-13.`,
      ),
    );
  }
  if (link !== '' && !linkWorks) {
    errors.push(
      rowError(
        'links',
        'ROW_BAD_LINK',
        `${at}链接“${link.slice(0, 80)}”不是网址，请改正。`,
        `Row ${row}: "${link.slice(0, 80)}" is not a web address; correct it.`,
      ),
    );
  }
  return errors;
}

/** A sheet beside the list that is not one itself: a document with a table. */
function sheetDocument(file: ExtractedFile, sheet: Sheet, options: AnalysisOptions): LegacyDocumentProposal {
  return buildProposal(
    {
      blocks: toBlocks(rowsToTable(sheet.rows)),
      facts: [],
      known: [{ text: sheet.name, confidence: 0.5, zh: '工作表名称', en: 'the name of the sheet' }],
      meta: {},
      links: [],
      removed: [],
      warnings: [],
      errors: [],
      repair: undefined,
      fileHash: file.sha256,
      position: { index: 0, count: 0, sheet: sheet.name },
    },
    options,
  );
}
