import { cleanDrawings } from '../office/drawing.ts';
import { cleanMarkup, removeEditingMarks, settleAlternates } from '../office/markup.ts';
import { OfficePackage } from '../office/package.ts';
import { cleanPictures } from '../office/pictures.ts';
import { findReachable, isXmlPart, kindsOf } from '../office/reachable.ts';
import type { RelationshipRules } from '../office/reachable.ts';
import { removeEmptyLists, removeReferrers } from '../office/referrers.ts';
import { TextModel } from '../office/text-model.ts';
import { allNamed, remove } from '../office/xml.ts';
import type { Document } from '../office/xml.ts';
import { damaged } from '../errors.ts';
import type { Report } from '../report.ts';
import type { RedactLimits } from '../types.ts';
import { flattenFields } from './fields.ts';
import { removeHiddenText } from './hidden.ts';
import { acceptRevisions } from './revisions.ts';
import { cleanFontTable, cleanSettings, cleanStructure } from './structure.ts';
import { readTextOf } from './text.ts';
import type { OpenOffice } from '../office/open.ts';

const RULES: RelationshipRules = {
  keep: new Set([
    'officeDocument',
    'styles',
    'numbering',
    'settings',
    'fontTable',
    'theme',
    'header',
    'footer',
    'footnotes',
    'endnotes',
    'image',
    'hyperlink',
    'chart',
    'chartStyle',
    'chartColorStyle',
    'themeOverride',
    'diagramData',
    'diagramLayout',
    'diagramQuickStyle',
    'diagramColors',
    'diagramDrawing',
  ]),
  silent: new Set(['webSettings', 'stylesWithEffects']),
  kinds: {
    glossaryDocument: 'glossary',
    aFChunk: 'imported-part',
    subDocument: 'imported-part',
    frame: 'imported-part',
    font: 'embedded-font',
    attachedTemplate: 'external-reference',
    recipientData: 'external-reference',
    mailMergeSource: 'external-reference',
  },
};
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Parts whose text a reader sees, by their relationship's kind. */
const STORIES = [
  'officeDocument',
  'header',
  'footer',
  'footnotes',
  'endnotes',
  'chart',
  'diagramData',
  'diagramDrawing',
];

/** Opens a Word document, cleans it and reads its visible text. */
export function openDocx(bytes: Uint8Array, limits: RedactLimits, report: Report): OpenOffice {
  const pkg = new OfficePackage(bytes, limits);
  const { parts, cut } = findReachable(pkg, RULES, report);
  const kinds = kindsOf(pkg, parts);
  const main = parts.find((name) => kinds.get(name) === 'officeDocument');
  if (main === undefined) throw damaged('word/document.xml');
  pkg.setContentType(main, MAIN);
  const styles = parts.find((name) => kinds.get(name) === 'styles');
  const model = new TextModel();
  for (const name of parts) {
    if (!isXmlPart(pkg, name)) continue;
    const document = pkg.xml(name);
    cleanPart(document, kinds.get(name) ?? '', name, styles === undefined ? undefined : pkg.xml(styles), report);
    removeReferrers(document, cut.get(name) ?? []);
    removeEmptyLists(document);
  }
  const kept = cleanPictures(pkg, parts, report);
  for (const kind of STORIES) {
    for (const name of kept) if (kinds.get(name) === kind) readTextOf(pkg.xml(name), name, model);
  }
  return { format: 'docx', pkg, parts: kept, model };
}

function cleanPart(document: Document, kind: string, name: string, styles: Document | undefined, report: Report): void {
  cleanMarkup(document, name, report);
  removeEditingMarks(document);
  if (kind === 'settings') return cleanSettings(document, name, report);
  if (kind === 'fontTable') return cleanFontTable(document, name, report);
  acceptRevisions(document, name, report);
  cleanStructure(document, name, report);
  removeHiddenText(document, styles, name, report);
  flattenFields(document, name, report);
  cleanDrawings(document, name, report);
  settleAlternates(document, name, report);
  // The workbook behind a chart is cut; what the chart shows is in the chart.
  for (const data of allNamed(document, 'c:externalData', 'c:printSettings', 'c:userShapes')) remove(data);
  return undefined;
}
