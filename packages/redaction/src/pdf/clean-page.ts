import type { Report } from '../report.ts';
import type { HiddenKind } from '../types.ts';
import type { Box, PdfFile } from './engine.ts';
import { readCharacters, readObjects } from './page.ts';
import type { PageCharacter, PageObject } from './page.ts';

/** Removes from a loaded page all text that cannot be seen, the content of layers that are off, and marks with text in them. */
export function cleanPage(
  file: PdfFile,
  page: number,
  place: string,
  hiddenLayers: ReadonlySet<string>,
  report: Report,
): void {
  removeLayers(file, page, place, hiddenLayers, report);
  const objects = readObjects(file, page);
  const byHandle = new Map(objects.map((object) => [object.handle, object]));
  const characters = readCharacters(file, page);
  const reasons = characters.map((character) => whyHidden(file, page, character, byHandle, objects));
  const said = new Map<HiddenKind, string>();
  for (const [index, kind] of reasons.entries()) {
    if (kind !== undefined) said.set(kind, `${said.get(kind) ?? ''}${characters[index]?.text ?? ''}`);
  }
  const removing = new Set<HiddenKind>();
  for (const [kind, text] of said) if (report.hidden(kind, place, text)) removing.add(kind);
  removeCharacters(
    file,
    page,
    characters,
    reasons.map((kind) => kind !== undefined && removing.has(kind)),
    byHandle,
  );
  removeMarks(file, page, place, report);
}

const INVISIBLE = 3;
const CLIP_ONLY = 7;
const TINY_POINTS = 1.5;

function whyHidden(
  file: PdfFile,
  page: number,
  { object, box, text, size }: PageCharacter,
  byHandle: ReadonlyMap<number, PageObject>,
  objects: readonly PageObject[],
): HiddenKind | undefined {
  const drawn = byHandle.get(object);
  if (drawn === undefined || text.trim() === '') return undefined;
  const mode = file.pdfium.FPDFTextObj_GetTextRenderMode(object);
  if (mode === INVISIBLE || mode === CLIP_ONLY) return 'invisible-text';
  if (isOutside(file, page, box)) return 'outside-page';
  if (size < TINY_POINTS && box.top - box.bottom < TINY_POINTS) return 'tiny-text';
  if (objects.some((other) => other.order > drawn.order && other.opaque && covers(other.box, box)))
    return 'covered-text';
  const behind = objects.findLast(
    (other) => other.order < drawn.order && other.type !== 'text' && covers(other.box, box),
  );
  const paper = behind === undefined ? ([255, 255, 255] as const) : behind.opaque ? behind.colour : undefined;
  if (paper !== undefined && drawn.colour !== undefined && isNear(drawn.colour, paper)) return 'white-text';
  return undefined;
}

function isNear(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, index) => Math.abs(value - (b[index] ?? 0)) <= 16);
}

/** The middle half of a character: what is left to see beside a box that covers it says nothing. */
function covers(cover: Box, box: Box): boolean {
  const [dx, dy] = [(box.right - box.left) / 4, (box.top - box.bottom) / 4];
  return (
    cover.left <= box.left + dx &&
    cover.right >= box.right - dx &&
    cover.bottom <= box.bottom + dy &&
    cover.top >= box.top - dy
  );
}

function isOutside(file: PdfFile, page: number, box: Box): boolean {
  const { pdfium } = file;
  const shown =
    file.numbers(4, 'float', ([l = 0, b = 0, r = 0, t = 0]) => pdfium.FPDFPage_GetCropBox(page, l, b, r, t)) ??
    file.numbers(4, 'float', ([l = 0, b = 0, r = 0, t = 0]) => pdfium.FPDFPage_GetMediaBox(page, l, b, r, t));
  if (shown === undefined) return false;
  const [left = 0, bottom = 0, right = 0, top = 0] = shown;
  return box.right <= left || box.left >= right || box.top <= bottom || box.bottom >= top;
}

