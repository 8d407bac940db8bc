import { createHash } from 'node:crypto';
import type { ApplicantIdentity, LetterPreview, RequestAct } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import { readSetting, type Site } from '../../base/sites/index.ts';
import {
  addDocument,
  issueDocument,
  namesOf,
  readSealedParty,
  takeNumber,
  type CaseContext,
  type CaseEvent,
  type CaseFile,
  type CaseState,
  type DocumentRow,
} from '../../engines/cases/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { printDocx, textsOf, type OfficialDocument } from '../../platform/print/index.ts';
import { readClock } from './clock.ts';
import type { RequestDeps } from './deps.ts';
import {
  composeDocument,
  documentKinds,
  isOutward,
  kindForOutcome,
  type DocumentFacts,
  type DocumentKindCode,
  type DocumentProblem,
  type DocumentSettings,
} from './documents/index.ts';
import type { RequestFacts } from './facts.ts';
import { partyContext } from './sealed.ts';
import { letterFacts } from './letter-facts.ts';
import { evidenceName, lastServed, servedBy, serviceOf, type Served } from './letter-served.ts';
import { readTemplateText } from './template-reader.ts';

/** The letters of a request: composed when the act that sends them is done, kept sealed, printed when asked for. */

/** Which letters an act sends. The answer is made when it is signed, and goes out when it is served. */
const lettersOf: Readonly<Partial<Record<RequestAct, readonly DocumentKindCode[]>>> = {
  RECEIVED: ['RECEIPT'],
  CONFIRMED_BOTH: ['RECEIPT'],
  CORRECTION_NOTICE_SENT: ['CORRECTION_NOTICE'],
  REASON_REQUESTED: ['REASON_NOTICE'],
  EXTENSION_APPROVED: ['EXTENSION_NOTICE'],
  THIRD_PARTY_CONSULT_SENT: ['THIRD_PARTY_INQUIRY', 'CONSULT_NOTICE_TO_APPLICANT'],
  AGENCY_CONSULT_SENT: ['AGENCY_INQUIRY', 'CONSULT_NOTICE_TO_APPLICANT'],
  CONSULT_CONFIRMED: ['CONFIRMATION_LETTER'],
  THIRD_PARTY_TOLD: ['THIRD_PARTY_NOTICE'],
  ASSISTANCE_ASKED: ['ASSIST_LETTER'],
  PROVISION_SET: ['PROVIDE_DATE_NOTICE'],
  FEE_NOTICE_RECEIVED: ['FEE_NOTICE'],
  HANDED_OVER: ['TRANSFER_LIST'],
};

interface Occasion {
  readonly file: CaseFile;
  readonly after: CaseState<RequestFacts>;
  readonly event: CaseEvent;
  /** Which of those consulted or asked for help it is for. */
  readonly party?: string | undefined;
  /** The letter whose service is certified. */
  readonly served?: Served | undefined;
}

/**
 * Makes and issues the letters an officer's act sends, in the transaction of the act: an act whose letter lacks something is not done.
 * @throws AppError LETTER_INCOMPLETE (400) with every problem in `detail.problems`
 */
export async function sendLetters(
  deps: RequestDeps,
  tx: Tx,
  site: Site,
  person: Person,
  context: CaseContext,
  occasion: Occasion,
): Promise<void> {
  const { event, after, file } = occasion;
  const kind = event.kind as RequestAct;
  const party = typeof event.data['party'] === 'string' ? event.data['party'].trim() : undefined;
  // What an act names as its proof lies with the case, whether a letter says so or not.
  await evidenceName(tx, file.id, event);
  const { replyDue } = readClock(file.channel, after, { ...context, fresh: false });
  for (const letter of lettersOf[kind] ?? []) {
    // A receipt names the last day for the answer; beyond the known holidays there is none yet, and the request is taken all the same.
    if (letter === 'RECEIPT' && replyDue === null) continue;
    await makeLetter(deps, tx, site, person, context, { ...occasion, party }, letter, true);
  }
  if (kind === 'DECISION_SIGNED_OFF' && after.facts.draft !== null) {
    const { regime } = readClock(file.channel, after, { ...context, fresh: false });
    const answer = kindForOutcome(after.facts.draft.outcome, regime ?? '2019');
    if (answer !== undefined) await makeLetter(deps, tx, site, person, context, occasion, answer, false);
    await makeLetter(deps, tx, site, person, context, occasion, 'APPROVAL_SHEET', false);
  }
  for (const letter of await servedBy(tx, file.id, after, event)) {
    if (letter.issuedOn === null) await issueDocument(tx, file.id, letter.id, event.on);
    const certified = { ...occasion, party: undefined, served: { letter, by: event } };
    await makeLetter(deps, tx, site, person, context, certified, 'SERVICE_RECORD', false);
  }
}

