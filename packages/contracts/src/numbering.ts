import { Type, type Static } from 'typebox';

/** 索引号 and 文号 as the site forms them: `/api/admin/settings/numbering`. A number once given never changes. */

export const IndexRule = Type.Object({
  /** Between the agency code and the year. */
  separator: Type.Enum(['/', '-', '.', '']),
  /** Digits of the running number. */
  width: Type.Integer({ minimum: 5, maximum: 7 }),
});
export type IndexRule = Static<typeof IndexRule>;

/** 文号 of one unit (or of all without one of their own), for example 阳管发〔{year}〕{number}号. */
export const NumberPattern = Type.Object({
  unitId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  pattern: Type.String({ minLength: 1, maxLength: 60 }),
});
export type NumberPattern = Static<typeof NumberPattern>;

export const NumberingInput = Type.Object({
  index: IndexRule,
  patterns: Type.Array(NumberPattern, { maxItems: 200 }),
  /** Number of changes its maker saw. */
  revision: Type.Integer({ minimum: 0 }),
});
export type NumberingInput = Static<typeof NumberingInput>;

const Checked = Type.Object({
  total: Type.Integer(),
  fitting: Type.Integer(),
  /** Some of those that are formed otherwise. They stay as they are. */
  others: Type.Array(Type.String()),
});

export const NumberingView = Type.Object({
  ...NumberingInput.properties,
  units: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      agencyCode: Type.String(),
      /** Other units with the same code; they share one running number. */
      sharedWith: Type.Array(Type.String()),
      /** What the next document of this year would be given. */
      nextIndexNumber: Type.String(),
      nextDocumentNumber: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  indexNumbers: Checked,
  documentNumbers: Checked,
});
export type NumberingView = Static<typeof NumberingView>;
