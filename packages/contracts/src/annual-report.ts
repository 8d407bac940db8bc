import { Type, type Static, type TSchema } from 'typebox';
import { Text } from './api.ts';
import type { Label } from './vocabulary.ts';

/** The annual report (Regulation arts. 49, 50): `/api/admin/annual-reports/*` and `openzone report annual --json`. */

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Id = Type.String({ format: 'uuid' });
const Year = Type.Integer({ minimum: 2008, maximum: 2200 });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.String({ maxLength: 20_000 });
const Figures = Type.Record(Type.String(), Type.Number());

export const ReportFormKey = Type.Enum(['2018', '2019', '2021']);
export type ReportFormKey = Static<typeof ReportFormKey>;

/** A heading of a printed table with how many columns and rows it spans. */
const Heading = Type.Object({ text: Type.String(), columns: Type.Integer(), rows: Type.Integer() });

export const ReportFigure = Type.Object({
  id: Type.String(),
  label: Type.String(),
  /** 件, 条, 万元 … */
  unit: Type.String(),
  value: Type.Number(),
  /** The year before by the same form; null where there is none. */
  before: nullable(Type.Number()),
  article: Type.String(),
  /** How it is counted. */
  rule: Text,
  columns: Type.Integer(),
  /** Whether records behind it can be listed. */
  hasRecords: Type.Boolean(),
});
export type ReportFigure = Static<typeof ReportFigure>;

export const ReportTable = Type.Object({
  part: Type.String(),
  title: Type.String(),
  head: Type.Array(Type.Array(Heading)),
  rows: Type.Array(Type.Object({ heads: Type.Array(Heading), figures: Type.Array(ReportFigure) })),
});
export type ReportTable = Static<typeof ReportTable>;

/** A rule of cross-footing or carry-over that does not hold. */
export const ReportFinding = Type.Object({
  rule: Type.String(),
  level: Type.Enum(['error', 'warning']),
  cells: Type.Array(Type.String()),
  text: Text,
});
export type ReportFinding = Static<typeof ReportFinding>;

/** A report as its facts make it today. */
export const ReportSheet = Type.Object({
  year: Year,
  form: ReportFormKey,
  formName: Text,
  /** 国办… */
  basis: Type.String(),
  title: Type.String(),
  from: Day,
  to: Day,
  /** Null: the whole zone. */
  unit: nullable(Type.Object({ id: Id, name: Type.String() })),
  tables: Type.Array(ReportTable),
  /** By the ids of their cells. */
  figures: Figures,
  findings: Type.Array(ReportFinding),
});
export type ReportSheet = Static<typeof ReportSheet>;

/** `unitId` names the unit the report is of, with those below it; without it the whole zone. */
export const ReportScopeQuery = Type.Object({ unitId: Type.Optional(Id) });

/** `GET /annual-reports/:year/records`: the records a figure counts, a page of them. */
export const ReportRecordsQuery = Type.Object({
  cell: Type.String({ minLength: 1, maxLength: 80 }),
  unitId: Type.Optional(Id),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  /** The records the figure was frozen with in this version; without it those it counts now. */
  version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
});
const CaseRecord = Type.Object({
  id: Id,
  number: Type.String(),
  summary: Type.String(),
  unitId: nullable(Id),
  receivedOn: Day,
  closedOn: nullable(Day),
  outcome: nullable(Type.String()),
});
export const ReportRecords = Type.Object({
  requests: Type.Array(CaseRecord),
  remedies: Type.Array(CaseRecord),
  documents: Type.Array(
    Type.Object({
      id: Id,
      title: Type.String(),
      documentNumber: nullable(Type.String()),
      unitId: Id,
      writtenDate: Day,
    }),
  ),
  total: Type.Integer(),
  pageSize: Type.Integer(),
});
export type ReportRecords = Static<typeof ReportRecords>;

