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
  placeholders: Type.Array(
    Type.Object({ name: Type.String(), label: Type.Object({ zh: Type.String(), en: Type.String() }) }),
  ),
});
export type LetterTemplate = Static<typeof LetterTemplate>;

/** Null: back to the text that comes with the program. */
export const LetterTemplateInput = Type.Object({ text: Type.Union([Type.String({ maxLength: 20_000 }), Type.Null()]) });
