import { Type, type Static, type TSchema } from 'typebox';
import { Column } from './columns.ts';
import {
  Action,
  Attribute,
  Channel,
  DeclaredValidity,
  ErasureBasis,
  Ground,
  LinkKind,
  Role,
  Stage,
} from './vocabulary.ts';
import { PublicationPlan } from './publishing.ts';
import { ReviewPartView } from './review.ts';

/** Requests and responses of the back-office API, `/api/admin/*`. Times are ISO 8601; days `YYYY-MM-DD` in Shanghai. */

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Time = Type.String();
const Id = Type.String({ format: 'uuid' });
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const Text = Type.Object({ zh: Type.String(), en: Type.String() });

/** Every error of the API has this shape. `field` names the input at fault (a dotted path). */
export const ApiError = Type.Object({
  error: Type.String(),
  text: Text,
  field: Type.Optional(Type.String()),
  detail: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type ApiError = Static<typeof ApiError>;

// ------------------------------------------------------------------ session
export const SignIn = Type.Object({
  signInName: Type.String({ minLength: 1, maxLength: 64 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
});
export type SignIn = Static<typeof SignIn>;

export const Me = Type.Object({
  id: Id,
  signInName: Type.String(),
  displayName: Type.String(),
  unit: Type.Object({ id: Id, name: Type.String(), shortName: Type.String() }),
  roles: Type.Array(
    Type.Object({
      role: Role,
      unitId: nullable(Id),
      /** Whose post it is, when the person acts in their place (代理). */
      onBehalfOf: Type.Optional(Type.Object({ id: Id, name: Type.String() })),
    }),
  ),
  site: Type.Object({ key: Type.String(), name: Type.String(), nameEn: Type.String(), demonstration: Type.Boolean() }),
  /** Whether the site lets the person read its 操作日志. */
  mayReadTrail: Type.Boolean(),
});
export type Me = Static<typeof Me>;

// ---------------------------------------------------------------- reference
export const UnitRef = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  shortName: Type.String(),
  parentId: nullable(Id),
});
export type UnitRef = Static<typeof UnitRef>;

export const Reference = Type.Object({
  /** Those that are given work today. */
  units: Type.Array(UnitRef),
  /** Those that are no more or still to come: for their names. */
  otherUnits: Type.Array(UnitRef),
  columns: Type.Array(Column),
  /** Review sequences by origin. */
  reviewSequences: Type.Object({ editor: Type.Array(Role), import: Type.Array(Role) }),
});
export type Reference = Static<typeof Reference>;

// ---------------------------------------------------------------- documents
export const Attachment = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }), sha256: Sha256 });
export const AttachmentView = Type.Object({
  name: Type.String(),
  sha256: Sha256,
  size: Type.Integer(),
  mediaType: Type.String(),
});
export type AttachmentView = Static<typeof AttachmentView>;

/** What a handler writes. The server sanitises `bodyHtml` and tells in `warnings` what it took out. */
export const DraftInput = Type.Object({
  unitId: Id,
  columnId: Id,
  extraColumnIds: Type.Array(Id, { maxItems: 10 }),
  title: Type.String({ minLength: 1, maxLength: 500 }),
  bodyHtml: Type.String({ maxLength: 5_000_000 }),
  abstract: Type.String({ maxLength: 1000 }),
  documentNumber: nullable(Type.String({ maxLength: 100 })),
  genre: nullable(Type.String({ maxLength: 20 })),
  subjectCategory: nullable(Type.String({ maxLength: 60 })),
  issuingAgency: Type.String({ minLength: 1, maxLength: 200 }),
  jointIssuers: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 30 }),
  writtenDate: Day,
  changedDate: nullable(Day),
  effectiveDate: nullable(Day),
  expiredDate: nullable(Day),
  declaredValidity: DeclaredValidity,
  subjectWords: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 30 }),
  source: Type.String({ maxLength: 200 }),
  changeNote: Type.String({ maxLength: 500 }),
  attachments: Type.Array(Attachment, { maxItems: 50 }),
});
export type DraftInput = Static<typeof DraftInput>;

export const Revision = Type.Object({ revision: Type.Integer({ minimum: 1 }) });

