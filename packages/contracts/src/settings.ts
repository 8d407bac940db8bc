import { Type, type Static } from 'typebox';

/** What a site sets for its requests and its calendar: `/api/admin/settings/*`. */

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Days = Type.Array(Day, { maxItems: 400 });
const shortText = (maxLength: number) => Type.String({ maxLength });

/** One announcement or decision about days off: the whole of next year, or a day that changed. */
export const CalendarChangeInput = Type.Object({
  /** The notice it rests on, for example 国办发明电〔2026〕×号. */
  basis: Type.String({ minLength: 4, maxLength: 300 }),
  addHolidays: Days,
  addMakeupWorkdays: Days,
  removeHolidays: Days,
  removeMakeupWorkdays: Days,
  /** New last day covered, 31 December of the year announced; null when the coverage stays. */
  extendTo: Type.Union([Day, Type.Null()]),
});
export type CalendarChangeInput = Static<typeof CalendarChangeInput>;

export const CalendarView = Type.Object({
  id: Type.String(),
  from: Day,
  to: Day,
  holidays: Type.Array(Day),
  makeupWorkdays: Type.Array(Day),
  changes: Type.Array(Type.Object({ number: Type.Integer(), basis: Type.String(), at: Type.String() })),
});
export type CalendarView = Static<typeof CalendarView>;

/** What the regulation leaves open or what could not be verified, as the site counts (see `ClockPolicy` of the calendar package). */
export const ClockChoices = Type.Object({
  startDayCounted: Type.Boolean(),
  correctionWorkdays: Type.Integer({ minimum: 1, maximum: 60 }),
  allowSecondCorrection: Type.Boolean(),
  lateCorrectionNoticeStopsClock: Type.Boolean(),
  pauseFrom: Type.Enum(['CONSULT_SENT', 'CONSULT_SERVED']),
  pauseEndDayCounted: Type.Boolean(),
  reasonRequestSuspends: Type.Boolean(),
  feePaymentWorkdays: Type.Integer({ minimum: 1, maximum: 60 }),
  feePaidRestartsClock: Type.Boolean(),
  electronicOnTimeBy: Type.Enum(['SENT_DATE', 'ACKNOWLEDGED_DATE']),
});
export type ClockChoices = Static<typeof ClockChoices>;

export const ClockSettings = Type.Object({
  policy: ClockChoices,
  /** What the program counts by where nobody chose: the stricter reading wherever two are possible. */
  defaults: ClockChoices,
  /** Number of the last change of calendar or choices. */
  version: Type.Integer(),
  /** Changes of the choices, oldest first. */
  changes: Type.Array(Type.Object({ number: Type.Integer(), basis: Type.String(), at: Type.String() })),
});
export type ClockSettings = Static<typeof ClockSettings>;

export const ClockSettingsInput = Type.Object({
  policy: ClockChoices,
  /** The decision it rests on. */
  basis: Type.String({ minLength: 4, maxLength: 300 }),
  /** What its maker saw. */
  version: Type.Integer({ minimum: 0 }),
});
export type ClockSettingsInput = Static<typeof ClockSettingsInput>;

/** What counting otherwise would do to the live requests; nothing has been changed. */
export const ClockChangePreview = Type.Object({
  looked: Type.Integer(),
  later: Type.Integer(),
  earlier: Type.Integer(),
  /** Due days there would be where there is none now, and the other way round. */
  found: Type.Integer(),
  lost: Type.Integer(),
  /** Late today that are not late now. */
  nowLate: Type.Integer(),
  /** From which day to which, and how many; the first days first, at most 50. */
  moves: Type.Array(Type.Object({ from: Day, to: Day, count: Type.Integer() })),
});
export type ClockChangePreview = Static<typeof ClockChangePreview>;

const { moves: _moves, ...movedDates } = ClockChangePreview.properties;

/**
 * The same of every live date that the calendar counts: requests, and beside them days of publication, review and litigation, and
 * the steps of reviews.
 */
export const CalendarChangePreview = Type.Object({
  ...ClockChangePreview.properties,
  others: Type.Array(Type.Object({ kind: Type.Enum(['PUBLICATION', 'REMEDY', 'REVIEW']), ...movedDates })),
});
export type CalendarChangePreview = Static<typeof CalendarChangePreview>;

