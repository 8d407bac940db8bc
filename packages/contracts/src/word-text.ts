import { Type, type Static } from 'typebox';

/** Words taken over from a Word document: `POST /api/admin/word-text`, `/documents/:id/losses`. */

/** Something that is not in the text, or not as it was. `id` is stable, the words may change. */
export const TextLoss = Type.Object({
  id: Type.String({ minLength: 2, maxLength: 32 }),
  zh: Type.String({ minLength: 1, maxLength: 300 }),
  en: Type.String({ minLength: 1, maxLength: 300 }),
});
export type TextLoss = Static<typeof TextLoss>;

/** A Word document as the text of a draft; its pictures are kept as files, most of them still to be described. */
export const WordText = Type.Object({
  title: Type.String(),
  bodyHtml: Type.String(),
  pictures: Type.Integer(),
  losses: Type.Array(TextLoss),
});
export type WordText = Static<typeof WordText>;

export const TextLossInput = Type.Object({
  /** The file, or that it was pasted. */
  source: Type.String({ minLength: 1, maxLength: 200 }),
  losses: Type.Array(TextLoss, { minItems: 1, maxItems: 40 }),
});
export type TextLossInput = Static<typeof TextLossInput>;

export const TextLossNote = Type.Intersect([
  TextLossInput,
  Type.Object({ id: Type.String({ format: 'uuid' }), by: Type.String(), at: Type.String() }),
]);
export type TextLossNote = Static<typeof TextLossNote>;
