import { Type, type Static, type TObject, type TSchema } from 'typebox';
import { Text } from './api.ts';
import {
  ApplicantKind,
  DeliveryMethod,
  IdentityDocument,
  Medium,
  RequestAct,
  RequestChannel,
  RequestOutcome,
  RequestState,
  ServiceManner,
} from './requests.ts';

/** Requests and responses about information requests: `/api/admin/requests/*`. Days are `YYYY-MM-DD` in Shanghai. */

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Id = Type.String({ format: 'uuid' });
const shortText = (maxLength = 200) => Type.String({ maxLength });
const Words = Type.String({ maxLength: 5000 });
const Required = Type.String({ minLength: 1, maxLength: 5000 });

// -------------------------------------------------------------- what an applicant fills in
/** Who asks. Sealed as soon as it arrives; only the handlers' chain reads it, and each reading is recorded. */
export const ApplicantIdentity = Type.Object({
  /** 姓名 or 名称 */
  name: Type.String({ minLength: 1, maxLength: 100 }),
  identityDocument: Type.Optional(IdentityDocument),
  identityNumber: Type.Optional(shortText(40)),
  workplace: Type.Optional(shortText()),
  creditCode: Type.Optional(shortText(40)),
  legalRepresentative: Type.Optional(shortText(100)),
  contactName: Type.Optional(shortText(100)),
  phone: shortText(40),
  email: Type.Optional(shortText()),
  fax: Type.Optional(shortText(40)),
  address: Type.Optional(shortText(300)),
  postcode: Type.Optional(shortText(10)),
});
export type ApplicantIdentity = Static<typeof ApplicantIdentity>;

/** What is asked for (Regulation art. 29.2(2)-(3)). A purpose is never asked. */
export const RequestContent = Type.Object({
  description: Type.String({ minLength: 1, maxLength: 5000 }),
  documentNumber: Type.Optional(shortText(100)),
  deliveryMethod: DeliveryMethod,
  medium: Medium,
});
export type RequestContent = Static<typeof RequestContent>;

export const RequestForm = Type.Object({
  applicantKind: ApplicantKind,
  identity: ApplicantIdentity,
  content: RequestContent,
});
export type RequestForm = Static<typeof RequestForm>;

/** Registered by an officer: all channels but the web form. `on` is the day it arrived, was signed for or was handed in. */
export const IntakeInput = Type.Object({
  channel: RequestChannel,
  on: Day,
  form: RequestForm,
  /** The same key sent twice registers once. */
  commandKey: Type.String({ minLength: 8, maxLength: 80 }),
  unitId: nullable(Id),
  note: shortText(1000),
});
export type IntakeInput = Static<typeof IntakeInput>;

/** Shown once; the query code is not stored in the clear. */
export const RequestReceipt = Type.Object({
  id: Id,
  number: Type.String(),
  queryCode: Type.String(),
  submittedOn: Day,
  receivedOn: nullable(Day),
  due: nullable(Day),
});
export type RequestReceipt = Static<typeof RequestReceipt>;

// ---------------------------------------------------------------------- what an act carries
const Party = Type.String({ minLength: 1, maxLength: 200 });
const note = Type.Object({ note: Words });
/** Where a letter goes; what is handed over in person needs none. Entries of before this was asked lack it. */
const Address = Type.Optional(shortText(300));
const EvidenceFile = Type.Optional(nullable(Id));
/** How a letter reached who it is for (国办公开办函〔2016〕235号) and the file of the case that proves it; which of it is needed follows from `manner`. */
const service = {
  manner: Type.Optional(ServiceManner),
  signedBy: Type.Optional(shortText(100)),
  carrier: Type.Optional(shortText(100)),
  trackingNumber: Type.Optional(shortText(100)),
  sentTo: Type.Optional(shortText(200)),
  evidenceFile: EvidenceFile,
};
const consultServed = Type.Object({ party: Party, ...service, evidence: Words });
const opinion = Type.Object({
  party: Party,
  opinion: Type.Enum(['CONSENT', 'PARTIAL', 'REFUSE']),
  reason: Words,
  evidenceFile: EvidenceFile,
});
const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength });
/** One of the parts a request is split into: what is asked in it, and which unit takes it (null: the one that has the whole). */
export const RequestPart = Type.Object({
  description: Type.String({ minLength: 4, maxLength: 5000 }),
  unitId: nullable(Id),
});
export type RequestPart = Static<typeof RequestPart>;
export const NoticeChannel = Type.Enum(['EMAIL', 'SMS', 'WECHAT']);