export const DeterminationInput = Type.Object({
  attribute: Attribute,
  article: Type.String({ minLength: 1, maxLength: 40 }),
  ground: nullable(Ground),
  reason: Type.String({ maxLength: 2000 }),
  evidence: Type.Record(Type.String(), Type.String({ maxLength: 2000 })),
});
export type DeterminationInput = Static<typeof DeterminationInput>;

export const Determination = Type.Intersect([
  DeterminationInput,
  Type.Object({ id: Id, versionNumber: Type.Integer(), determinedBy: Type.String(), determinedAt: Time }),
]);
export type Determination = Static<typeof Determination>;

export const ReviewInput = Type.Object({
  decision: Type.Enum(['approve', 'return']),
  comment: Type.String({ maxLength: 2000 }),
  /** Keys of the three principles and of what the site has this step confirm besides. */
  confirmed: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 }),
  /** Which part of the step; the first that is the person's own when it is not said. */
  part: Type.Optional(Type.Integer({ minimum: 1 })),
  /** The step a return goes back to; to who wrote it when it is not said. */
  returnTo: Type.Optional(nullable(Type.Integer({ minimum: 1 }))),
  /** A file that is kept with the decision. */
  evidence: Type.Optional(
    nullable(Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }), sha256: Sha256 })),
  ),
});
export type ReviewInput = Static<typeof ReviewInput>;

export const Review = Type.Object({
  id: Id,
  versionNumber: Type.Integer(),
  steps: Type.Array(Role),
  state: Type.Enum(['open', 'approved', 'returned', 'recalled']),
  currentStep: Type.Integer(),
  /** Raised by each return to an earlier step. */
  round: Type.Integer(),
  sequence: Text,
  parts: Type.Array(ReviewPartView),
  /** Of the present step of an open review, when the site has set working days for it. */
  due: nullable(Type.Object({ on: Day, text: Text, isLate: Type.Boolean() })),
  submittedBy: Type.String(),
  submittedAt: Time,
  decisions: Type.Array(
    Type.Object({
      step: Type.Integer(),
      part: Type.Integer(),
      round: Type.Integer(),
      returnTo: nullable(Type.Integer()),
      evidence: nullable(Type.Object({ name: Type.String(), sha256: Sha256 })),
      role: Role,
      decision: Type.Enum(['approve', 'return', 'recall']),
      comment: Type.String(),
      confirmed: Type.Array(Type.String()),
      decidedBy: Type.String(),
      decidedAt: Time,
    }),
  ),
});
export type Review = Static<typeof Review>;

/** Publication is due 20 working days after making or change (Regulation art. 26); null with a reason when not computable. */
export const Due = Type.Object({
  due: nullable(Day),
  /** Working days left; negative when late. */
  left: nullable(Type.Integer()),
  explanation: Text,
});
export type Due = Static<typeof Due>;

export const DocumentListItem = Type.Object({
  id: Id,
  code: Type.String(),
  /** An act names the revision it was decided on. */
  revision: Type.Integer(),
  title: Type.String(),
  documentNumber: nullable(Type.String()),
  unitId: Id,
  unitName: Type.String(),
  columnId: Id,
  stage: Stage,
  attribute: nullable(Attribute),
  /** True while an earlier version is public, whatever stage the working version is in. */
  isPublic: Type.Boolean(),
  versionNumber: Type.Integer(),
  writtenDate: Day,
  scheduledFor: nullable(Time),
  publishedAt: nullable(Time),
  updatedAt: Time,
  createdBy: Type.String(),
  /** Whose turn it is while in review. */
  waitingFor: nullable(Role),
  due: Due,
  demonstration: Type.Boolean(),
  actions: Type.Array(Action),
});
export type DocumentListItem = Static<typeof DocumentListItem>;

/** How far a document has come on a channel. */
export const ChannelStanding = Type.Enum(['planned', 'published', 'failed', 'withdrawn']);
export type ChannelStanding = Static<typeof ChannelStanding>;

/** The order of a list of documents; `-` turns it round. `day`: of making or change, and with it of the last day of publication. */
export const DocumentSort = Type.Enum([
  'title',
  '-title',
  'unit',
  '-unit',
  'day',
  '-day',
  'stage',
  '-stage',
  'updated',
  '-updated',
]);
export type DocumentSort = Static<typeof DocumentSort>;

