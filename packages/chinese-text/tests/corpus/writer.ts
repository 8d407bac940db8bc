import type { FindingKind } from '../../src/personal-data/kinds.ts';

/** What stands in a generated text and where: what a finder should find. UTF-16 offsets. */
export interface Planted {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
}

export interface Document {
  readonly text: string;
  readonly planted: readonly Planted[];
}

/** A piece to put into a text: words, or an entity of a kind. */
export type Piece = string | { readonly kind: FindingKind; readonly text: string };

/** What the places of a template stand for. A place with a digit, {name1}, is the same throughout a document. */
export type Slots = Readonly<Record<string, () => Piece>>;

/** Writes one document and remembers what was planted in it. */
export class Writer {
  private text = '';
  private readonly planted: Planted[] = [];
  private readonly remembered = new Map<string, Piece>();
  private readonly slots: Slots;

  constructor(slots: Slots) {
    this.slots = slots;
  }

  /** Writes a template: text with places in braces. */
  write(template: string): this {
    let copied = 0;
    for (const found of template.matchAll(/\{(\w+?)(\d*)\}/gu)) {
      this.text += template.slice(copied, found.index);
      this.put(this.piece(found[1] ?? '', found[2] ?? ''));
      copied = found.index + found[0].length;
    }
    this.text += template.slice(copied);
    return this;
  }

  line(template = ''): this {
    return this.write(`${template}\n`);
  }

  finish(): Document {
    return { text: this.text, planted: this.planted };
  }

  private piece(name: string, number: string): Piece {
    const make = this.slots[name];
    if (make === undefined) throw new RangeError(`no slot {${name}}`);
    if (number === '') return make();
    const key = name + number;
    const known = this.remembered.get(key) ?? make();
    this.remembered.set(key, known);
    return known;
  }

  private put(piece: Piece): void {
    if (typeof piece === 'string') {
      this.text += piece;
      return;
    }
    this.planted.push({ kind: piece.kind, start: this.text.length, end: this.text.length + piece.text.length });
    this.text += piece.text;
  }
}