// ------------------------------------------------------------------------------------------- what units are asked
/** `asked`: to be filled in; `filled`: waits for the head; `signed`: counts. */
export const ReportReturnState = Type.Enum(['asked', 'filled', 'signed']);
export type ReportReturnState = Static<typeof ReportReturnState>;
export const reportReturnStateLabels: Readonly<Record<ReportReturnState, Label>> = {
  asked: { zh: '待填报', en: 'To be filled in' },
  filled: { zh: '待签字', en: 'To be signed' },
  signed: { zh: '已签字', en: 'Signed' },
};

export const ReportRoundInput = Type.Object({
  dueOn: Day,
  note: Type.String({ maxLength: 2000 }),
  unitIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
});
export type ReportRoundInput = Static<typeof ReportRoundInput>;

const ReturnRow = Type.Object({
  year: Year,
  unitId: Id,
  unitName: Type.String(),
  state: ReportReturnState,
  revision: Type.Integer(),
  dueOn: Day,
  late: Type.Boolean(),
  filledBy: nullable(Type.String()),
  signedBy: nullable(Type.String()),
});
/** `GET /report-returns`: the returns a person has to do with, the newest year first. */
export const ReportReturnList = Type.Object({ items: Type.Array(ReturnRow) });
export type ReportReturnList = Static<typeof ReportReturnList>;

/** `GET /report-returns/:year/:unitId` */
export const ReportReturn = Type.Object({
  ...ReturnRow.properties,
  note: Type.String(),
  items: Type.Array(
    Type.Object({
      key: Type.String(),
      group: Text,
      label: Text,
      note: Text,
      unit: Type.String(),
      value: nullable(Type.Number()),
      /** What the unit signed the year before. */
      last: nullable(Type.Number()),
      remark: Type.String(),
      /** What cannot be, or has to be explained. */
      doubt: nullable(Type.Object({ level: Type.Enum(['error', 'warning']), text: Text })),
    }),
  ),
  events: Type.Array(
    Type.Object({
      kind: Type.Enum(['ASKED', 'FILLED', 'SIGNED', 'GIVEN_BACK']),
      comment: Type.String(),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  may: Type.Object({ fill: Type.Boolean(), sign: Type.Boolean(), giveBack: Type.Boolean() }),
});
export type ReportReturn = Static<typeof ReportReturn>;

export const ReportReturnInput = Type.Object({
  revision: Type.Integer({ minimum: 1 }),
  figures: Type.Record(Type.String({ maxLength: 60 }), Type.Number()),
  remarks: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 1000 })),
});
export type ReportReturnInput = Static<typeof ReportReturnInput>;
export const ReportReturnAct = Type.Object({
  revision: Type.Integer({ minimum: 1 }),
  comment: Type.Optional(Type.String({ maxLength: 2000 })),
});

/** A chart as a picture without script, with its words and figures for those who do not see it. */
export const ReportChart = Type.Object({
  key: Type.Enum(['trend', 'channels', 'outcomes']),
  title: Type.String(),
  description: Type.String(),
  unit: Type.String(),
  /** What the rows are, then what each of their values is. */
  head: Type.Array(Type.String()),
  rows: Type.Array(Type.Object({ label: Type.String(), values: Type.Array(Type.Number()) })),
  svg: Type.String(),
});
export type ReportChart = Static<typeof ReportChart>;

// --------------------------------------------------------------------------------------------- the report as a record
const VersionItem = Type.Object({
  number: Type.Integer(),
  reason: Type.String(),
  frozenBy: Type.String(),
  frozenAt: Type.String(),
  contentSha256: Type.String(),
});
export const AnnualReport = Type.Object({
  revision: Type.Integer(),
  /** Words by their part, with `{{…}}` for live figures. */
  parts: Type.Array(
    Type.Object({ no: Type.String(), title: Type.String(), content: Type.String(), source: Words, text: Words }),
  ),
  /** Fields that may stand in the words, with what they say now. */
  fields: Type.Array(Type.Object({ key: Type.String(), label: Text, value: Type.String() })),
  versions: Type.Array(VersionItem),
  /** The document it was released as. */
  documentId: nullable(Id),
  /** Figures that are no longer what was frozen. */
  drift: Type.Array(
    Type.Object({ cell: Type.String(), label: Type.String(), frozen: Type.Number(), now: Type.Number() }),
  ),
  /** Titles of charts that are no longer what was frozen. */
  chartDrift: Type.Array(Type.String()),
});
export type AnnualReport = Static<typeof AnnualReport>;