/** Whole text objects are taken off the page; of others the hidden characters are cut out. */
export function removeCharacters(
  file: PdfFile,
  page: number,
  characters: readonly PageCharacter[],
  gone: readonly boolean[],
  byHandle: ReadonlyMap<number, PageObject>,
  black = false,
): void {
  const whole = new Map<number, boolean>();
  for (const [index, { object, text }] of characters.entries()) {
    if (object !== 0 && text.trim() !== '') whole.set(object, (whole.get(object) ?? true) && gone[index] === true);
  }
  const boxes: Box[] = [];
  for (const [index, character] of characters.entries()) {
    if (gone[index] !== true || character.object === 0 || character.text.trim() === '') continue;
    if (black || whole.get(character.object) !== true) boxes.push(character.box);
  }
  for (const [handle, all] of whole) {
    const object = byHandle.get(handle);
    if (!all || object === undefined) continue;
    const removed =
      object.parent === 0
        ? file.pdfium.FPDFPage_RemoveObject(page, handle)
        : file.pdfium.FPDFFormObj_RemoveObject(object.parent, handle);
    if (removed) file.pdfium.FPDFPageObj_Destroy(handle);
  }
  for (const box of joined(boxes)) file.redactRect(page, inset(box), black);
}

/** Neighbours on one line are one box. */
function joined(boxes: readonly Box[]): Box[] {
  const result: Box[] = [];
  for (const box of boxes) {
    const last = result.at(-1);
    const height = box.top - box.bottom;
    const together =
      last !== undefined &&
      Math.abs(last.bottom - box.bottom) < height / 2 &&
      box.left >= last.left &&
      box.left - last.right < height / 2;
    if (!together) result.push(box);
    else {
      result[result.length - 1] = {
        left: last.left,
        right: Math.max(last.right, box.right),
        bottom: Math.min(last.bottom, box.bottom),
        top: Math.max(last.top, box.top),
      };
    }
  }
  return result;
}

/** A little smaller than the characters, so that those beside and on the lines above and below stay. */
function inset({ left, right, bottom, top }: Box): Box {
  const [dx, dy] = [Math.min(0.5, (right - left) / 10), (top - bottom) / 6];
  return { left: left + dx, right: right - dx, bottom: bottom + dy, top: top - dy };
}

function removeLayers(
  file: PdfFile,
  page: number,
  place: string,
  hiddenLayers: ReadonlySet<string>,
  report: Report,
): void {
  if (hiddenLayers.size === 0) return;
  const { pdfium } = file;
  let found = 0;
  for (let index = pdfium.FPDFPage_CountObjects(page) - 1; index >= 0; index -= 1) {
    const handle = pdfium.FPDFPage_GetObject(page, index);
    const layer = marksOf(file, handle).find(({ name, layerName }) => name === 'OC' && hiddenLayers.has(layerName));
    if (layer === undefined) continue;
    found += 1;
    if (report.hidden('hidden-layer', place, layer.layerName) && pdfium.FPDFPage_RemoveObject(page, handle))
      pdfium.FPDFPageObj_Destroy(handle);
  }
  // A layer may also hold whole pictures and forms in ways the engine does not tell.
  if (found === 0) report.look('hidden-layer', place, [...hiddenLayers].join(' '));
}

function marksOf(file: PdfFile, handle: number): { mark: number; name: string; layerName: string }[] {
  const { pdfium } = file;
  return Array.from({ length: Math.max(0, pdfium.FPDFPageObj_CountMarks(handle)) }, (_, index) => {
    const mark = pdfium.FPDFPageObj_GetMark(handle, index);
    return {
      mark,
      name: file.markText((at, room, written) => pdfium.FPDFPageObjMark_GetName(mark, at, room, written)),
      layerName: file.markText((at, room, written) =>
        pdfium.FPDFPageObjMark_GetParamStringValue(mark, 'Name', at, room, written),
      ),
    };
  });
}

/** Marks carry replacement text and descriptions beside what is drawn; without the structure tree they serve nobody. */
function removeMarks(file: PdfFile, page: number, place: string, report: Report): void {
  const { pdfium } = file;
  if (report.keeps('structure-text')) return;
  for (const { handle } of readObjects(file, page)) {
    for (const { mark } of marksOf(file, handle)) {
      for (const key of ['ActualText', 'Alt', 'E']) {
        const text = file.markText((at, room, written) =>
          pdfium.FPDFPageObjMark_GetParamStringValue(mark, key, at, room, written),
        );
        if (text !== '') report.hidden('structure-text', place, text);
      }
      pdfium.FPDFPageObj_RemoveMark(handle, mark);
    }
  }
}
