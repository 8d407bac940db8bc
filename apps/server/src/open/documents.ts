import {
  validityLabels,
  type PublicColumn,
  type PublicDocument,
  type PublicListItem,
  type PublicUnit,
} from '../engines/publication/public/index.ts';
import { Type, type Static } from 'typebox';
import { withPicturesAt, withReferences } from '../platform/html/index.ts';

const Validity = Type.Enum(['IN_FORCE', 'AMENDED', 'REPEALED', 'LAPSED', 'DECLARED_VOID']);
const Day = Type.String({ description: 'YYYY-MM-DD' });
const Instant = Type.String({ description: 'ISO 8601, UTC' });
const Nullable = Type.Union([Type.String(), Type.Null()]);

export const DocumentQuery = Type.Object({
  unit: Type.Optional(Type.String({ maxLength: 60, description: 'code of a unit, see /open/v1/units' })),
  column: Type.Optional(
    Type.String({ maxLength: 60, description: 'key of a column with everything under it, see /open/v1/columns' }),
  ),
  year: Type.Optional(Type.Integer({ minimum: 1949, maximum: 2999, description: 'year of publication' })),
  genre: Type.Optional(Type.String({ maxLength: 60, description: '体裁, for example 通知; with those below it' })),
  subject: Type.Optional(Type.String({ maxLength: 60, description: '主题分类; with those below it' })),
  validity: Type.Optional(Validity),
  page: Type.Integer({ minimum: 1, maximum: 1_000_000, default: 1 }),
  pageSize: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
export type DocumentQuery = Static<typeof DocumentQuery>;

const common = {
  code: Type.String(),
  url: Type.String({ description: 'the page' }),
  indexNumber: Type.String({ description: '索引号' }),
  title: Type.String({ description: '标题' }),
  abstract: Type.String({ description: '内容概述' }),
  documentNumber: { ...Nullable, description: '发文字号' },
  genre: { ...Nullable, description: '体裁' },
  subjectCategory: { ...Nullable, description: '主题分类' },
  validity: Validity,
  validityLabel: Type.String({ description: '有效性' }),
  writtenDate: Day,
  publishedDate: Day,
  updatedAt: Instant,
  unit: Type.Object({ code: Type.String(), name: Type.String() }),
  column: Type.Object({ key: Type.String(), name: Type.String() }),
  demonstration: Type.Boolean({ description: 'invented for demonstration' }),
};

export const DocumentItem = Type.Object({ ...common, self: Type.String({ description: 'this document as JSON' }) });
export const DocumentList = Type.Object({
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
  next: Nullable,
  items: Type.Array(DocumentItem),
});
export const DocumentDetail = Type.Object({
  ...common,
  issuingAgency: Type.String(),
  jointIssuers: Type.Array(Type.String()),
  changedDate: Nullable,
  effectiveDate: Nullable,
  expiredDate: Nullable,
  subjectWords: Type.Array(Type.String()),
  source: Type.String(),
  forced: Type.Boolean({ description: 'published without the full review' }),
  version: Type.Integer(),
  sha256: Type.String(),
  bodyHtml: Type.String(),
  bodyText: Type.String(),
  attachments: Type.Array(
    Type.Object({
      name: Type.String(),
      url: Type.String(),
      mediaType: Type.String(),
      size: Type.Integer(),
      sha256: Type.String(),
    }),
  ),
  links: Type.Array(
    Type.Object({
      kind: Type.String(),
      side: Type.String(),
      code: Type.String(),
      title: Type.String(),
      url: Type.String(),
    }),
  ),
  versions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      action: Type.String(),
      note: Type.String(),
      at: Instant,
      forced: Type.Boolean(),
      sha256: Type.String(),
    }),
  ),
});

export const ColumnList = Type.Object({
  items: Type.Array(
    Type.Object({
      key: Type.String(),
      parent: Nullable,
      name: Type.String(),
      nameEn: Type.String(),
      description: Type.String(),
      columnType: Type.String(),
      article: Type.String(),
      updateEveryDays: Type.Union([Type.Integer(), Type.Null()]),
      url: Type.String(),
      feed: Type.String(),
    }),
  ),
});

