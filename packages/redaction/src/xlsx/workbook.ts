import type { OfficePackage, Relationship } from '../office/package.ts';
import { wordsOf } from '../office/reachable.ts';
import { allNamed, attribute, attributesOf, child, childElements, descendants, nameOf, remove } from '../office/xml.ts';
import type { Document, Element } from '../office/xml.ts';
import type { Report } from '../report.ts';
import type { HiddenKind } from '../types.ts';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly element: Element;
}

/** Takes hidden sheets out of the workbook. Answers the parts that hang on them, which are thereby accounted for. */
export function removeHiddenSheets(
  pkg: OfficePackage,
  main: string,
  report: Report,
  shared: readonly string[],
): Set<string> {
  const claimed = new Set<string>();
  const list = pkg.relationships(main);
  const removed: number[] = [];
  for (const [index, sheet] of allNamed(pkg.xml(main), 's:sheet').entries()) {
    const state = attribute(sheet, 'state') ?? 'visible';
    if (state === 'visible') continue;
    const relationship = list.find(({ id }) => id === attribute(sheet, 'id'));
    const name = attribute(sheet, 'name') ?? '';
    if (!report.hidden('hidden-sheet', name, `${name} ${wordsOfSheet(pkg, relationship, shared)}`)) continue;
    removed.push(index);
    remove(sheet);
    if (relationship === undefined) continue;
    list.splice(list.indexOf(relationship), 1);
    claim(pkg, relationship.target, claimed);
  }
  cleanNames(pkg.xml(main), removed, report);
  return claimed;
}

function wordsOfSheet(pkg: OfficePackage, relationship: Relationship | undefined, shared: readonly string[]): string {
  if (relationship === undefined || relationship.external || !pkg.has(relationship.target)) return '';
  const document = pkg.xml(relationship.target);
  const texts = allNamed(document, 's:c')
    .filter((cell) => attribute(cell, 't') === 's')
    .slice(0, 50)
    .map((cell) => shared[Number(child(cell, 's:v')?.textContent ?? -1)] ?? '');
  return [...texts, texts.length === 0 ? wordsOf(document) : ''].join(' ');
}

function claim(pkg: OfficePackage, name: string, claimed: Set<string>): void {
  if (claimed.has(name)) return;
  claimed.add(name);
  for (const { target, external } of pkg.relationships(name)) if (!external) claim(pkg, target, claimed);
}

/** Of the defined names only what is printed stays, counted anew for the sheets that are left. */
function cleanNames(document: Document, removed: readonly number[], report: Report): void {
  for (const name of allNamed(document, 's:definedName')) {
    const called = attribute(name, 'name') ?? '';
    const sheet = attribute(name, 'localSheetId');
    const printed = called === '_xlnm.Print_Area' || called === '_xlnm.Print_Titles';
    if (!printed || sheet === undefined || removed.includes(Number(sheet))) {
      const words = `${called} ${name.textContent ?? ''} ${attribute(name, 'comment') ?? ''}`;
      const silent = called.startsWith('_xlnm.');
      if (silent ? !report.keeps('defined-name') : report.hidden('defined-name', called, words)) remove(name);
      continue;
    }
    const before = removed.filter((index) => index < Number(sheet)).length;
    name.setAttribute('localSheetId', String(Number(sheet) - before));
  }
  for (const list of allNamed(document, 's:definedNames')) if (list.firstChild === null) remove(list);
}

const KEPT = new Set(['s:workbookPr', 's:bookViews', 's:sheets', 's:definedNames', 's:calcPr']);
const NAMED: Readonly<Record<string, HiddenKind>> = {
  's:customWorkbookViews': 'personal-view',
  's:fileSharing': 'editor-names',
  's:webPublishing': 'external-reference',
  's:webPublishObjects': 'external-reference',
  's:smartTagTypes': 'custom-xml',
  's:functionGroups': 'settings',
  'mc:AlternateContent': 'properties',
};

/** Keeps what the workbook is made of; where it lay, who opened it and how they looked at it goes. */
export function cleanWorkbook(document: Document, place: string, report: Report): void {
  const root = document.documentElement;
  if (root === null) return;
  for (const element of childElements(root)) {
    const name = nameOf(element);
    if (KEPT.has(name)) continue;
    const named = NAMED[name];
    if (named === undefined || report.hidden(named, place, attributeWords(element))) remove(element);
  }
  const properties = child(root, 's:workbookPr');
  for (const found of properties === undefined ? [] : attributesOf(properties))
    if (found.localName !== 'date1904') properties?.removeAttributeNode(found);
  for (const view of allNamed(root, 's:workbookView')) {
    for (const found of attributesOf(view)) view.removeAttributeNode(found);
    for (const inner of childElements(view)) remove(inner);
  }
}

function attributeWords(element: Element): string {
  return [element, ...descendants(element)]
    .flatMap((one) => ['name', 'userName', 'url'].map((name) => attribute(one, name) ?? ''))
    .filter((text) => text !== '')
    .join(' ');
}

/** The sheets that are left, in order. */
export function sheetsOf(pkg: OfficePackage, main: string): SheetEntry[] {
  const list = pkg.relationships(main);
  return allNamed(pkg.xml(main), 's:sheet').flatMap((element) => {
    const relationship = list.find(({ id }) => id === attribute(element, 'id'));
    if (relationship === undefined) return [];
    return [{ name: attribute(element, 'name') ?? '', part: relationship.target, element }];
  });
}
