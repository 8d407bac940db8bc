import type { RequestAct, RequestContent } from '@openzone/contracts';
import { readCounting } from '../../base/calendars/index.ts';
import type { Site } from '../../base/sites/index.ts';
import {
  addAttachments,
  countGuess,
  findCase,
  findCaseByNumber,
  fold,
  forgetGuesses,
  listDocuments,
  listRelated,
  listWholes,
  noSuchCase,
  readEvents,
  readRow,
  type CaseFile,
  type CaseState,
} from '../../engines/cases/index.ts';
import { today } from '../../platform/clock.ts';
import type { Reading } from '../../platform/db/index.ts';
import { AppError, invalid, notFound } from '../../platform/errors.ts';
import { actOn } from './acts.ts';
import { viewClock } from './clock-view.ts';
import type { RequestDeps } from './deps.ts';
import { documentKinds, isDocumentKind } from './documents/index.ts';
import type { RequestFacts } from './facts.ts';
import { faultOf, tidyForm } from './form.ts';
import { contextOf, contextOfCase } from './context.ts';
import { receiptOf, takeIn } from './intake.ts';
import { printLetter } from './letters.ts';
import { requestProcedure } from './procedure.ts';
import { isAcknowledgeable } from './possible.ts';
import type { FamilyMember, Progress, PublicRequests, Submission } from './public-door.ts';
import { isQueryCode, makePass, passFor, readPass } from './query-code.ts';
import { sealUploads } from './uploads.ts';
import { detailFor, standsAt, wordsFor } from './words.ts';

/** What the public site does with requests: hand in, look after one's own, answer, take back. */
export function createPublicRequests(deps: RequestDeps): PublicRequests {
  /** The applicant's own act on the case of the pass. */
  async function own(
    site: Site,
    pass: string,
    kind: RequestAct,
    commandKey: string,
    data: Record<string, unknown>,
    uploads: Submission['uploads'] = [],
  ): Promise<void> {
    const id = caseOf(deps, site, pass);
    const sealed = await sealUploads(deps, site.id, uploads);
    const on = today(deps.clock);
    await deps.db.transaction(site.id, async (tx) => {
      const done = await actOn(deps, tx, site, id, { kind: 'APPLICANT' }, { kind, on, data, commandKey });
      if (done.event !== undefined) await addAttachments(tx, id, done.event.seq, sealed);
    });
  }

  return {
    submit: (site, submission) => submit(deps, site, submission),
    open: (site, number, queryCode) => openOwn(deps, site, number, queryCode),
    progress: (site, pass) => readProgress(deps, site, pass),
    counting: (site) => deps.db.read(site.id, readCounting),
    turnTo: (site, pass, number) => turnTo(deps, site, pass, number),
    correct: (site, pass, { text, commandKey, uploads }) =>
      own(site, pass, 'CORRECTION_RECEIVED', commandKey, { text: required(text, 'text'), lateReason: '' }, uploads),
    write: (site, pass, { text, commandKey }) =>
      own(site, pass, 'MESSAGE_RECEIVED', commandKey, { text: required(text, 'text') }),
    withdraw: (site, pass, { reason, commandKey }) => own(site, pass, 'WITHDRAWN_BY_APPLICANT', commandKey, { reason }),
    rate: (site, pass, { stars, comment, commandKey }) => own(site, pass, 'RATED', commandKey, { stars, comment }),
    async letter(site, pass, documentId, format) {
      const id = caseOf(deps, site, pass);
      const found = await deps.db.read(site.id, async (reading) =>
        (await listDocuments(reading, id)).find((one) => one.id === documentId && isForApplicant(one)),
      );
      if (found === undefined) throw notFound({ zh: '这份文书', en: 'This letter' });
      if (found.kind.startsWith('ANSWER_')) await acknowledge(deps, site, id, found.id);
      return { name: `${titleOfLetter(found.name)}.${format}`, bytes: await printLetter(deps, site.id, found, format) };
    },
  };
}

