import {
  allNamed,
  ancestor,
  attribute,
  child,
  childElements,
  descendants,
  isAttached,
  nameOf,
  remove,
  unwrap,
} from '../office/xml.ts';
import type { Document, Element } from '../office/xml.ts';
import type { Report } from '../report.ts';
import type { HiddenKind } from '../types.ts';

/** Elements that go with all they hold, and what they are. */
const REMOVED: Readonly<Record<string, HiddenKind>> = {
  'w:commentRangeStart': 'comment',
  'w:commentRangeEnd': 'comment',
  'w:commentReference': 'comment',
  'w:annotationRef': 'comment',
  'w:altChunk': 'imported-part',
  'w:subDoc': 'imported-part',
  'w:control': 'embedded-object',
  'w:contentPart': 'embedded-object',
  'o:OLEObject': 'embedded-object',
  'w:objectEmbed': 'embedded-object',
  'w:objectLink': 'embedded-object',
  'w:permStart': 'editor-names',
  'w:permEnd': 'editor-names',
  'w:movie': 'embedded-object',
  'w:ffData': 'field-code',
};

/** Comments' anchors, embedded objects (their picture stays), imported parts, permissions, content controls, own bookmarks. */
export function cleanStructure(document: Document, place: string, report: Report): void {
  for (const element of descendants(document)) {
    if (!isAttached(element)) continue;
    const name = nameOf(element);
    const kind = REMOVED[name];
    if (kind !== undefined) {
      if (ancestor(element, 'w:fldChar') === undefined && report.hidden(kind, place, said(element))) remove(element);
    } else if (name === 'w:proofErr') remove(element);
    else if (name === 'w:sdt') unwrapControl(element, place, report);
    else if (name === 'w:customXml' || name === 'w:smartTag') {
      if (report.hidden('custom-xml', place, attribute(element, 'element') ?? '')) unwrapKeeping(element);
    }
  }
  cleanBookmarks(document, place, report);
}

function said(element: Element): string {
  return [attribute(element, 'ProgID') ?? '', attribute(element, 'ed') ?? '', element.textContent ?? ''].join(' ');
}

/** The content stays; tag, title, binding, choices and placeholder go. */
function unwrapControl(control: Element, place: string, report: Report): void {
  const properties = child(control, 'w:sdtPr');
  const words = properties === undefined ? [] : descendants(properties).flatMap((element) => telling(element));
  if (report.keeps('content-control')) return;
  if (words.length > 0) report.hidden('content-control', place, words.join(' '));
  for (const element of childElements(control)) if (nameOf(element) !== 'w:sdtContent') remove(element);
  for (const content of childElements(control)) unwrap(content);
  unwrap(control);
}

function telling(element: Element): string[] {
  const name = nameOf(element);
  const attributes =
    name === 'w:alias' || name === 'w:tag'
      ? ['val']
      : name === 'w:dataBinding' || name === 'dataBinding'
        ? ['xpath']
        : name === 'w:listItem'
          ? ['displayText', 'value']
          : [];
  return attributes.flatMap((which) => attribute(element, which) ?? []);
}

function unwrapKeeping(element: Element): void {
  for (const inner of childElements(element))
    if (['w:customXmlPr', 'w:smartTagPr'].includes(nameOf(inner))) remove(inner);
  unwrap(element);
}

/** Names a person gave; those the program gives (_Toc, _Ref) are what links within the document point at. */
function cleanBookmarks(document: Document, place: string, report: Report): void {
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const start of allNamed(document, 'w:bookmarkStart')) {
    const name = attribute(start, 'name') ?? '';
    if (/^_(?:Toc|Ref)\d+$/u.test(name)) continue;
    const automatic = /^(?:_GoBack|_Hlk\d+|OLE_LINK\d+|bookmark\d+|_[0-9a-z]+)$/iu.test(name);
    if (automatic ? report.keeps('bookmark') : !report.hidden('bookmark', place, name)) continue;
    ids.add(attribute(start, 'id') ?? '');
    names.add(name);
    remove(start);
  }
  if (ids.size === 0) return;
  for (const element of allNamed(document, 'w:bookmarkEnd', 'w:hyperlink')) {
    if (nameOf(element) === 'w:bookmarkEnd') {
      if (ids.has(attribute(element, 'id') ?? '')) remove(element);
    } else if (names.has(attribute(element, 'anchor') ?? '')) unwrap(element);
  }
}

/** Settings that say how the page looks; every other says something about its making. */
const SETTINGS = new Set(
  [
    'view',
    'zoom',
    'removePersonalInformation',
    'removeDateAndTime',
    'displayBackgroundShape',
    'mirrorMargins',
    'alignBordersAndEdges',
    'bordersDoNotSurroundHeader',
    'bordersDoNotSurroundFooter',
    'gutterAtTop',
    'defaultTabStop',
    'autoHyphenation',
    'consecutiveHyphenLimit',
    'hyphenationZone',
    'doNotHyphenateCaps',
    'evenAndOddHeaders',
    'bookFoldRevPrinting',
    'bookFoldPrinting',
    'bookFoldPrintingSheets',
    'clickAndTypeStyle',
    'drawingGridHorizontalSpacing',
    'drawingGridVerticalSpacing',
    'displayHorizontalDrawingGridEvery',
    'displayVerticalDrawingGridEvery',
    'doNotUseMarginsForDrawingGridOrigin',
    'drawingGridHorizontalOrigin',
    'drawingGridVerticalOrigin',
    'characterSpacingControl',
    'printTwoOnOne',
    'strictFirstAndLastChars',
    'noLineBreaksAfter',
    'noLineBreaksBefore',
    'footnotePr',
    'endnotePr',
    'compat',
    'themeFontLang',
    'clrSchemeMapping',
    'doNotShadeFormData',
    'decimalSymbol',
    'listSeparator',
    'noPunctuationKerning',
    'updateFields',
    'defaultTableStyle',
  ].map((name) => `w:${name}`),
);
/** Removed without a word: every file has them and they hold nothing that was written. */
const UNSAID = new Set(
  ['proofState', 'hdrShapeDefaults', 'shapeDefaults', 'stylePaneFormatFilter', 'trackRevisions', 'rsids', 'docId']
    .map((name) => `w:${name}`)
    .concat('docId', 'w14:docId', 'chartTrackingRefBased', 'persistentDocumentId', 'w14:discardImageEditingData'),
);

export function cleanSettings(document: Document, place: string, report: Report): void {
  const root = document.documentElement;
  if (root === null) return;
  for (const element of childElements(root)) {
    const name = nameOf(element);
    if (SETTINGS.has(name) || name === 'm:mathPr') continue;
    if (UNSAID.has(name)) remove(element);
    else if (report.hidden('settings', place, settingWords(element))) remove(element);
  }
}

function settingWords(element: Element): string {
  const variables = allNamed(element, 'w:docVar').map(
    (one) => `${attribute(one, 'name') ?? ''}=${attribute(one, 'val') ?? ''}`,
  );
  return [element.localName ?? '', ...variables].join(' ');
}

/** Fonts in the file give away which characters were used, also those that were removed. */
export function cleanFontTable(document: Document, place: string, report: Report): void {
  const names = new Set(['w:embedRegular', 'w:embedBold', 'w:embedItalic', 'w:embedBoldItalic']);
  for (const element of descendants(document)) {
    if (names.has(nameOf(element)) && report.hidden('embedded-font', place)) remove(element);
  }
}