export const DocumentQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  stage: Type.Optional(Stage),
  unitId: Type.Optional(Id),
  columnId: Type.Optional(Id),
  /** Documents that stand on the channel, in the state where one is given. */
  channel: Type.Optional(Channel),
  channelState: Type.Optional(ChannelStanding),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  sort: Type.Optional(DocumentSort),
  /** `next` of the page before: goes on there, in place of a page number. */
  after: Type.Optional(Type.String({ maxLength: 600 })),
});
export type DocumentQuery = Static<typeof DocumentQuery>;

export const DocumentPage = Type.Object({
  items: Type.Array(DocumentListItem),
  total: Type.Integer(),
  /** Where the next page begins; null on the last. */
  next: nullable(Type.String()),
});
export type DocumentPage = Static<typeof DocumentPage>;

/** Asks that what a version says be erased. A second person confirms it. */
export const ErasureInput = Type.Object({
  basis: ErasureBasis,
  /** Kept for ever; it must not repeat what is to be erased. */
  reason: Type.String({ maxLength: 2000 }),
  /** Whether reasons and comments that were written about the version go too. */
  remarks: Type.Boolean(),
  /** Whether source files of an import go too from which other documents came besides. */
  sharedSources: Type.Boolean(),
});
export type ErasureInput = Static<typeof ErasureInput>;

export const Erasure = Type.Intersect([
  ErasureInput,
  Type.Object({
    id: Id,
    state: Type.Enum(['requested', 'done']),
    requestedBy: Type.String(),
    requestedAt: Time,
    confirmedBy: nullable(Type.String()),
    confirmedAt: nullable(Time),
    /** Its place in the ledger, from 0. */
    entry: nullable(Type.Integer()),
    mayConfirm: Type.Boolean(),
    mayDrop: Type.Boolean(),
  }),
]);
export type Erasure = Static<typeof Erasure>;

/** What would be erased with a version, and what would stay. */
export const ErasurePreview = Type.Object({
  /** Files of the version, each with what still needs it: a version of this or another document, or an import. */
  attachments: Type.Array(Type.Object({ name: Type.String(), neededBy: nullable(Type.Enum(['VERSION', 'IMPORT'])) })),
  imported: Type.Object({
    /** Rows of imports that hold the same text. */
    rows: Type.Integer(),
    /** Files these were read from, each with how many other documents came from it. */
    sources: Type.Array(Type.Object({ name: Type.String(), others: Type.Integer() })),
  }),
  /** Numbers of the document's other versions that have not been erased. */
  otherVersions: Type.Array(Type.Integer()),
});
export type ErasurePreview = Static<typeof ErasurePreview>;

export const VersionSummary = Type.Object({
  number: Type.Integer(),
  title: Type.String(),
  changeNote: Type.String(),
  contentSha256: Sha256,
  createdBy: Type.String(),
  createdAt: Time,
  isWorking: Type.Boolean(),
  isPublic: Type.Boolean(),
  mayErase: Type.Boolean(),
  /** An erasure that waits for its second person, or was carried out. */
  erasure: nullable(Erasure),
});

export const VersionContent = Type.Intersect([
  Type.Omit(DraftInput, ['attachments', 'unitId', 'columnId', 'extraColumnIds']),
  Type.Object({
    number: Type.Integer(),
    bodyText: Type.String(),
    contentSha256: Sha256,
    attachments: Type.Array(AttachmentView),
    legacyPublishedOn: nullable(Day),
    legacyIndexNumber: nullable(Type.String()),
    createdBy: Type.String(),
    createdAt: Time,
  }),
]);
export type VersionContent = Static<typeof VersionContent>;

export const Link = Type.Object({
  kind: LinkKind,
  side: Type.Enum(['from', 'to']),
  documentId: Id,
  title: Type.String(),
  isPublic: Type.Boolean(),
});
export type Link = Static<typeof Link>;

export const ChannelState = Type.Object({
  channel: Channel,
  state: Type.Enum(['planned', 'published', 'failed', 'withdrawn']),
  publishedOn: nullable(Day),
  reference: Type.String(),
});
export type ChannelState = Static<typeof ChannelState>;

