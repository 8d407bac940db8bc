import { Type, type Static } from 'typebox';

/** Topics (主题分类) and genres (体裁) as the site keeps them: `/api/admin/terms`. */

export const TermKind = Type.Enum(['topic', 'genre']);
export type TermKind = Static<typeof TermKind>;

export const Term = Type.Object({
  /** As documents store it; never changed. */
  name: Type.String(),
  nameEn: Type.String(),
  /** The term above it; null for one of the first level. There are two. */
  parent: Type.Union([Type.String(), Type.Null()]),
  /** Offered for new documents. What carries it already keeps it. */
  active: Type.Boolean(),
  position: Type.Integer(),
  /** 0 for a term of the program that the site never touched. */
  revision: Type.Integer(),
  /** Public documents that carry it. */
  used: Type.Integer(),
});
export type Term = Static<typeof Term>;

export const Terms = Type.Object({ topic: Type.Array(Term), genre: Type.Array(Term) });
export type Terms = Static<typeof Terms>;

export const TermInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  nameEn: Type.String({ maxLength: 120 }),
  parent: Type.Union([Type.String({ minLength: 1, maxLength: 60 }), Type.Null()]),
  active: Type.Boolean(),
  position: Type.Integer({ minimum: 0, maximum: 10_000 }),
  /** The one that was seen; 0 for a new term. */
  revision: Type.Integer({ minimum: 0 }),
});
export type TermInput = Static<typeof TermInput>;
