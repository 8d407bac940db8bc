import type { ApplicantIdentity, RequestAct } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import {
  listAttachments,
  listDocuments,
  type CaseEvent,
  type CaseFile,
  type CaseState,
  type DocumentRow,
} from '../../engines/cases/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { invalid } from '../../platform/errors.ts';
import {
  documentKinds,
  isDocumentKind,
  isOutward,
  type DocumentKindCode,
  type ServiceFacts,
} from './documents/index.ts';
import { dataOf } from './event-data.ts';
import type { RequestFacts } from './facts.ts';
import { serviceFacts } from './letter-service.ts';

/** Which letter an act serves, and what its certificate is made from. */

/** The letter whose service is certified, and the act that recorded it; without one the certificate is to be signed by hand. */
export interface Served {
  readonly letter: DocumentRow;
  readonly by: CaseEvent | undefined;
}

interface ServedCase {
  readonly file: CaseFile;
  readonly after: CaseState<RequestFacts>;
  readonly served: Served;
  readonly identity: ApplicantIdentity;
}

/** Acts that serve the answer. */
export const answerServed: readonly RequestAct[] = [
  'DECISION_POSTED',
  'DECISION_SIGNED',
  'DECISION_SENT_ELECTRONICALLY',
];

/** The letters whose service this act records, each with a certificate. @throws AppError LETTER_UNKNOWN, SERVED_OTHERWISE */
export async function servedBy(
  reading: Reading,
  caseId: string,
  after: CaseState<RequestFacts>,
  event: CaseEvent,
): Promise<DocumentRow[]> {
  const kind = event.kind as RequestAct;
  if (kind === 'THIRD_PARTY_CONSULT_SERVED' || kind === 'AGENCY_CONSULT_SERVED') {
    const { party, manner } = dataOf(event, kind);
    const inquiry = kind === 'AGENCY_CONSULT_SERVED' ? 'AGENCY_INQUIRY' : 'THIRD_PARTY_INQUIRY';
    const sent = (await listDocuments(reading, caseId)).findLast(
      (one) => one.kind === inquiry && one.addressee === party.trim(),
    );
    // What was recorded before the manner was asked, and what was sent before letters were kept, has no certificate.
    return manner === undefined || sent === undefined ? [] : [sent];
  }
  if (kind === 'LETTER_SERVED') return [await servedLetter(reading, caseId, dataOf(event, kind).documentId)];
  if (!answerServed.includes(kind)) return [];
  const answer = signedAnswer(await listDocuments(reading, caseId), after);
  return answer === undefined ? [] : [answer];
}

/** Of the answers drawn up on the way only the one that was made when it was signed goes out. */
function signedAnswer(documents: readonly DocumentRow[], after: CaseState<RequestFacts>): DocumentRow | undefined {
  const signed = after.events.findLast((one) => one.kind === 'DECISION_SIGNED_OFF');
  return documents.find((one) => one.kind.startsWith('ANSWER_') && one.seq === signed?.seq);
}

const servedByOwnAct = (kind: string): boolean =>
  kind.startsWith('ANSWER_') || kind === 'THIRD_PARTY_INQUIRY' || kind === 'AGENCY_INQUIRY';

async function servedLetter(reading: Reading, caseId: string, documentId: string): Promise<DocumentRow> {
  const found = (await listDocuments(reading, caseId)).find((one) => one.id === documentId);
  const goesOut = found !== undefined && isDocumentKind(found.kind) && isOutward(documentKinds[found.kind].addressee);
  if (found === undefined || !goesOut) {
    throw invalid(
      'LETTER_UNKNOWN',
      'data.documentId',
      '本件没有这份对外文书，请从列表中选择。',
      'There is no such letter of this case that goes out; choose one from the list.',
    );
  }
  if (!servedByOwnAct(found.kind)) return found;
  throw invalid(
    'SERVED_OTHERWISE',
    'data.documentId',
    '答复书和征求意见书的送达影响期限，请用“交邮”“申请人签收”“网上送达”或者“收到征求意见书”登记。',
    'The service of answers and of consultations moves the clock; record it by the act of its own.',
  );
}

/** For a certificate made by itself: the last service on record, else the answer or the last letter, to be signed by hand. */
export async function lastServed(
  reading: Reading,
  kind: DocumentKindCode,
  caseId: string,
  after: CaseState<RequestFacts>,
): Promise<Served | undefined> {
  if (kind !== 'SERVICE_RECORD') return undefined;
  const letters = (await listDocuments(reading, caseId)).filter(
    (one) => isDocumentKind(one.kind) && isOutward(documentKinds[one.kind].addressee),
  );
  const answer = signedAnswer(letters, after);
  const letter = answer ?? letters.at(-1);
  const by = after.events.findLast((event) => answerServed.includes(event.kind as RequestAct));
  return letter === undefined ? undefined : { letter, by: answer === undefined ? undefined : by };
}

export async function serviceOf(
  reading: Reading,
  site: Site,
  person: Person,
  { file, after, served, identity }: ServedCase,
): Promise<ServiceFacts> {
  const { letter, by } = served;
  const evidence = await evidenceName(reading, file.id, by);
  const onlineAt = `${site.profile.name}“依申请公开”栏目“查询进度”`;
  return serviceFacts({
    event: by,
    letter,
    state: after,
    file,
    identity,
    onlineAt,
    evidence,
    recordedBy: person.displayName,
  });
}

/** The file that proves a service; it lies with the case. @throws AppError ATTACHMENT_UNKNOWN */
export async function evidenceName(
  reading: Reading,
  caseId: string,
  event: CaseEvent | undefined,
): Promise<string | undefined> {
  const id = event?.data['evidenceFile'];
  if (typeof id !== 'string') return undefined;
  const found = (await listAttachments(reading, caseId)).find((one) => one.id === id);
  if (found !== undefined) return found.name;
  throw invalid(
    'ATTACHMENT_UNKNOWN',
    'data.evidenceFile',
    '本件没有这个材料，请重新选择或者上传凭证。',
    'The case has no such file; choose it again or upload the evidence.',
  );
}
