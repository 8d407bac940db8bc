import type { Edit } from '../plan.ts';
import type { TextPlace } from '../types.ts';

/** A stretch of text that one node of the file holds. */
interface Piece {
  readonly start: number;
  readonly text: string;
  readonly place: string;
  readonly write: (text: string) => void;
}

/** The visible text of a file in reading order, each stretch with the node that holds it. */
export class TextModel {
  readonly #parts: string[] = [];
  readonly #pieces: Piece[] = [];
  #length = 0;

  get text(): string {
    return this.#parts.join('');
  }

  /** Text that stands in a node; `write` gives the node another text. */
  piece(text: string, place: string, write: (text: string) => void): void {
    if (text === '') return;
    this.#pieces.push({ start: this.#length, text, place, write });
    this.between(text);
  }

  /** What separates pieces: a tab, a line end. */
  between(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  endLine(): void {
    const last = this.#parts.at(-1);
    if (last !== undefined && !last.endsWith('\n')) this.between('\n');
  }

  /** Neighbouring pieces of one place are one entry. */
  get places(): TextPlace[] {
    const places: TextPlace[] = [];
    for (const { start, text, place } of this.#pieces) {
      const last = places.at(-1);
      if (last?.place === place) places[places.length - 1] = { ...last, end: start + text.length };
      else places.push({ start, end: start + text.length, place });
    }
    return places;
  }

  /** Carries the edits (in order, without overlaps) out: a replacement goes where its span begins, in that piece's format. */
  apply(edits: readonly Edit[]): void {
    let from = 0;
    for (const piece of this.#pieces) {
      const end = piece.start + piece.text.length;
      while (from < edits.length && (edits[from]?.end ?? 0) <= piece.start) from += 1;
      let written = '';
      let at = piece.start;
      for (let index = from; index < edits.length; index += 1) {
        const edit = edits[index];
        if (edit === undefined || edit.start >= end) break;
        written += this.#slice(piece, at, Math.max(edit.start, piece.start));
        if (this.#firstPieceOf(edit) === piece) written += edit.replacement;
        at = Math.min(edit.end, end);
      }
      written += this.#slice(piece, at, end);
      if (written !== piece.text) piece.write(written);
    }
  }

  #slice(piece: Piece, start: number, end: number): string {
    return start >= end ? '' : piece.text.slice(start - piece.start, end - piece.start);
  }

  readonly #first = new Map<Edit, Piece | undefined>();

  #firstPieceOf(edit: Edit): Piece | undefined {
    if (this.#first.has(edit)) return this.#first.get(edit);
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = this.#pieces[middle];
      if (piece !== undefined && piece.start + piece.text.length <= edit.start) low = middle + 1;
      else high = middle;
    }
    const found = this.#pieces[low];
    const first = found !== undefined && found.start < edit.end ? found : undefined;
    this.#first.set(edit, first);
    return first;
  }
}