export const ChannelInput = Type.Object({
  state: ChannelStanding,
  publishedOn: nullable(Day),
  reference: Type.String({ maxLength: 500 }),
});
export type ChannelInput = Static<typeof ChannelInput>;

export const DocumentEvent = Type.Object({
  kind: Type.String(),
  fromStage: nullable(Stage),
  toStage: nullable(Stage),
  comment: Type.String(),
  actor: Type.String(),
  at: Time,
});

export const DocumentDetail = Type.Intersect([
  DocumentListItem,
  Type.Object({
    indexNumber: nullable(Type.String()),
    extraColumnIds: Type.Array(Id),
    withdrawnAt: nullable(Time),
    withdrawalReason: nullable(Type.String()),
    forced: Type.Boolean(),
    origin: Type.Enum(['editor', 'import']),
    version: VersionContent,
    versions: Type.Array(VersionSummary),
    determination: nullable(Determination),
    reviews: Type.Array(Review),
    links: Type.Array(Link),
    channels: Type.Array(ChannelState),
    plan: nullable(PublicationPlan),
    events: Type.Array(DocumentEvent),
    /** How its last day of publication moved with the calendar, the newest first. */
    dateMoves: Type.Array(
      Type.Object({
        before: nullable(Day),
        after: nullable(Day),
        calendar: Type.String(),
        basis: Type.String(),
        at: Time,
      }),
    ),
    /** What must be settled before the working version is published. */
    blocks: Type.Array(Type.Object({ kind: Type.String(), reference: Type.String(), text: Text })),
    /** Why the next act is not offered, when it is not, for example the two-person rule. */
    hints: Type.Array(Text),
    warnings: Type.Array(Text),
  }),
]);
export type DocumentDetail = Static<typeof DocumentDetail>;

export const UploadedFile = Type.Intersect([AttachmentView, Type.Object({ warnings: Type.Array(Text) })]);
export type UploadedFile = Static<typeof UploadedFile>;

// ------------------------------------------------------------------ imports
export const ImportBatch = Type.Object({
  id: Id,
  name: Type.String(),
  source: Type.String(),
  state: Type.Enum(['reading', 'waiting', 'closed', 'failed']),
  filesTotal: Type.Integer(),
  filesDone: Type.Integer(),
  filesFailed: Type.Integer(),
  rows: Type.Object({
    waiting: Type.Integer(),
    confirmed: Type.Integer(),
    rejected: Type.Integer(),
    duplicate: Type.Integer(),
  }),
  /** Of the confirmed: how many of their documents are in review, published, or elsewhere. */
  documents: Type.Object({ inReview: Type.Integer(), published: Type.Integer(), other: Type.Integer() }),
  createdBy: nullable(Type.String()),
  createdAt: Time,
  failure: nullable(Text),
});
export type ImportBatch = Static<typeof ImportBatch>;

export const ImportFile = Type.Object({
  id: Id,
  name: Type.String(),
  state: Type.Enum(['pending', 'read', 'failed', 'duplicate']),
  failure: nullable(Text),
  warnings: Type.Array(Text),
});
export type ImportFile = Static<typeof ImportFile>;

const Proposed = <T extends TSchema>(value: T) =>
  Type.Object({ value, confidence: Type.Number(), reasons: Type.Array(Text) });