export const AnswerDraft = Type.Object({
  outcome: RequestOutcome,
  /** The answer to the applicant, paragraph by paragraph; the fixed parts of the document come from its template. */
  paragraphs: Type.Array(Required, { maxItems: 100 }),
  /** Reason for what is not given (arts. 36(3), 37). */
  reason: Words,
  /** Articles 14-16 cited for a refusal, for example `15`. */
  article: shortText(40),
  /** Which parts are withheld (art. 37). */
  withheld: Words,
  /** Who is responsible instead, with how to reach them (art. 36(5)). */
  responsibleAgency: shortText(300),
  /** Number and day of the earlier answer (art. 36(6)). */
  previousAnswer: shortText(300),
  /** Where and how it can be had (arts. 36(1), 36(2), 39.2). */
  access: Words,
  /** What was searched (art. 36(4)). */
  searched: Words,
});
export type AnswerDraft = Static<typeof AnswerDraft>;

/** The data of each act; acts not listed carry a note only. */
export const requestActData = {
  SUBMITTED: note,
  RECEIVED: note,
  CONTACT_FAILED: note,
  CONFIRMED_BOTH: note,
  ASSIGNED: Type.Object({ unitId: Id, handlerId: nullable(Id), note: Words }),
  CORRECTION_NOTICE_SENT: Type.Object({ dueOn: Day, matters: Required, guidance: Required }),
  CORRECTION_RECEIVED: Type.Object({ text: Required, lateReason: Words }),
  CORRECTION_EXPIRED: Type.Object({ finding: Required }),
  REASON_REQUESTED: Type.Object({ facts: Required, dueOn: Day }),
  REASON_ACCEPTED: note,
  REASON_ACCEPTED_DELAY: Type.Object({ until: Day, note: Required }),
  REASON_REJECTED: Type.Object({ note: Required }),
  THIRD_PARTY_CONSULT_SENT: Type.Object({ party: Party, address: Address, matter: Required }),
  THIRD_PARTY_CONSULT_SERVED: consultServed,
  THIRD_PARTY_OPINION_RECEIVED: opinion,
  THIRD_PARTY_CONSULT_EXPIRED: Type.Object({ party: Party }),
  AGENCY_CONSULT_SENT: Type.Object({ party: Party, address: Address, matter: Required, jointProducer: Type.Boolean() }),
  AGENCY_CONSULT_SERVED: consultServed,
  AGENCY_OPINION_RECEIVED: opinion,
  AGENCY_CONSULT_EXPIRED: Type.Object({ party: Party }),
  CONSULT_CONFIRMED: Type.Object({ party: Party, confirmation: Required }),
  /** Disclosed for the sake of the public although the third party objected (art. 32). */
  THIRD_PARTY_TOLD: Type.Object({ party: Party, disclosed: Required, reason: Required }),
  ASSISTANCE_ASKED: Type.Object({ party: Party, address: Address, matter: Required, dueOn: Day }),
  ASSISTANCE_GIVEN: Type.Object({ party: Party, answer: Required }),
  EXTENSION_APPROVED: Type.Object({ workdays: Type.Integer({ minimum: 1, maximum: 60 }), reason: Required }),
  FEE_NOTICE_RECEIVED: Type.Object({
    basis: Type.Enum(['ITEMS', 'PAGES']),
    count: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    /** For ITEMS: how many the same applicant had before in the month. */
    before: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  }),
  FEE_PAID: Type.Object({ reference: shortText() }),
  FEE_WAIVED: Type.Object({ reason: Required }),
  FEE_EXPIRED: Type.Object({ finding: Required }),
  ANSWER_DRAFTED: AnswerDraft,
  ANSWER_SUBMITTED: note,
  ANSWER_RETURNED: Type.Object({ comment: Required }),
  ANSWER_CHECKED: Type.Object({ comment: Words, confirmed: Type.Array(Type.Enum(['LEGAL', 'SECRECY'])) }),
  DECISION_SIGNED_OFF: Type.Object({ documentNumber: shortText(100) }),
  DECISION_POSTED: Type.Object({
    carrier: shortText(100),
    trackingNumber: shortText(100),
    evidenceFile: EvidenceFile,
  }),
  DECISION_SIGNED: Type.Object({
    /** `DIRECT` unless said. */
    manner: Type.Optional(Type.Enum(['DIRECT', 'ENTRUSTED'])),
    /** Empty: the applicant in person, whose name stays sealed. */
    signedBy: shortText(100),
    evidenceFile: EvidenceFile,
  }),
  DECISION_SENT_ELECTRONICALLY: Type.Object({ note: Words, evidenceFile: EvidenceFile }),
  /** When, where and how what was granted is given, told by a letter of its own (art. 36(2)). */
  PROVISION_SET: Type.Object({ method: Line(200), place: Line(300), date: Day }),
  /** Service of any letter but the answer and the consultations, whose service moves the clock. */
  LETTER_SERVED: Type.Object({ documentId: Id, ...service, note: Words }),
  /** What was disclosed in consequence is handed to archives and libraries (art. 25.3). */
  HANDED_OVER: Type.Object({
    to: Party,
    items: Type.Array(
      Type.Object({
        title: Line(300),
        indexNumber: Line(100),
        date: Day,
        copies: Type.Integer({ minimum: 1, maximum: 1000 }),
      }),
      { minItems: 1, maxItems: 100 },
    ),
  }),
  DELIVERY_ACKNOWLEDGED: note,
  ARCHIVED: note,
  REOPENED: Type.Object({ reason: Required }),
  WITHDRAWN_BY_APPLICANT: Type.Object({ reason: Words }),
  MERGED_INTO: Type.Object({ number: Type.String({ minLength: 1, maxLength: 40 }), reason: Required }),
  SPLIT: Type.Object({ parts: Type.Array(RequestPart, { minItems: 2, maxItems: 20 }), reason: Required }),
  SPLIT_FROM: Type.Object({ number: Type.String({ minLength: 1, maxLength: 40 }) }),
  PUBLICATION_DRAFTED: Type.Object({ documentId: Id }),
  NOTE_ADDED: Type.Object({ text: Required }),
  MESSAGE_SENT: Type.Object({ text: Required }),
  MESSAGE_RECEIVED: Type.Object({ text: Required }),
  RATED: Type.Object({ stars: Type.Integer({ minimum: 1, maximum: 5 }), comment: Words }),
  /** `basis`: the notice or decision that changed how days are counted. */
  CALENDAR_RECOMPUTED: Type.Object({
    before: nullable(Day),
    after: nullable(Day),
    calendar: Type.String(),
    basis: Type.Optional(Type.String()),
  }),
  /** `of`: the number of the event it told of; `reason`: a code, never what the other side said. */
  NOTICE_FAILED: Type.Object({
    noticeId: Id,
    channel: NoticeChannel,
    reason: shortText(60),
    of: nullable(Type.Integer()),
  }),
  NOTICE_RESENT: Type.Object({ noticeId: Id }),
} satisfies Record<RequestAct, TObject>;

