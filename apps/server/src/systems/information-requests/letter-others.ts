import { addWorkdays, CalendarError, type CalendarVersion, type ClockReading, type IsoDate } from '@openzone/calendar';
import type { CaseState } from '../../engines/cases/index.ts';
import { formatDay } from '../../platform/i18n/index.ts';
import type { DocumentFacts, DocumentKindCode } from './documents/index.ts';
import type { ConsultationFact, RequestFacts } from './facts.ts';

/** What letters to others than the applicant say: third parties, agencies consulted, those who help. */

interface OthersSource {
  readonly kind: DocumentKindCode;
  /** Which of several; the last unless said. */
  readonly party: string | undefined;
  readonly state: CaseState<RequestFacts>;
  readonly calendar: CalendarVersion;
  readonly clock: ClockReading;
  readonly on: IsoDate;
}

export const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

const toThirdParties: readonly DocumentKindCode[] = [
  'THIRD_PARTY_INQUIRY',
  'CONFIRMATION_LETTER',
  'THIRD_PARTY_NOTICE',
];

/** The consultation this kind of letter is about; of several the one of the party named, else the last. */
export function consultation(source: OthersSource): DocumentFacts['consultation'] {
  const { kind, party, state, calendar, on, clock } = source;
  const wanted = toThirdParties.includes(kind) ? 'THIRD_PARTY' : kind === 'AGENCY_INQUIRY' ? 'AGENCY' : undefined;
  const found = state.facts.consultations.findLast(
    (one) => (wanted === undefined || one.kind === wanted) && (party === undefined || one.party === party),
  );
  if (found === undefined) return undefined;
  const { told } = found;
  return {
    party: found.party,
    address: found.address,
    matter: found.matter,
    sentOn: found.sentOn,
    jointProducer: found.jointProducer,
    dueIfReceivedAtOnce: limitFrom(on, calendar),
    confirmation: found.confirmed?.text ?? filled(onRecord(found, clock.consultDue[found.party] ?? null)),
    disclosed: told?.disclosed,
    disclosureReason: told?.reason,
  };
}

/** 15 working days (arts. 32, 34); undefined beyond the holidays that are known. */
function limitFrom(on: IsoDate, calendar: CalendarVersion): IsoDate | undefined {
  try {
    return addWorkdays(on, 15, calendar);
  } catch (error) {
    if (error instanceof CalendarError) return undefined;
    throw error;
  }
}

const opinions: Readonly<Record<NonNullable<ConsultationFact['opinion']>, string>> = {
  CONSENT: '同意公开',
  PARTIAL: '部分同意公开',
  REFUSE: '不同意公开',
  DEEMED_CONSENT: '逾期未提出意见，视为同意公开',
  NONE: '逾期未提出意见',
};

/** What a letter of confirmation can say of a consultation by itself: when it was sent and received, by when, and what was answered. */
export function onRecord(consulted: ConsultationFact, due: IsoDate | null): string {
  const { sentOn, servedOn, endedOn, opinion, reason } = consulted;
  const day = (date: string): string => formatDay(date, 'zh-hans');
  const limit = due === null ? '' : `，提出意见的期限至${day(due)}`;
  const answered =
    endedOn === null || opinion === null
      ? []
      : opinion === 'NONE' || opinion === 'DEEMED_CONSENT'
        ? [`你方${opinions[opinion]}`]
        : [
            `本机关于${day(endedOn)}收到你方意见，为${opinions[opinion]}${reason.trim() === '' ? '' : `，理由是：${reason.trim().replace(/[。；]$/u, '')}`}`,
          ];
  const received = servedOn === null ? [] : [`你方于${day(servedOn)}收到征求意见书${limit}`];
  return [`本机关于${day(sentOn)}发出征求意见书`, ...received, ...answered].join('；');
}

export function assistance({ state, party }: OthersSource): DocumentFacts['assistance'] {
  const asked = state.facts.assistance.findLast((one) => party === undefined || one.party === party);
  return asked === undefined
    ? undefined
    : { party: asked.party, address: asked.address, matter: asked.matter, due: asked.dueOn };
}