export const UnitList = Type.Object({
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      parent: Nullable,
      name: Type.String(),
      nameEn: Type.String(),
      duties: Type.String(),
      head: Type.String(),
      address: Type.String(),
      officeHours: Type.String(),
      phone: Type.String(),
      url: Type.String(),
    }),
  ),
});

/** Names for ids, and the origin that addresses begin with. */
export interface Names {
  readonly origin: string;
  readonly columns: ReadonlyMap<string, PublicColumn>;
  readonly units: ReadonlyMap<string, PublicUnit>;
}

function presentCommon(item: PublicListItem, names: Names) {
  const column = names.columns.get(item.columnId);
  return {
    code: item.code,
    url: `${names.origin}/d/${item.code}`,
    indexNumber: item.indexNumber,
    title: item.title,
    abstract: item.abstract,
    documentNumber: item.documentNumber,
    genre: item.genre,
    subjectCategory: item.subjectCategory,
    validity: item.validity,
    validityLabel: validityLabels[item.validity].zh,
    writtenDate: item.writtenDate,
    publishedDate: item.listedOn,
    updatedAt: item.publishedAt.toISOString(),
    unit: { code: names.units.get(item.unitId)?.code ?? '', name: item.unitName },
    column: { key: column?.key ?? '', name: column?.name ?? '' },
    demonstration: item.demonstration,
  };
}

export function presentItem(item: PublicListItem, names: Names): Static<typeof DocumentItem> {
  return { ...presentCommon(item, names), self: `${names.origin}/open/v1/documents/${item.code}` };
}

export function presentDocument(document: PublicDocument, names: Names): Static<typeof DocumentDetail> {
  const files = `${names.origin}/d/${document.code}/files`;
  return {
    ...presentCommon(document, names),
    issuingAgency: document.issuingAgency,
    jointIssuers: [...document.jointIssuers],
    changedDate: document.changedDate,
    effectiveDate: document.effectiveDate,
    expiredDate: document.expiredDate,
    subjectWords: [...document.subjectWords],
    source: document.source,
    forced: document.forced,
    version: document.versionNumber,
    sha256: document.sha256,
    bodyHtml: readableBody(document, names.origin),
    bodyText: document.bodyText,
    attachments: document.attachments.map(({ position, name, mediaType, size, sha256 }) => ({
      name,
      url: `${files}/${position}/${encodeURIComponent(name)}`,
      mediaType,
      size,
      sha256,
    })),
    links: document.links.map(({ kind, side, code, title }) => ({
      kind,
      side,
      code,
      title,
      url: `${names.origin}/d/${code}`,
    })),
    versions: document.versions.map((version) => ({ ...version, at: version.at.toISOString() })),
  };
}

/** Addresses in place of what the stored text names by content and code; its checksum is that of `/d/<code>/content.json`. */
function readableBody({ code, bodyHtml, references }: PublicDocument, origin: string): string {
  const pictures = withPicturesAt(bodyHtml, (sha256) => `${origin}/d/${code}/pictures/${sha256}`);
  return withReferences(pictures, (to, words) =>
    references.some((one) => one.code === to) ? `<a href="${origin}/d/${to}">${words}</a>` : words,
  );
}

export function presentColumns(names: Names): Static<typeof ColumnList> {
  return {
    items: [...names.columns.values()].map((column) => ({
      key: column.key,
      parent: column.parentId === null ? null : (names.columns.get(column.parentId)?.key ?? null),
      name: column.name,
      nameEn: column.nameEn,
      description: column.description,
      columnType: column.columnType,
      article: column.article,
      updateEveryDays: column.updateEveryDays,
      url: `${names.origin}/c/${column.key}`,
      feed: `${names.origin}/feeds/${column.key}.xml`,
    })),
  };
}

export function presentUnits(names: Names): Static<typeof UnitList> {
  return {
    items: [...names.units.values()]
      .filter(({ state }) => state === 'ACTIVE')
      .map((unit) => ({
        code: unit.code,
        parent: unit.parentId === null ? null : (names.units.get(unit.parentId)?.code ?? null),
        name: unit.name,
        nameEn: unit.nameEn,
        duties: unit.duties,
        head: unit.head,
        address: unit.address,
        officeHours: unit.officeHours,
        phone: unit.phone,
        url: `${names.origin}/u/${encodeURIComponent(unit.code)}`,
      })),
  };
}