/** `GET /annual-reports/:year/versions/:number`: what was frozen, for ever, beside the version before it. */
export const FrozenReport = Type.Object({
  ...VersionItem.properties,
  /** `before` of a figure is that of the version before; `hasRecords` whether it was frozen with any. */
  sheet: ReportSheet,
  /** Null where there is no version before. */
  parts: Type.Array(Type.Object({ no: Type.String(), title: Type.String(), text: Words, before: nullable(Words) })),
  /** Figures that are not those of the version before. */
  changed: Type.Array(
    Type.Object({ cell: Type.String(), label: Type.String(), before: Type.Number(), now: Type.Number() }),
  ),
  /** None in versions from before there were charts. */
  charts: Type.Array(ReportChart),
  /** The number of the newest version. */
  newest: Type.Integer(),
});
export type FrozenReport = Static<typeof FrozenReport>;

const MissingCell = Type.Object({ cell: Type.String(), label: Type.String() });
/** `POST /annual-reports/:year/past/preview`: what the file of a report published before says, and what in it does not hold. */
export const PastReportPreview = Type.Object({
  form: ReportFormKey,
  fileName: Type.String(),
  /** Its tables, or the sentences of a report without any. */
  from: Type.Enum(['tables', 'sentences']),
  figures: Figures,
  /** Cells of which it says nothing. */
  missing: Type.Array(MissingCell),
  findings: Type.Array(ReportFinding),
});
export type PastReportPreview = Static<typeof PastReportPreview>;

/** The same, kept as history. */
export const PastReport = Type.Object({
  fileName: Type.String(),
  importedBy: Type.String(),
  importedAt: Type.String(),
  figures: Figures,
  missing: Type.Array(MissingCell),
  findings: Type.Array(ReportFinding),
});
export type PastReport = Static<typeof PastReport>;

/** `GET /annual-reports/:year` */
export const AnnualReportView = Type.Object({
  sheet: ReportSheet,
  /** Those that have something to show. */
  charts: Type.Array(ReportChart),
  /** Null until somebody begins it. */
  report: nullable(AnnualReport),
  /** The last day for it by art. 49. */
  dueOn: nullable(Day),
  round: nullable(Type.Object({ dueOn: Day, note: Type.String(), asked: Type.Integer(), signed: Type.Integer() })),
  /** The report of this year as it was read from a file; it counts where none was released here. */
  past: nullable(PastReport),
  mayEdit: Type.Boolean(),
});
export type AnnualReportView = Static<typeof AnnualReportView>;

/** `GET /annual-reports` */
export const AnnualReportList = Type.Object({
  items: Type.Array(
    Type.Object({
      year: Year,
      unit: nullable(Type.Object({ id: Id, name: Type.String() })),
      form: ReportFormKey,
      version: nullable(Type.Integer()),
      documentId: nullable(Id),
    }),
  ),
});
export type AnnualReportList = Static<typeof AnnualReportList>;

export const AnnualReportParts = Type.Object({
  revision: Type.Integer({ minimum: 1 }),
  parts: Type.Record(Type.String({ maxLength: 10 }), Words),
});
export type AnnualReportParts = Static<typeof AnnualReportParts>;

/** Freezes the report and hands it to publication as a draft of a document. */
export const AnnualReportFreeze = Type.Object({
  revision: Type.Integer({ minimum: 1 }),
  columnId: Id,
  /** Why a version that was frozen is corrected. */
  reason: Type.String({ maxLength: 1000 }),
  /** What the document is filed as. Without them 报告 and 综合政务, and in a correction what the document has. */
  genre: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
  subjectCategory: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
});
export type AnnualReportFreeze = Static<typeof AnnualReportFreeze>;
