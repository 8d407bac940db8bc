import type { Box, PdfFile } from './engine.ts';

/** A character as it stands on the page. */
export interface PageCharacter {
  readonly text: string;
  readonly box: Box;
  /** The text object it belongs to; 0 for characters the engine adds between words and lines. */
  readonly object: number;
  readonly size: number;
}

/** Something drawn, in the order it is drawn. */
export interface PageObject {
  readonly handle: number;
  readonly type: 'text' | 'path' | 'image' | 'other';
  readonly box: Box;
  /** 0 when it stands on the page itself, otherwise the form it stands in. */
  readonly parent: number;
  /** A filled rectangle that lets nothing through. */
  readonly opaque: boolean;
  readonly colour: readonly [number, number, number] | undefined;
  readonly order: number;
}

/**
 * The characters of a page in the order they are read in, and nothing for line ends but `\n`. The engine orders lines by how the page
 * is shown, and lines that stand upright on a page shown on its side come out of order; so the page is turned for the reading until
 * most of its characters stand upright.
 */
export function readCharacters(file: PdfFile, page: number): PageCharacter[] {
  const { pdfium } = file;
  const shown = pdfium.FPDFPage_GetRotation(page);
  const upright = quarterTurns(file, page) ?? shown;
  if (upright === shown) return charactersOf(file, page);
  pdfium.FPDFPage_SetRotation(page, upright);
  try {
    return charactersOf(file, page);
  } finally {
    pdfium.FPDFPage_SetRotation(page, shown);
  }
}

/** By how many quarters most characters are turned against the page; undefined where there are none. */
function quarterTurns(file: PdfFile, page: number): number | undefined {
  const { pdfium } = file;
  const textPage = pdfium.FPDFText_LoadPage(page);
  if (textPage === 0) return undefined;
  const turns = [0, 0, 0, 0];
  const count = pdfium.FPDFText_CountChars(textPage);
  for (let index = 0; index < count; index += 1) {
    const angle = pdfium.FPDFText_GetCharAngle(textPage, index);
    if (angle < 0 || pdfium.FPDFText_IsGenerated(textPage, index) === 1) continue;
    const turn = Math.round(angle / (Math.PI / 2)) % 4;
    turns[turn] = (turns[turn] ?? 0) + 1;
  }
  pdfium.FPDFText_ClosePage(textPage);
  const most = Math.max(...turns);
  return most === 0 ? undefined : turns.indexOf(most);
}

function charactersOf(file: PdfFile, page: number): PageCharacter[] {
  const { pdfium } = file;
  const textPage = pdfium.FPDFText_LoadPage(page);
  if (textPage === 0) return [];
  const characters: PageCharacter[] = [];
  const count = pdfium.FPDFText_CountChars(textPage);
  for (let index = 0; index < count; index += 1) {
    const code = pdfium.FPDFText_GetUnicode(textPage, index);
    const found = file.numbers(4, 'double', ([left = 0, right = 0, bottom = 0, top = 0]) =>
      pdfium.FPDFText_GetCharBox(textPage, index, left, right, bottom, top),
    );
    const [left = 0, right = 0, bottom = 0, top = 0] = found ?? [];
    characters.push({
      text:
        code === 13 ? '' : code === 10 ? '\n' : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd',
      box: { left, right, bottom, top },
      object: pdfium.FPDFText_IsGenerated(textPage, index) === 1 ? 0 : pdfium.FPDFText_GetTextObject(textPage, index),
      size: pdfium.FPDFText_GetFontSize(textPage, index),
    });
  }
  pdfium.FPDFText_ClosePage(textPage);
  return characters;
}

const TYPES: Readonly<Record<number, PageObject['type']>> = { 1: 'text', 2: 'path', 3: 'image' };
const FORM = 5;
const MAX_DEPTH = 8;

type Matrix = readonly [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];

/** Everything drawn on the page, forms opened, bottom to top. */
export function readObjects(file: PdfFile, page: number): PageObject[] {
  const { pdfium } = file;
  const objects: PageObject[] = [];
  const visit = (handle: number, parent: number, matrix: Matrix, depth: number): void => {
    const kind = pdfium.FPDFPageObj_GetType(handle);
    if (kind === FORM && depth < MAX_DEPTH) {
      const own = file.numbers(6, 'float', ([at = 0]) => pdfium.FPDFPageObj_GetMatrix(handle, at)) ?? SAME;
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own;
      const inner = multiply([a, b, c, d, e, f], matrix);
      const count = pdfium.FPDFFormObj_CountObjects(handle);
      for (let index = 0; index < count; index += 1)
        visit(pdfium.FPDFFormObj_GetObject(handle, index), handle, inner, depth + 1);
      return;
    }
    const type = TYPES[kind] ?? 'other';
    const colour = fillOf(file, handle);
    objects.push({
      handle,
      type,
      box: boundsOf(file, handle, matrix),
      parent,
      opaque: type === 'path' && isOpaqueRectangle(file, handle) && colour !== undefined,
      colour,
      order: objects.length,
    });
  };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) visit(pdfium.FPDFPage_GetObject(page, index), 0, SAME, 0);
  return objects;
}

function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function boundsOf(file: PdfFile, handle: number, [a, b, c, d, e, f]: Matrix): Box {
  const found = file.numbers(4, 'float', ([left = 0, bottom = 0, right = 0, top = 0]) =>
    file.pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top),
  );
  const [left = 0, bottom = 0, right = 0, top = 0] = found ?? [];
  const corners = [left, right].flatMap((x) =>
    [bottom, top].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** Red, green, blue where the fill lets nothing through. */
function fillOf(file: PdfFile, handle: number): readonly [number, number, number] | undefined {
  const found = file.numbers(4, 'i32', ([r = 0, g = 0, b = 0, alpha = 0]) =>
    file.pdfium.FPDFPageObj_GetFillColor(handle, r, g, b, alpha),
  );
  return found === undefined || (found[3] ?? 0) < 250 ? undefined : [found[0] ?? 0, found[1] ?? 0, found[2] ?? 0];
}

const MAX_SEGMENTS = 6;

/** A highlight lets the text through, a frame has no fill, and a curve may leave room for the text: only a full rectangle hides. */
function isOpaqueRectangle(file: PdfFile, handle: number): boolean {
  const { pdfium } = file;
  const mode = file.numbers(2, 'i32', ([fill = 0, stroke = 0]) => pdfium.FPDFPath_GetDrawMode(handle, fill, stroke));
  const filled = (mode?.[0] ?? 0) !== 0;
  return filled && pdfium.FPDFPath_CountSegments(handle) <= MAX_SEGMENTS && !pdfium.FPDFPageObj_HasTransparency(handle);
}