/** Whoever opens the answer has it: the day that decides, where the site has chosen so. Once, and only of what was sent online. */
async function acknowledge(deps: RequestDeps, site: Site, id: string, documentId: string): Promise<void> {
  await deps.db.transaction(site.id, async (tx) => {
    const { policy } = await readCounting(tx);
    if (policy.electronicOnTimeBy !== 'ACKNOWLEDGED_DATE') return;
    const state = fold(requestProcedure, await readEvents(tx, id));
    if (!isAcknowledgeable(state)) return;
    const act = { kind: 'DELIVERY_ACKNOWLEDGED', on: today(deps.clock), data: { note: '' } };
    await actOn(deps, tx, site, id, { kind: 'APPLICANT' }, { ...act, commandKey: `acknowledged:${documentId}` });
  });
}

function required(text: string, field: string): string {
  const clean = text.trim();
  if (clean.length > 0 && clean.length <= 5000) return clean;
  throw clean.length === 0
    ? invalid('FIELD_MISSING', field, '请填写内容。', 'Write something.')
    : invalid(
        'TEXT_TOO_LONG',
        field,
        '内容请控制在 5000 字以内；较长的材料请作为附件上传。',
        'At most 5,000 characters; attach longer material.',
      );
}

async function submit(
  deps: RequestDeps,
  site: Site,
  { form, uploads, commandKey }: Submission,
): Promise<Awaited<ReturnType<PublicRequests['submit']>>> {
  // What is wrong with the form is told before any file is looked at.
  const fault = faultOf(tidyForm(form), 'own');
  if (fault !== undefined) throw fault;
  const attachments = await sealUploads(deps, site.id, uploads);
  const opened = await deps.db.transaction(site.id, async (tx) => {
    const intake = { form, channel: 'INTERNET', on: today(deps.clock), commandKey, attachments } as const;
    return takeIn(deps, tx, site, { ...intake, by: null, unitId: null, note: '' }, await contextOf(deps, tx));
  });
  if (opened.replayed) for (const { vaultId } of attachments) await deps.vault.remove(site.id, vaultId);
  return receiptOf(deps, site, opened);
}

const wrongCode = (): AppError =>
  invalid(
    'CODE_WRONG',
    'queryCode',
    '登记号或查询码不对，请对照回执逐位核对。',
    'Number or query code is wrong; compare them with the receipt.',
  );

/** The try is counted before the code is looked at, and numbers that do not exist count alike. */
async function openOwn(deps: RequestDeps, site: Site, number: string, queryCode: string): Promise<string> {
  const tidy = number.normalize('NFKC').replace(/\s/g, '').toUpperCase().slice(0, 40);
  const guessKey = deps.vault.mark(site.id, 'guess', tidy);
  const wait = await deps.db.transaction(site.id, (tx) => countGuess(tx, guessKey));
  if (wait > 0) {
    throw new AppError({
      id: 'TOO_MANY_GUESSES',
      status: 429,
      field: 'queryCode',
      text: {
        zh: `查询码错误次数过多，请 ${wait} 分钟后再试；查询码遗失可凭身份证明到现场或电话联系我们。`,
        en: `Too many wrong codes; try again in ${wait} minutes. If the code is lost, come or call with proof of identity.`,
      },
      detail: { minutes: wait },
    });
  }
  const { file, wholes } = await deps.db.read(site.id, async (reading) => {
    const found = await findCaseByNumber(reading, requestProcedure.key, tidy);
    return { file: found, wholes: found === undefined ? [] : await listWholes(reading, found.id) };
  });
  // The code of a request goes on opening the parts it was split into. Each is compared, whether an earlier one was right or not.
  const right = [file?.id ?? tidy, ...wholes].filter((id) => isQueryCode(deps.vault, site.id, id, queryCode));
  if (file === undefined || right.length === 0) throw wrongCode();
  await deps.db.transaction(site.id, (tx) => forgetGuesses(tx, guessKey));
  return makePass(deps.passKey, site.id, file.id, deps.clock);
}

function caseOf(deps: RequestDeps, site: Site, pass: string): string {
  const id = readPass(deps.passKey, site.id, pass, deps.clock);
  if (id !== undefined) return id;
  throw new AppError({
    id: 'PASS_EXPIRED',
    status: 401,
    text: {
      zh: '查询已超过半小时，为保护您的信息请重新输入登记号和查询码。',
      en: 'Half an hour has passed; to protect you, give the number and query code again.',
    },
  });
}