/** Makes one letter of this kind from the case as it stands, by an officer's wish. It is kept with the case and goes out by an act of its own. */
export async function composeLetter(
  deps: RequestDeps,
  tx: Tx,
  site: Site,
  person: Person,
  context: CaseContext,
  { file, after, party }: Omit<Occasion, 'event' | 'served'>,
  kind: DocumentKindCode,
): Promise<void> {
  const last = after.events.at(-1);
  if (last === undefined) throw new TypeError('a case without an event');
  const event = { ...last, on: context.today };
  const occasion = { file, after, event, party, served: await lastServed(tx, kind, file.id, after) };
  await makeLetter(deps, tx, site, person, context, occasion, kind, false);
}

/** The letter as it would be, with the applicant's name masked: nobody's identity is read for it. */
export async function previewLetter(
  reading: Reading,
  site: Site,
  person: Person,
  context: CaseContext,
  { file, after, party }: Omit<Occasion, 'event' | 'served'>,
  kind: DocumentKindCode,
): Promise<LetterPreview> {
  const last = after.events.at(-1);
  if (last === undefined) throw new TypeError('a case without an event');
  const event = { ...last, on: context.today };
  const occasion = { file, after, event, party, served: await lastServed(reading, kind, file.id, after) };
  const identity = { name: file.partyMasked, phone: '' };
  const number = kind === 'RECEIPT' ? undefined : { year: Number(context.today.slice(0, 4)), serial: 1 };
  const { document, problems } = composeDocument(
    kind,
    await factsOf(reading, site, person, context, occasion, kind, identity, number),
    await readDocumentSettings(reading, site),
    await readTemplateText(reading, kind),
  );
  return {
    name: documentKinds[kind].name.zh,
    lines: [...textsOf(document)],
    problems: problems.map(({ code, field, text }) => ({ code, field, text })),
  };
}

/** What a letter of this kind can say on this occasion. */
async function factsOf(
  reading: Reading,
  site: Site,
  person: Person,
  context: CaseContext,
  { file, after, event, party, served }: Occasion,
  kind: DocumentKindCode,
  identity: ApplicantIdentity,
  number: DocumentFacts['documentNumber'],
): Promise<DocumentFacts> {
  const people = await namesOf(reading, [...new Set(after.events.flatMap((one) => one.by ?? []))]);
  people.set(person.id, person.displayName);
  return letterFacts({
    file,
    state: after,
    clock: readClock(file.channel, after, { ...context, fresh: false }),
    identity,
    on: event.on,
    officer: person.displayName,
    people,
    calendar: context.calendar,
    kind,
    party,
    service:
      served === undefined ? undefined : await serviceOf(reading, site, person, { file, after, served, identity }),
    documentNumber: number,
  });
}