/** For how many days word to an applicant waits for a way of sending that is not set up, before its handler is told. */
export const NoticeSettings = Type.Object({ waitDays: Type.Integer({ minimum: 1, maximum: 90 }) });
export type NoticeSettings = Static<typeof NoticeSettings>;

/** What letters need that no case tells. Empty: not set, and a letter that needs it says so. */
export const RequestSettings = Type.Object({
  /** 公开主体 in whose name answers are signed; empty: the sponsor of the site. */
  agencyName: shortText(100),
  contact: shortText(200),
  /** 行政复议机关 */
  reviewBody: shortText(100),
  /** 有管辖权的人民法院 */
  court: shortText(100),
  /** Where an application for review can be handed in online (行政复议法 art. 22.2). */
  onlineReview: shortText(300),
  /** 文号, for example ××公复〔{{year}}〕{{serial}}号 */
  numberPattern: shortText(100),
  feePayment: shortText(300),
  verificationUrl: shortText(300),
  /** The unit that gets new online requests; null: the disclosure office assigns them. */
  unitId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
});
export type RequestSettings = Static<typeof RequestSettings>;

/** The text of one kind of letter: the site's own, or the one that comes with the program. */
export const LetterTemplate = Type.Object({
  kind: Type.String(),
  name: Type.String(),
  /** What a letter is made from now. */
  text: Type.String(),
  /** The text that comes with the program. */
  original: Type.String(),
  /** Counted by kind; 0 where the site never changed it. Saving names the one that was seen. */
  revision: Type.Integer(),
  /** When the text in force was saved and by whom (empty where that is not known); null where it never was. */
  changed: Type.Union([Type.Object({ at: Type.String(), by: Type.String() }), Type.Null()]),
  placeholders: Type.Array(
    Type.Object({ name: Type.String(), label: Type.Object({ zh: Type.String(), en: Type.String() }) }),
  ),
});
export type LetterTemplate = Static<typeof LetterTemplate>;

/** `GET /settings/templates/:kind/history`: every text the kind had on this site, the newest first. */
export const LetterTemplateRevision = Type.Object({
  revision: Type.Integer(),
  text: Type.String(),
  /** True where it went back to the text that comes with the program. */
  isOriginal: Type.Boolean(),
  at: Type.String(),
  by: Type.String(),
});
export type LetterTemplateRevision = Static<typeof LetterTemplateRevision>;

export const LetterTemplateInput = Type.Object({
  /** Null: back to the text that comes with the program. */
  text: Type.Union([Type.String({ maxLength: 20_000 }), Type.Null()]),
  /** The revision that was seen; where there is a newer one nothing is written. */
  revision: Type.Integer({ minimum: 0 }),
});
export type LetterTemplateInput = Static<typeof LetterTemplateInput>;

/** Who else sees the ledger of the site. */
export const LedgerSettings = Type.Object({
  witnesses: Type.Array(
    Type.Object({
      /** That of its key; taken from there. */
      name: Type.String({ maxLength: 200 }),
      url: Type.String({ maxLength: 500 }),
      verifierKey: Type.String({ maxLength: 500 }),
    }),
    { maxItems: 20 },
  ),
  /** A time stamping authority (RFC 3161). */
  timestampUrl: Type.Union([Type.String({ maxLength: 500 }), Type.Null()]),
});
export type LedgerSettings = Static<typeof LedgerSettings>;

export const LedgerState = Type.Object({
  ...LedgerSettings.properties,
  /** Entries in the log. */
  size: Type.Integer(),
  witnessed: Type.Array(Type.Object({ witness: Type.String(), size: Type.Integer(), seenAt: Type.String() })),
  /** What went wrong last, and when it is tried again. */
  failures: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('WITNESS'), Type.Literal('TIMESTAMP')]),
      name: Type.String(),
      failure: Type.String(),
      failedAt: Type.String(),
      nextAttemptAt: Type.String(),
    }),
  ),
});
export type LedgerState = Static<typeof LedgerState>;