/** What the importer proposes for one document, each part with its reasons; a handler may change any of it before confirming. */
export const ImportProposal = Type.Object({
  title: Type.String(),
  bodyHtml: Type.String(),
  bodyText: Type.String(),
  abstract: Type.String(),
  documentNumber: nullable(Type.String()),
  writtenDate: nullable(Day),
  publishedDate: nullable(Day),
  effectiveDate: nullable(Day),
  expiredDate: nullable(Day),
  declaredValidity: DeclaredValidity,
  issuingAgency: nullable(Type.String()),
  source: Type.String(),
  legacyIndexNumber: nullable(Type.String()),
  subjectWords: Type.Array(Type.String()),
  extraColumnKeys: Type.Array(Type.String()),
  genre: Proposed(nullable(Type.String())),
  subjectCategory: Proposed(nullable(Type.String())),
  columnKey: Proposed(nullable(Type.String())),
  unitCode: Proposed(nullable(Type.String())),
  attribute: Proposed(nullable(Attribute)),
  article: Type.String(),
  ground: nullable(Ground),
  attachments: Type.Array(AttachmentView),
  removed: Type.Array(Type.Object({ text: Type.String(), why: Text })),
  warnings: Type.Array(Text),
  /** Set when the page was damaged and repaired. `changes` are offsets in `originalText`. */
  repair: nullable(
    Type.Object({
      originalText: Type.String(),
      removedReadings: Type.Integer(),
      convertedCharacters: Type.Integer(),
      changes: Type.Array(
        Type.Object({
          kind: Type.String(),
          from: Type.String(),
          to: Type.String(),
          start: Type.Integer(),
          end: Type.Integer(),
        }),
      ),
    }),
  ),
});
export type ImportProposal = Static<typeof ImportProposal>;

export const ImportRow = Type.Object({
  id: Id,
  fileName: Type.String(),
  ordinal: Type.Integer(),
  state: Type.Enum(['waiting', 'confirmed', 'rejected', 'duplicate']),
  title: Type.String(),
  documentNumber: nullable(Type.String()),
  writtenDate: nullable(Day),
  publishedDate: nullable(Day),
  issuingAgency: nullable(Type.String()),
  unitCode: nullable(Type.String()),
  columnKey: nullable(Type.String()),
  attribute: nullable(Attribute),
  confidence: Type.Number(),
  repaired: Type.Boolean(),
  warnings: Type.Array(Text),
  /** What a person must settle before this row can be confirmed; empty when it can be. */
  missing: Type.Array(Text),
  documentId: nullable(Id),
  documentStage: nullable(Stage),
  comment: Type.String(),
});
export type ImportRow = Static<typeof ImportRow>;

export const ImportBatchDetail = Type.Object({
  batch: ImportBatch,
  files: Type.Array(ImportFile),
  rows: Type.Array(ImportRow),
  total: Type.Integer(),
});
export type ImportBatchDetail = Static<typeof ImportBatchDetail>;

export const ImportRowDetail = Type.Object({ row: ImportRow, proposal: ImportProposal });
export type ImportRowDetail = Static<typeof ImportRowDetail>;

/** The parts of a proposal that a handler may change. */
export const ImportRowEdit = Type.Partial(
  Type.Object({
    title: Type.String({ minLength: 1, maxLength: 500 }),
    abstract: Type.String({ maxLength: 1000 }),
    bodyHtml: Type.String({ maxLength: 5_000_000 }),
    documentNumber: nullable(Type.String({ maxLength: 100 })),
    writtenDate: nullable(Day),
    publishedDate: nullable(Day),
    effectiveDate: nullable(Day),
    expiredDate: nullable(Day),
    declaredValidity: DeclaredValidity,
    subjectWords: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 30 }),
    extraColumnKeys: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 10 }),
    issuingAgency: nullable(Type.String({ maxLength: 200 })),
    genre: nullable(Type.String()),
    subjectCategory: nullable(Type.String()),
    columnKey: nullable(Type.String()),
    unitCode: nullable(Type.String()),
    attribute: nullable(Attribute),
    article: Type.String({ maxLength: 40 }),
    ground: nullable(Ground),
    reason: Type.String({ maxLength: 2000 }),
    evidence: Type.Record(Type.String(), Type.String({ maxLength: 2000 })),
  }),
);
export type ImportRowEdit = Static<typeof ImportRowEdit>;

/** Rows to act on: the named ones, or every one that can be. */
export const RowSelection = Type.Object({
  rowIds: Type.Optional(Type.Array(Id, { maxItems: 10_000 })),
  comment: Type.Optional(Type.String({ maxLength: 2000 })),
});
export type RowSelection = Static<typeof RowSelection>;

/** A bulk act tells of each row what became of it. */
export const BulkResult = Type.Object({
  done: Type.Integer(),
  failed: Type.Array(Type.Object({ rowId: Id, title: Type.String(), error: ApiError })),
});
export type BulkResult = Static<typeof BulkResult>;