async function makeLetter(
  deps: RequestDeps,
  tx: Tx,
  site: Site,
  person: Person,
  context: CaseContext,
  occasion: Occasion,
  kind: DocumentKindCode,
  issued: boolean,
): Promise<void> {
  const { file, after, event } = occasion;
  // Certificates are told apart by the letter they certify.
  const of = occasion.served === undefined ? '' : `（${occasion.served.letter.name.replace(/\(.*\)$/u, '')}）`;
  const name = documentKinds[kind].name.zh + of;
  const identity = await openIdentity(deps, tx, person, site.id, { id: file.id, unitId: after.unitId }, `制作${name}`);
  const number = await documentNumber(tx, kind, after, event);
  const facts = await factsOf(tx, site, person, context, occasion, kind, identity, number);
  const { document, problems } = composeDocument(
    kind,
    facts,
    await readDocumentSettings(tx, site),
    await readTemplateText(tx, kind),
  );
  if (problems.length > 0) throw incomplete(name, problems);
  const bytes = Buffer.from(JSON.stringify(document));
  const id = newId();
  await addDocument(tx, file.id, {
    id,
    seq: event.seq,
    kind,
    name,
    number: document.number ?? null,
    addressee: othersOf(kind, facts),
    vaultId: await deps.vault.put(site.id, bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    createdBy: person.id,
  });
  if (issued) await issueDocument(tx, file.id, id, event.on);
}

/** Who a letter is for, where that is not the applicant. */
function othersOf(
  kind: DocumentKindCode,
  { consultation, assistance, transfer, service, applicant }: DocumentFacts,
): string {
  if (kind === 'ASSIST_LETTER') return assistance?.party ?? '';
  if (kind === 'TRANSFER_LIST') return transfer?.to ?? '';
  if (kind === 'SERVICE_RECORD') return service?.recipient === applicant.name ? '' : (service?.recipient ?? '');
  const { addressee } = documentKinds[kind];
  return addressee === 'third-party' || addressee === 'agency' ? (consultation?.party ?? '') : '';
}

/** Who asks, for somebody of the handlers' chain; the reading stays on record with its purpose. */
export async function openIdentity(
  deps: RequestDeps,
  tx: Tx,
  person: Person,
  siteId: number,
  file: { readonly id: string; readonly unitId: string | null },
  purpose: string,
): Promise<ApplicantIdentity> {
  const sealed = await readSealedParty(tx, person, file, purpose);
  if (sealed === undefined) throw new TypeError('a request without applicant');
  return JSON.parse(deps.vault.open(siteId, partyContext(file.id), sealed).toString('utf8')) as ApplicantIdentity;
}

/** The number given at signing; without one, the next of the year by the unit's pattern. */
async function documentNumber(
  tx: Tx,
  kind: DocumentKindCode,
  after: CaseState<RequestFacts>,
  event: CaseEvent,
): Promise<string | { year: number; serial: number } | undefined> {
  // A receipt bears the number of the request, and papers that stay inside bear none.
  if (kind === 'RECEIPT' || !isOutward(documentKinds[kind].addressee)) return undefined;
  const given = kind.startsWith('ANSWER_') ? (after.facts.documentNumber ?? '').trim() : '';
  if (given !== '') return given;
  const year = Number(event.on.slice(0, 4));
  return { year, serial: await takeNumber(tx, 'information-request letters', year) };
}

function incomplete(name: string, problems: readonly DocumentProblem[]): AppError {
  const all = { zh: problems.map(({ text }) => text.zh).join(''), en: problems.map(({ text }) => text.en).join(' ') };
  return new AppError({
    id: 'LETTER_INCOMPLETE',
    status: 400,
    field: `letter.${problems[0]?.field ?? ''}`,
    text: {
      zh: `《${name}》还不能生成，本次操作没有保存：${all.zh}`,
      en: `“${name}” cannot be made yet, and the act was not done: ${all.en}`,
    },
    detail: { problems: problems.map(({ code, field, text }) => ({ code, field, text })) },
  });
}

/** What the site has set for its letters, over what follows from its profile. */
export async function readDocumentSettings(reading: Reading, site: Site): Promise<DocumentSettings> {
  const { profile } = site;
  const set = await readSetting<Partial<DocumentSettings>>(reading, 'requestDocuments', {});
  return {
    agency: { name: profile.sponsor },
    contact: `${profile.address}，${profile.phone}`,
    queryMethod: `登录${profile.name}，在“依申请公开”中凭登记号和查询码查询`,
    numberPatterns: { default: `${profile.shortName}公开〔{{year}}〕{{serial}}号` },
    remedy: {},
    ...set,
  };
}

/** Prints a kept letter. */
export async function printLetter(
  deps: RequestDeps,
  siteId: number,
  row: Pick<DocumentRow, 'vaultId'>,
  format: 'pdf' | 'docx',
): Promise<Uint8Array> {
  const document = JSON.parse((await deps.vault.read(siteId, row.vaultId)).toString('utf8')) as OfficialDocument;
  return format === 'pdf' ? deps.printer.printPdf(document) : printDocx(document);
}