export type RequestActData = { readonly [K in RequestAct]: Static<(typeof requestActData)[K]> };

/** `POST /requests/:id/acts/:act`: the day it happened, the revision the person saw, and its data. */
export const ActInput = Type.Object({
  revision: Type.Integer({ minimum: 1 }),
  on: Day,
  commandKey: Type.String({ minLength: 8, maxLength: 80 }),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type ActInput = Static<typeof ActInput>;

/** `GET /requests/:id/extension`: what an extension approved on that day would come to; nothing is recorded. */
export const ExtensionQuery = Type.Object({ workdays: Type.Integer({ minimum: 1, maximum: 60 }), on: Day });
export const ExtensionPreview = Type.Object({
  /** Null while a pause lasts, or where the calendar ends: `explanation` says which. */
  due: nullable(Day),
  /** The day it is due now. */
  before: nullable(Day),
  explanation: Text,
});
export type ExtensionPreview = Static<typeof ExtensionPreview>;

// ------------------------------------------------------------------------------ what is read
/** The reply deadline, as counted from the events by the calendar (arts. 30-35). */
export const RequestClock = Type.Object({
  regime: Type.Enum(['2007', '2019']),
  /** `none`: not yet received; `unknown`: the calendar does not reach that far. */
  status: Type.Enum(['none', 'running', 'paused', 'stopped', 'ended', 'unknown']),
  receivedOn: nullable(Day),
  startedOn: nullable(Day),
  originalDue: nullable(Day),
  due: nullable(Day),
  /** Working days; `left` is negative when late. `limit`: with the extension; null where the agency set a day instead (art. 35). */
  used: nullable(Type.Integer()),
  left: nullable(Type.Integer()),
  limit: nullable(Type.Integer()),
  late: Type.Boolean(),
  onTime: nullable(Type.Boolean()),
  deliveredOn: nullable(Day),
  correctionNoticeDue: nullable(Day),
  correctionDue: nullable(Day),
  feeDue: nullable(Day),
  extensionWorkdays: Type.Integer(),
  pauses: Type.Array(Type.Object({ after: Day, through: nullable(Day) })),
  consultDue: Type.Array(Type.Object({ party: Type.String(), due: nullable(Day) })),
  explanation: Text,
  /** Each day from the start to the due day, for the calendar drawing. */
  days: Type.Array(
    Type.Object({ date: Day, counted: Type.Boolean(), reason: Type.String(), n: nullable(Type.Integer()) }),
  ),
  calendar: Type.String(),
});
export type RequestClock = Static<typeof RequestClock>;

export const RequestListItem = Type.Object({
  id: Id,
  number: Type.String(),
  state: RequestState,
  channel: RequestChannel,
  applicantKind: ApplicantKind,
  /** First character and stars; whole names need the recorded reading. */
  applicantMasked: Type.String(),
  summary: Type.String(),
  unitId: nullable(Id),
  unitName: nullable(Type.String()),
  handlerId: nullable(Id),
  handlerName: nullable(Type.String()),
  outcome: nullable(RequestOutcome),
  submittedOn: Day,
  receivedOn: nullable(Day),
  due: nullable(Day),
  left: nullable(Type.Integer()),
  /** Working days of the limit used so far, and how many it has; null where none run. */
  used: nullable(Type.Integer()),
  limit: nullable(Type.Integer()),
  paused: Type.Boolean(),
  closedOn: nullable(Day),
  /** It had ended once and was taken up again. */
  reopened: Type.Boolean(),
});
export type RequestListItem = Static<typeof RequestListItem>;

/** How a request can end that was never received: taken back or merged before it was confirmed, or split, so that its parts count. */
export const NeverReceived = Type.Enum(['WITHDRAWN', 'MERGED', 'SPLIT']);
export type NeverReceived = Static<typeof NeverReceived>;

/** The order of a list of requests; `-` turns it round. */
export const RequestSort = Type.Enum([
  'due',
  '-due',
  'received',
  '-received',
  'number',
  '-number',
  'state',
  '-state',
  'unit',
  '-unit',
  'closed',
  '-closed',
]);
export type RequestSort = Static<typeof RequestSort>;

export const RequestQuery = Type.Object({
  view: Type.Optional(Type.Enum(['mine', 'intake', 'approve', 'open', 'closed', 'all'])),
  q: Type.Optional(shortText(100)),
  state: Type.Optional(RequestState),
  outcome: Type.Optional(RequestOutcome),
  channel: Type.Optional(RequestChannel),
  applicantKind: Type.Optional(ApplicantKind),
  unitId: Type.Optional(Id),
  /** By day of receipt. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  /** Closed within these days. */
  closedFrom: Type.Optional(Day),
  closedTo: Type.Optional(Day),
  late: Type.Optional(Type.Boolean()),
  /** Taken up again after it had ended. */
  reopened: Type.Optional(Type.Boolean()),
  /** Closed in this way without ever having been received (art. 31). */
  neverReceived: Type.Optional(NeverReceived),
  /** Handed in by this day and at its end neither received nor closed. */
  unconfirmedAt: Type.Optional(Day),
  /** Unasked: the most urgent first while they are open, the newest first once they are closed. */
  sort: Type.Optional(RequestSort),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  /** `next` of the page before: goes on there, in place of a page number. */
  after: Type.Optional(Type.String({ maxLength: 600 })),
});
export type RequestQuery = Static<typeof RequestQuery>;

export const RequestPage = Type.Object({
  items: Type.Array(RequestListItem),
  total: Type.Integer(),
  /** Where the next page begins; null on the last. */
  next: nullable(Type.String()),
  counts: Type.Object({
    mine: Type.Integer(),
    intake: Type.Integer(),
    approve: Type.Integer(),
    late: Type.Integer(),
    soon: Type.Integer(),
  }),
});
export type RequestPage = Static<typeof RequestPage>;

export const RequestEvent = Type.Object({
  seq: Type.Integer(),
  kind: RequestAct,
  on: Day,
  at: Type.String(),
  by: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  /** True for what the applicant sees in the progress. */
  public: Type.Boolean(),
});
export type RequestEvent = Static<typeof RequestEvent>;

export const RequestDocument = Type.Object({
  id: Id,
  kind: Type.String(),
  name: Type.String(),
  number: nullable(Type.String()),
  createdAt: Type.String(),
  createdBy: Type.String(),
  /** True once it went out. */
  issued: Type.Boolean(),
  /** Who it is for, where that is not the applicant. */
  addressee: Type.String(),
  /** The day it was served, as far as that is on record; by post the day it was posted. */
  servedOn: nullable(Day),
});
export type RequestDocument = Static<typeof RequestDocument>;

/** `POST /requests/:id/documents` makes a letter of this kind; `GET …/documents/preview` shows it without reading who asks. */
export const LetterInput = Type.Object({
  kind: Type.String({ maxLength: 60 }),
  /** Which of those consulted or asked for help it is for; the last one unless said. */
  party: Type.Optional(shortText()),
});
export type LetterInput = Static<typeof LetterInput>;
export const LetterPreview = Type.Object({
  name: Type.String(),
  /** Title, addressee, paragraphs … in reading order; the applicant's name is masked. */
  lines: Type.Array(Type.String()),
  /** Why it may not go out yet. */
  problems: Type.Array(Type.Object({ code: Type.String(), field: Type.String(), text: Text })),
});
export type LetterPreview = Static<typeof LetterPreview>;

export const Consultation = Type.Object({
  kind: Type.Enum(['THIRD_PARTY', 'AGENCY']),
  party: Type.String(),
  address: Type.String(),
  matter: Type.String(),
  jointProducer: Type.Boolean(),
  sentOn: Day,
  servedOn: nullable(Day),
  due: nullable(Day),
  endedOn: nullable(Day),
  /** The last day a letter confirmed what is on record, and the day a disclosure against the objection was told. */
  confirmedOn: nullable(Day),
  toldOn: nullable(Day),
  /** What is on record, as a letter of confirmation would say it. */
  onRecord: Type.String(),
  opinion: nullable(Type.Enum(['CONSENT', 'PARTIAL', 'REFUSE', 'DEEMED_CONSENT', 'NONE'])),
  reason: Type.String(),
});
export type Consultation = Static<typeof Consultation>;

/** Another agency or unit asked to help finding or giving something (协办). It does not stop the clock. */
export const Assistance = Type.Object({
  party: Type.String(),
  matter: Type.String(),
  askedOn: Day,
  due: Day,
  answeredOn: nullable(Day),
  answer: Type.String(),
});
export type Assistance = Static<typeof Assistance>;

/** A request tied to this one: its parts, what it is a part of, the other parts, what was merged. */
export const RelatedRequest = Type.Object({
  id: Id,
  number: Type.String(),
  summary: Type.String(),
  state: RequestState,
  relation: Type.Enum(['PART', 'WHOLE', 'SIBLING', 'MERGED_INTO', 'MERGED_FROM']),
});
export type RelatedRequest = Static<typeof RelatedRequest>;

/** Word to the applicant that did not arrive, and was not sent again since. */
export const FailedNotice = Type.Object({
  noticeId: Id,
  channel: NoticeChannel,
  /** A code. */
  reason: Type.String(),
  on: Day,
  /** What it told of; null where that is not known. */
  of: nullable(RequestAct),
});
export type FailedNotice = Static<typeof FailedNotice>;

export const RequestDetail = Type.Intersect([
  RequestListItem,
  Type.Object({
    revision: Type.Integer(),
    content: RequestContent,
    clock: RequestClock,
    events: Type.Array(RequestEvent),
    consultations: Type.Array(Consultation),
    assistance: Type.Array(Assistance),
    fee: nullable(
      Type.Object({ basis: Type.String(), count: Type.Integer(), amount: Type.Number(), paidOn: nullable(Day) }),
    ),
    draft: nullable(AnswerDraft),
    documents: Type.Array(RequestDocument),
    attachments: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        size: Type.Integer(),
        mediaType: Type.String(),
        identity: Type.Boolean(),
      }),
    ),
    /** Requests of the same words, and documents already public that may answer it. */
    similar: Type.Array(
      Type.Object({
        id: Id,
        number: Type.String(),
        summary: Type.String(),
        state: RequestState,
        sameApplicant: Type.Boolean(),
      }),
    ),
    alreadyPublic: Type.Array(Type.Object({ code: Type.String(), title: Type.String(), listedOn: nullable(Day) })),
    /** The limit a correction notice sent today would set by the site's usual number of days; null where the calendar ends. */
    suggestedCorrectionDue: nullable(Day),
    /** Those of them this person may know of. */
    related: Type.Array(RelatedRequest),
    failedNotices: Type.Array(FailedNotice),
    /** The document made of the answer for everybody; null while there is none. */
    publicationId: nullable(Id),
    /** What this person may do now. */
    acts: Type.Array(RequestAct),
    mayReadIdentity: Type.Boolean(),
    hints: Type.Array(Text),
  }),
]);
export type RequestDetail = Static<typeof RequestDetail>;

