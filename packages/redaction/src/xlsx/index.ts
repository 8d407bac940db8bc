import { readTextOf } from '../docx/text.ts';
import { damaged } from '../errors.ts';
import { cleanDrawings } from '../office/drawing.ts';
import { cleanMarkup, settleAlternates } from '../office/markup.ts';
import type { OpenOffice } from '../office/open.ts';
import { OfficePackage } from '../office/package.ts';
import { cleanPictures } from '../office/pictures.ts';
import { findReachable, isXmlPart, kindsOf } from '../office/reachable.ts';
import type { RelationshipRules } from '../office/reachable.ts';
import { removeEmptyLists, removeReferrers } from '../office/referrers.ts';
import { TextModel } from '../office/text-model.ts';
import { allNamed, attribute, child, childElements, nameOf, remove } from '../office/xml.ts';
import type { Element } from '../office/xml.ts';
import type { Report } from '../report.ts';
import type { RedactLimits } from '../types.ts';
import { textOf } from './cells.ts';
import { readStyles } from './colours.ts';
import { cleanSheet } from './sheet.ts';
import type { Workbook } from './sheet.ts';
import { cleanWorkbook, removeHiddenSheets, sheetsOf } from './workbook.ts';

const RULES: RelationshipRules = {
  keep: new Set([
    'officeDocument',
    'worksheet',
    'chartsheet',
    'sharedStrings',
    'styles',
    'theme',
    'drawing',
    'image',
    'chart',
    'chartStyle',
    'chartColorStyle',
    'themeOverride',
    'hyperlink',
    'diagramData',
    'diagramLayout',
    'diagramQuickStyle',
    'diagramColors',
    'diagramDrawing',
  ]),
  silent: new Set(['calcChain', 'sheetMetadata', 'vmlDrawing', 'table', 'chartUserShapes', 'rdRichValueStructure']),
  kinds: {
    pivotTable: 'pivot-cache',
    pivotCacheDefinition: 'pivot-cache',
    pivotCacheRecords: 'pivot-cache',
    slicer: 'pivot-cache',
    slicerCache: 'pivot-cache',
    timeline: 'pivot-cache',
    timelineCache: 'pivot-cache',
    externalLink: 'external-link',
    externalLinkPath: 'external-link',
    connections: 'connection',
    queryTable: 'connection',
    threadedComment: 'comment',
    revisionHeaders: 'tracked-change',
    revisionLog: 'tracked-change',
    usernames: 'editor-names',
    customProperty: 'custom-xml',
    xmlMaps: 'custom-xml',
  },
};
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** Opens a workbook, cleans it and reads what its sheets show. */
export function openXlsx(bytes: Uint8Array, limits: RedactLimits, report: Report): OpenOffice {
  const pkg = new OfficePackage(bytes, limits);
  const main = pkg.relationships('').find(({ kind, external }) => kind === 'officeDocument' && !external)?.target;
  if (main === undefined || !pkg.has(main)) throw damaged('xl/workbook.xml');
  const sharedPart = pkg.relationships(main).find(({ kind }) => kind === 'sharedStrings')?.target;
  const shared = sharedPart === undefined || !pkg.has(sharedPart) ? [] : sharedStrings(pkg, sharedPart, report);
  const claimed = removeHiddenSheets(
    pkg,
    main,
    report,
    shared.map((item) => textOf(item)),
  );
  const { parts: reached, cut } = findReachable(pkg, RULES, report, claimed);
  const parts = reached.filter((name) => name !== sharedPart);
  const kinds = kindsOf(pkg, parts);
  pkg.setContentType(main, MAIN);
  for (const name of parts) {
    if (!isXmlPart(pkg, name)) continue;
    const document = pkg.xml(name);
    cleanMarkup(document, name, report);
    if (!/^(?:worksheet|officeDocument|styles)$/u.test(kinds.get(name) ?? '')) {
      cleanDrawings(document, name, report);
      settleAlternates(document, name, report);
      for (const data of allNamed(document, 'c:externalData', 'c:printSettings', 'c:userShapes')) remove(data);
    }
    removeReferrers(document, cut.get(name) ?? []);
    removeEmptyLists(document);
  }
  const kept = cleanPictures(pkg, parts, report);
  const model = new TextModel();
  readSheets(pkg, main, kept, kinds, shared, report, model);
  return { format: 'xlsx', pkg, parts: kept, model };
}

/** Strings no cell refers to are what deleted cells leave behind. */
function sharedStrings(pkg: OfficePackage, part: string, report: Report): Element[] {
  cleanMarkup(pkg.xml(part), part, report);
  const root = pkg.xml(part).documentElement;
  const items = root === null ? [] : [...childElements(root)].filter((element) => nameOf(element) === 's:si');
  const used = new Set<number>();
  for (const name of pkg.names) {
    if (!/\/worksheets\/[^/]+\.xml$/iu.test(name)) continue;
    for (const cell of allNamed(pkg.xml(name), 's:c'))
      if (attribute(cell, 't') === 's') used.add(Number(child(cell, 's:v')?.textContent ?? -1));
  }
  for (const [index, item] of items.entries()) if (!used.has(index)) report.hidden('unused-string', part, textOf(item));
  return items;
}

function readSheets(
  pkg: OfficePackage,
  main: string,
  parts: readonly string[],
  kinds: ReadonlyMap<string, string>,
  shared: readonly Element[],
  report: Report,
  model: TextModel,
): void {
  const book = pkg.xml(main);
  const properties = allNamed(book, 's:workbookPr')[0];
  const styles = parts.find((name) => kinds.get(name) === 'styles');
  const workbook: Workbook = {
    shared,
    styles: readStyles(styles === undefined ? undefined : pkg.xml(styles)),
    is1904: properties !== undefined && ['1', 'true'].includes(attribute(properties, 'date1904') ?? ''),
  };
  cleanWorkbook(book, main, report);
  for (const { name, part, element } of sheetsOf(pkg, main)) {
    // A sheet's name may hold no asterisk, and what refers to it by its old name would be broken.
    model.piece(name, name, (text) => {
      element.setAttribute('name', text.replace(/[\\/?*[\]:]/gu, '×').slice(0, 31));
      for (const names of allNamed(book, 's:definedNames')) remove(names);
    });
    model.endLine();
    if (kinds.get(part) === 'worksheet') cleanSheet(pkg.xml(part), name, workbook, report, model);
  }
  for (const kind of ['drawing', 'chart', 'diagramData', 'diagramDrawing'])
    for (const name of parts) if (kinds.get(name) === kind) readTextOf(pkg.xml(name), name, model);
}
