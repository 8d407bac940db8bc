import { plainTextToHtml, promoteHeadings } from '../../../base/files/extract/index.ts';
import { isShown, toBlocks } from './blocks.ts';
import { factValue } from './facts.ts';
import type { Fact } from './facts.ts';
import { removeFurniture } from './furniture.ts';
import { buildProposal } from './proposal.ts';
import { repairBlocks } from './repair-blocks.ts';
import { analyseSheets } from './sheet-list.ts';
import { splitPieces } from './split.ts';
import type { KnownTitle } from './title.ts';
import type { AnalysisOptions, ExtractedFile, LegacyDocumentProposal } from './types.ts';

/**
 * Finds the documents in an extracted file and proposes everything the catalogue wants to know of them, each with a
 * confidence and the reasons. Several documents in one page are split; a spreadsheet that lists documents gives one
 * proposal per row; damaged text is repaired first. Pure: the same file and options give the same proposals, in the order
 * of the file. Never throws; what is wrong with the document stands in `warnings` and, per row, in `errors`.
 */
export function analyseLegacyFile(file: ExtractedFile, options: AnalysisOptions = {}): LegacyDocumentProposal[] {
  return analyseSheets(file, options) ?? analyseText(file, options);
}

function analyseText(file: ExtractedFile, options: AnalysisOptions): LegacyDocumentProposal[] {
  const original = toBlocks(file.html ?? plainTextToHtml(file.text));
  const repaired = options.repair === undefined ? undefined : repairBlocks(original, options.repair);
  // Readings in brackets had made headings too long to be recognised as such.
  const blocks = repaired === undefined ? original : promoteHeadings(repaired.blocks).filter(isShown);
  const pieces = splitPieces(blocks);
  const single = pieces.length === 1;
  const repairField = fieldRepair(options, repaired !== undefined);
  return pieces.map((piece, index) => {
    const furnished = removeFurniture(piece.blocks);
    const known = [...pieceTitle(piece.title), ...headerTitle(furnished.facts), ...(single ? fileTitles(file) : [])];
    return buildProposal(
      {
        blocks: furnished.blocks,
        facts: furnished.facts,
        known: known.map((k) => ({ ...k, text: repairField(k.text.trim()) })),
        // Tags, links and properties of the file belong to its one document; with several nobody knows to which.
        meta: single ? repairMeta(file.meta, repairField) : {},
        links: single ? file.links : [],
        removed: [...(index === 0 ? file.dropped : []), ...piece.removed, ...furnished.removed],
        warnings: index === 0 ? file.warnings : [],
        errors: [],
        repair: repaired?.repair,
        fileHash: file.sha256,
        position: { index, count: pieces.length },
      },
      options,
    );
  });
}

/** Repairs a short field: without asking when the page was judged damaged, else only when the field itself looks so. */
function fieldRepair({ repair }: AnalysisOptions, pageDamaged: boolean): (text: string) => string {
  if (repair === undefined) return (text) => text;
  return (text) =>
    pageDamaged || repair.looksDamaged(text).damaged ? repair.repairText(text, { force: true }).text : text;
}

function repairMeta(meta: Readonly<Record<string, string>>, repair: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(meta).map(([name, value]) => [name, repair(value)]));
}

function pieceTitle(title: string | undefined): KnownTitle[] {
  return title === undefined
    ? []
    : [{ text: title, confidence: 0.95, zh: '篇号后的标题', en: 'the title behind the number of the piece' }];
}

function headerTitle(facts: readonly Fact[]): KnownTitle[] {
  const title = factValue(facts, 'title');
  return title === undefined
    ? []
    : [{ text: title, confidence: 0.97, zh: '表头的名称栏', en: 'the title field of the header' }];
}

/** Titles that stand in tags, properties, the first row of a sheet and the name of the file, most reliable first. */
function fileTitles(file: ExtractedFile): KnownTitle[] {
  const article = file.meta['ArticleTitle'];
  const sheetTitle = soleCell(file);
  const property = file.title !== undefined && !isGenericTitle(file.title) ? file.title : undefined;
  const name = file.name.replace(/^.*\//u, '').replace(/\.[a-z0-9]{1,8}$/iu, '');
  const candidates: (KnownTitle | undefined)[] = [
    article === undefined
      ? undefined
      : { text: article, confidence: 0.97, zh: '网页标签 ArticleTitle', en: 'the meta tag ArticleTitle' },
    sheetTitle === undefined
      ? undefined
      : { text: sheetTitle, confidence: 0.75, zh: '表格首行', en: 'the first row of the sheet' },
    property === undefined || file.kind !== 'html'
      ? undefined
      : { text: property, confidence: 0.6, zh: '网页标题', en: 'the title of the page' },
    property === undefined || file.kind === 'html'
      ? undefined
      : { text: property, confidence: 0.4, zh: '文件属性中的标题', en: 'the title in the file’s properties' },
    /\p{Script=Han}{4}/u.test(name)
      ? { text: name, confidence: 0.35, zh: '文件名', en: 'the name of the file' }
      : undefined,
  ];
  return candidates.filter((c) => c !== undefined);
}

/** The one filled cell of the first row: the heading that spans a sheet. */
function soleCell(file: ExtractedFile): string | undefined {
  const filled = file.sheets?.[0]?.rows[0]?.filter((c) => c !== '') ?? [];
  const cell = filled[0];
  return filled.length === 1 && cell !== undefined && cell.length >= 4 ? cell : undefined;
}

/** Titles that programs fill in by themselves. */
function isGenericTitle(title: string): boolean {
  return /^(?:Microsoft Word|Word Document|文档\s*\d*$|无标题|新建|Untitled|PowerPoint)|\.(?:docx?|wps)$/iu.test(title);
}
