import { Type, type Static } from 'typebox';

/** The letters made from requests, wherever their request is. */

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Id = Type.String({ format: 'uuid' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** The order of the list of letters; `-` turns it round. `request`: by the number of the request. */
export const LetterSort = Type.Enum([
  'made',
  '-made',
  'issued',
  '-issued',
  'name',
  '-name',
  'request',
  '-request',
  'unit',
  '-unit',
]);
export type LetterSort = Static<typeof LetterSort>;

export const LetterQuery = Type.Object({
  /** Part of a number or of what was asked. */
  q: Type.Optional(Type.String({ maxLength: 100 })),
  kind: Type.Optional(Type.String({ maxLength: 60, pattern: '^[A-Z0-9_]+$' })),
  unitId: Type.Optional(Id),
  /** Whether it went out. */
  issued: Type.Optional(Type.Boolean()),
  /** By the day it was made. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  sort: Type.Optional(LetterSort),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  /** `next` of the page before: goes on there, in place of a page number. */
  after: Type.Optional(Type.String({ maxLength: 600 })),
});
export type LetterQuery = Static<typeof LetterQuery>;

/** Neither its words nor whom it is for: whoever may read it opens it on the request, where the reading is recorded. */
export const LetterListItem = Type.Object({
  id: Id,
  kind: Type.String(),
  name: Type.String(),
  /** 文号 */
  number: nullable(Type.String()),
  requestId: Id,
  requestNumber: Type.String(),
  summary: Type.String(),
  unitName: nullable(Type.String()),
  madeOn: Day,
  createdBy: Type.String(),
  issuedOn: nullable(Day),
  toApplicant: Type.Boolean(),
});
export type LetterListItem = Static<typeof LetterListItem>;

export const LetterPage = Type.Object({
  items: Type.Array(LetterListItem),
  total: Type.Integer(),
  next: nullable(Type.String()),
});
export type LetterPage = Static<typeof LetterPage>;