/** `POST /requests/:id/identity`: reading who asks is itself an act, with its purpose, kept for ever. */
export const IdentityReadingInput = Type.Object({ purpose: Type.String({ minLength: 2, maxLength: 200 }) });
export const IdentityReading = Type.Object({ by: Type.String(), at: Type.String(), purpose: Type.String() });
export const IdentityView = Type.Object({ identity: ApplicantIdentity, readings: Type.Array(IdentityReading) });
export type IdentityView = Static<typeof IdentityView>;

/** `GET /requests/statistics?from&to`: every figure opens its records by the query beside it. */
export const StatisticsQuery = Type.Object({ from: Day, to: Day });
const Figure = Type.Object({ key: Type.String(), label: Text, count: Type.Integer() });
export const RequestStatistics = Type.Object({
  from: Day,
  to: Day,
  received: Type.Integer(),
  carriedIn: Type.Integer(),
  closed: Type.Integer(),
  carriedOut: Type.Integer(),
  late: Type.Integer(),
  /** Of the closed ones, those that had been closed before and were taken up again. */
  reopened: Type.Integer(),
  /** What stands beside the balance because it was never received: `UNCONFIRMED`, `WITHDRAWN`, `MERGED`, `SPLIT`. */
  notReceived: Type.Array(Figure),
  byChannel: Type.Array(Figure),
  byApplicantKind: Type.Array(Figure),
  byOutcome: Type.Array(Figure),
  byUnit: Type.Array(Figure),
});
export type RequestStatistics = Static<typeof RequestStatistics>;
