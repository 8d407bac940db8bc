import { createHash } from 'node:crypto';
import type { ApplicantIdentity, LetterPreview, RequestAct } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import { readSetting, type Site } from '../../base/sites/index.ts';
import {
  addDocument,
  issueDocument,
  listDocuments,
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
  kindForOutcome,
  type DocumentKindCode,
  type DocumentProblem,
  type DocumentSettings,
} from './documents/index.ts';
import type { RequestFacts } from './facts.ts';
import { partyContext } from './sealed.ts';
import { letterFacts } from './letter-facts.ts';

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
  FEE_NOTICE_RECEIVED: ['FEE_NOTICE'],
};

const served: readonly RequestAct[] = ['DECISION_POSTED', 'DECISION_SIGNED', 'DECISION_SENT_ELECTRONICALLY'];

interface Occasion {
  readonly file: CaseFile;
  readonly after: CaseState<RequestFacts>;
  readonly event: CaseEvent;
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
  const { replyDue } = readClock(file.channel, after, { ...context, fresh: false });
  for (const letter of lettersOf[kind] ?? []) {
    // A receipt names the last day for the answer; beyond the known holidays there is none yet, and the request is taken all the same.
    if (letter === 'RECEIPT' && replyDue === null) continue;
    await makeLetter(deps, tx, site, person, context, occasion, letter, true);
  }
  if (kind === 'DECISION_SIGNED_OFF' && after.facts.draft !== null) {
    const answer = kindForOutcome(after.facts.draft.outcome);
    if (answer !== undefined) await makeLetter(deps, tx, site, person, context, occasion, answer, false);
  }
  if (served.includes(kind)) {
    const answers = (await listDocuments(tx, file.id)).filter(
      (one) => one.kind.startsWith('ANSWER_') && one.issuedOn === null,
    );
    for (const { id } of answers) await issueDocument(tx, file.id, id, event.on);
  }
}

/** Makes one letter of this kind from the case as it stands, by an officer's wish. It is kept with the case and goes out by an act of its own. */
export async function composeLetter(
  deps: RequestDeps,
  tx: Tx,
  site: Site,
  person: Person,
  context: CaseContext,
  { file, after }: Omit<Occasion, 'event'>,
  kind: DocumentKindCode,
): Promise<void> {
  const last = after.events.at(-1);
  if (last === undefined) throw new TypeError('a case without an event');
  const occasion = { file, after, event: { ...last, on: context.today } };
  await makeLetter(deps, tx, site, person, context, occasion, kind, false);
}

/** The letter as it would be, with the applicant's name masked: nobody's identity is read for it. */
export async function previewLetter(
  reading: Reading,
  site: Site,
  person: Person,
  context: CaseContext,
  { file, after }: Omit<Occasion, 'event'>,
  kind: DocumentKindCode,
): Promise<LetterPreview> {
  const { document, problems } = composeDocument(
    kind,
    letterFacts({
      file,
      state: after,
      clock: readClock(file.channel, after, { ...context, fresh: false }),
      identity: { name: file.partyMasked, phone: '' },
      on: context.today,
      officer: person.displayName,
      documentNumber: kind === 'RECEIPT' ? undefined : { year: Number(context.today.slice(0, 4)), serial: 1 },
    }),
    await readDocumentSettings(reading, site),
    await readTemplate(reading, kind),
  );
  return {
    name: documentKinds[kind].name.zh,
    lines: [...textsOf(document)],
    problems: problems.map(({ code, field, text }) => ({ code, field, text })),
  };
}

async function makeLetter(
  deps: RequestDeps,
  tx: Tx,
  site: Site,
  person: Person,
  context: CaseContext,
  { file, after, event }: Occasion,
  kind: DocumentKindCode,
  issued: boolean,
): Promise<void> {
  const name = documentKinds[kind].name.zh;
  const identity = await openIdentity(deps, tx, person, site.id, { id: file.id, unitId: after.unitId }, `制作${name}`);
  const { document, problems } = composeDocument(
    kind,
    letterFacts({
      file,
      state: after,
      clock: readClock(file.channel, after, { ...context, fresh: false }),
      identity,
      on: event.on,
      officer: person.displayName,
      documentNumber: await documentNumber(tx, kind, after, event),
    }),
    await readDocumentSettings(tx, site),
    await readTemplate(tx, kind),
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
    vaultId: await deps.vault.put(site.id, bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    createdBy: person.id,
  });
  if (issued) await issueDocument(tx, file.id, id, event.on);
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
  // A receipt bears the number of the request.
  if (kind === 'RECEIPT') return undefined;
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

/** The site's own text of a letter, where it has one. */
async function readTemplate(reading: Reading, kind: DocumentKindCode): Promise<string | undefined> {
  const templates = await readSetting<Partial<Record<DocumentKindCode, string>>>(reading, 'requestTemplates', {});
  return templates[kind];
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