async function readProgress(deps: RequestDeps, site: Site, pass: string): Promise<Progress> {
  const id = caseOf(deps, site, pass);
  return deps.db.read(site.id, async (reading) => {
    const file = await findCase(reading, requestProcedure.key, id);
    if (file === undefined) throw notFound({ zh: '这件申请', en: 'This request' });
    const state = fold(requestProcedure, await readEvents(reading, id));
    const context = await contextOfCase(reading, await contextOf(deps, reading), file, state);
    const clock = viewClock(file.channel, state, context);
    const letters = (await listDocuments(reading, id)).filter(isForApplicant);
    return present(file, state, clock, letters, await familyOf(reading, id));
  });
}

async function familyOf(reading: Reading, id: string): Promise<FamilyMember[]> {
  const related = await listRelated(reading, requestProcedure.key, 'anybody', id);
  const family: FamilyMember[] = [];
  for (const { id: memberId, number, relation } of related) {
    // Whom another request was merged with may be somebody else.
    if (relation === 'MERGED_INTO' || relation === 'MERGED_FROM') continue;
    const file = await findCase(reading, requestProcedure.key, memberId);
    const row = await readRow(reading, requestProcedure.key, 'anybody', memberId);
    if (file === undefined || row === undefined) continue;
    const open = row.closedOn === null;
    const { description } = file.fields as RequestContent;
    family.push({ number, relation, description, now: standsAt(row), open, due: open ? row.dueOn : null });
  }
  return family;
}

async function turnTo(deps: RequestDeps, site: Site, pass: string, number: string): Promise<string> {
  const id = caseOf(deps, site, pass);
  const other = await deps.db.read(site.id, async (reading) => {
    const related = await listRelated(reading, requestProcedure.key, 'anybody', id);
    return related.find((one) => one.number === number && !one.relation.startsWith('MERGED'));
  });
  if (other === undefined) throw noSuchCase(requestProcedure.name);
  const next = passFor(deps.passKey, site.id, pass, other.id, deps.clock);
  if (next === undefined) throw noSuchCase(requestProcedure.name);
  return next;
}

/** What went out, and went to whoever asked: papers for others and those of the file are none of theirs. */
const isForApplicant = (one: { readonly issuedOn: string | null; readonly kind: string }): boolean =>
  one.issuedOn !== null && isDocumentKind(one.kind) && documentKinds[one.kind].addressee === 'applicant';

/** Officers tell letters apart by whom they are for, in brackets; to the applicant all of them are. */
const titleOfLetter = (name: string): string => name.replace(/[(（].*$/u, '');

function present(
  file: CaseFile,
  state: CaseState<RequestFacts>,
  clock: ReturnType<typeof viewClock>,
  letters: readonly { readonly id: string; readonly name: string; readonly issuedOn: string | null }[],
  family: readonly FamilyMember[],
): Progress {
  const { facts } = state;
  const content = file.fields as RequestContent;
  const waits = state.state === 'CORRECTION_REQUESTED' && facts.correction !== null;
  const answered = state.state === 'DELIVERED' || state.state === 'ARCHIVED';
  return {
    number: file.number,
    applicantKind: file.partyKind as Progress['applicantKind'],
    description: content.description,
    now: standsAt(state),
    open: state.open,
    submittedOn: file.submittedOn,
    receivedOn: clock.receivedOn,
    due: state.open ? clock.due : null,
    dueReason: clock.explanation,
    steps: state.events.flatMap((event) => {
      const what = wordsFor(event);
      return what === undefined ? [] : [{ on: event.on, what, detail: detailFor(event) }];
    }),
    correction:
      waits && facts.correction !== null
        ? { dueOn: facts.correction.dueOn, matters: facts.correction.matters, guidance: facts.correction.guidance }
        : null,
    fee: state.state === 'FEE_NOTICED' && facts.fee !== null ? { amount: facts.fee.amount, dueOn: clock.feeDue } : null,
    letters: letters.flatMap(({ id, name, issuedOn }) =>
      issuedOn === null ? [] : [{ id, name: titleOfLetter(name), issuedOn }],
    ),
    mayCorrect: waits,
    mayWithdraw: state.open,
    mayRate: answered && facts.rating === null,
    rating: facts.rating,
    family,
  };
}
