import type { ApplicantIdentity, RequestContent } from '@openzone/contracts';
import type { CaseEvent, CaseFile, CaseState } from '../../engines/cases/index.ts';
import type { ServiceFacts } from './documents/index.ts';
import { dataOf } from './event-data.ts';
import type { RequestFacts, ServiceData } from './facts.ts';

/** What a certificate of service (送达回证) can say, from the act that recorded the service. */

/** The letter that was served. */
export interface ServedLetter {
  readonly name: string;
  readonly number: string | null;
  /** Empty: whoever asked. */
  readonly addressee: string;
}

export interface ServiceSource {
  /** Undefined: not served yet; the certificate is then to be taken along and signed by hand. */
  readonly event: CaseEvent | undefined;
  readonly letter: ServedLetter;
  readonly state: CaseState<RequestFacts>;
  readonly file: Pick<CaseFile, 'number' | 'fields'>;
  readonly identity: ApplicantIdentity;
  /** Where those who chose to receive it online look. */
  readonly onlineAt: string;
  /** Name of the file that proves it. */
  readonly evidence: string | undefined;
  readonly recordedBy: string;
}

export function serviceFacts(source: ServiceSource): ServiceFacts {
  const { event, letter, identity, evidence, recordedBy } = source;
  const toApplicant = letter.addressee === '';
  return {
    documentTitle: letter.name.replace(/\(.*\)$/u, ''),
    documentNumber: letter.number ?? undefined,
    recipient: toApplicant ? identity.name : letter.addressee,
    address: toApplicant ? identity.address : addressOf(source),
    evidence,
    ...(event === undefined
      ? { method: 'DIRECT', signedBy: null, signedOn: null }
      : { ...happened(source, event), server: recordedBy }),
  };
}

/** Where the third party or agency is. */
function addressOf({ state, letter: { addressee } }: ServiceSource): string | undefined {
  const all = [...state.facts.consultations, ...state.facts.assistance];
  return all.findLast((one) => one.party === addressee && one.address !== '')?.address;
}

type Happened = Pick<
  ServiceFacts,
  'method' | 'signedBy' | 'signedOn' | 'carrier' | 'trackingNumber' | 'postedOn' | 'sentTo' | 'sentOn' | 'note'
>;

function happened(source: ServiceSource, event: CaseEvent): Happened {
  const { on } = event;
  switch (event.kind) {
    case 'DECISION_POSTED': {
      const { carrier, trackingNumber } = dataOf(event, 'DECISION_POSTED');
      return { method: 'POST', carrier, trackingNumber, postedOn: on };
    }
    case 'DECISION_SIGNED': {
      const { manner = 'DIRECT', signedBy } = dataOf(event, 'DECISION_SIGNED');
      return { method: manner, signedBy: signedBy.trim() === '' ? source.identity.name : signedBy, signedOn: on };
    }
    case 'DECISION_SENT_ELECTRONICALLY': {
      const { note } = dataOf(event, 'DECISION_SENT_ELECTRONICALLY');
      return { method: 'ELECTRONIC', sentTo: onlineAddress(source), sentOn: on, note };
    }
    case 'LETTER_SERVED': {
      const data = dataOf(event, 'LETTER_SERVED');
      return { ...byManner(data, on, on), note: data.note };
    }
    default: {
      // A consultation counts from the day it was received; the post had it from the day it was sent.
      const data = dataOf(event, 'THIRD_PARTY_CONSULT_SERVED');
      const sent = source.state.facts.consultations.findLast((one) => one.party === data.party.trim());
      const posted = byManner(data, on, sent?.sentOn ?? on);
      return { ...posted, ...(data.manner === 'POST' ? { signedOn: on } : {}), note: data.evidence };
    }
  }
}

function byManner(data: ServiceData, on: string, postedOn: string): Happened {
  const { manner = 'DIRECT', signedBy, carrier, trackingNumber, sentTo } = data;
  if (manner === 'POST') return { method: manner, carrier, trackingNumber, postedOn, signedBy };
  if (manner === 'ELECTRONIC') return { method: manner, sentTo, sentOn: on };
  return { method: manner, signedBy, signedOn: on };
}

/** Where the applicant chose to receive it. */
function onlineAddress({ file, identity, onlineAt }: ServiceSource): string {
  const { deliveryMethod } = file.fields as RequestContent;
  const own = { EMAIL: identity.email, FAX: identity.fax, ONLINE: '', POST: '', IN_PERSON: '' }[deliveryMethod] ?? '';
  return own === '' ? `${onlineAt}（登记号${file.number}）` : own;
}
