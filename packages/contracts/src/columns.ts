import { Type, type Static, type TSchema } from 'typebox';

/** The columns of a site: `/api/admin/columns`. */

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** A day of each year, for example `03-31`. */
const MonthDay = Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' });

/** 保管期限: for ever, thirty years, ten years; empty where the site does not say. */
export const Retention = Type.Enum(['', 'PERMANENT', 'Y30', 'Y10']);
export type Retention = Static<typeof Retention>;

export const Column = Type.Object({
  id: Id,
  key: Type.String(),
  parentId: nullable(Id),
  name: Type.String(),
  nameEn: Type.String(),
  description: Type.String(),
  keywords: Type.String(),
  columnType: Type.String(),
  position: Type.Integer(),
  updateEveryDays: nullable(Type.Integer()),
  /** By this day of each year, in place of a number of days. */
  updateMonthDay: nullable(MonthDay),
  updateBasis: Type.String(),
  article: Type.String(),
  responsibleUnitId: nullable(Id),
  /** The units whose documents may stand here; empty: every unit's. */
  unitIds: Type.Array(Id),
  /** By its name; empty: the site's usual one. */
  /** What a new document of the column has where its writer says nothing. */
  defaultGenre: nullable(Type.String()),
  defaultTopic: nullable(Type.String()),
  retention: Retention,
  active: Type.Boolean(),
  /** The column its documents moved to; its address leads there. */
  mergedInto: nullable(Id),
  revision: Type.Integer(),
  /** Public documents in the column itself, and the day of the newest. */
  publicCount: Type.Integer(),
  newestOn: nullable(Day),
});
export type Column = Static<typeof Column>;

export const ColumnInput = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9-]{1,60}$' }),
  parentId: nullable(Id),
  name: Type.String({ minLength: 1, maxLength: 60 }),
  nameEn: Type.String({ minLength: 1, maxLength: 120 }),
  description: Type.String({ maxLength: 500 }),
  keywords: Type.String({ maxLength: 200 }),
  columnType: Type.String({ maxLength: 40 }),
  position: Type.Integer({ minimum: 0 }),
  updateEveryDays: nullable(Type.Integer({ minimum: 1, maximum: 3660 })),
  updateMonthDay: Type.Optional(nullable(MonthDay)),
  updateBasis: Type.String({ maxLength: 200 }),
  article: Type.String({ maxLength: 40 }),
  responsibleUnitId: nullable(Id),
  unitIds: Type.Optional(Type.Array(Id, { maxItems: 200 })),
  defaultGenre: Type.Optional(nullable(Type.String({ maxLength: 20 }))),
  defaultTopic: Type.Optional(nullable(Type.String({ maxLength: 60 }))),
  retention: Type.Optional(Retention),
  active: Type.Boolean(),
});
export type ColumnInput = Static<typeof ColumnInput>;

const revision = Type.Integer({ minimum: 1 });

/** `revision`: the one its maker saw; where there is a newer one nothing is written. */
export const ColumnUpdate = Type.Object({ ...ColumnInput.properties, revision });
export type ColumnUpdate = Static<typeof ColumnUpdate>;

/** To another place in the tree: under `parentId`, before `beforeId` or last. */
export const ColumnMove = Type.Object({ parentId: nullable(Id), beforeId: nullable(Id), revision });
export type ColumnMove = Static<typeof ColumnMove>;

/** Into another column, for good: documents and columns under it move, and its address leads there. */
export const ColumnMerge = Type.Object({
  intoId: Id,
  reason: Type.String({ minLength: 2, maxLength: 300 }),
  revision,
});
export type ColumnMerge = Static<typeof ColumnMerge>;

/** What a merge would move; nothing has been changed. */
export const ColumnMergePreview = Type.Object({
  documents: Type.Integer(),
  publicDocuments: Type.Integer(),
  columns: Type.Integer(),
  address: Type.Object({ from: Type.String(), to: Type.String() }),
});
export type ColumnMergePreview = Static<typeof ColumnMergePreview>;
