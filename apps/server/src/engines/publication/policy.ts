import type { Action } from '@openzone/contracts';
import { actsFor, holds, type Person } from '../../base/identity/index.ts';
import { conflict, forbidden, type AppError, type Text } from '../../platform/errors.ts';
import { isPublic, type DocumentState, type Embargo, type OpenPart } from './domain.ts';

/** Who may do what to a document in which state. The only place that says so in the program; the database says it again. */

function keepsUnit(person: Person, state: Pick<DocumentState, 'unitId'>): boolean {
  return (
    holds(person, 'HANDLER', state.unitId) ||
    holds(person, 'UNIT_HEAD', state.unitId) ||
    holds(person, 'DISCLOSURE_OFFICE')
  );
}

function mayWrite(person: Person, state: Pick<DocumentState, 'unitId'>): boolean {
  return holds(person, 'HANDLER', state.unitId) || holds(person, 'DISCLOSURE_OFFICE');
}

/** Whether the part is for this person: the same rule as `may_review_part` in the database. */
export function mayDecidePart(person: Person, part: OpenPart, state: Pick<DocumentState, 'unitId'>): boolean {
  return (
    part.accountId === person.id ||
    part.handedTo.includes(person.id) ||
    (part.role !== null && holds(person, part.role, state.unitId)) ||
    (part.unitId !== null && (holds(person, 'UNIT_HEAD', part.unitId) || holds(person, 'HANDLER', part.unitId)))
  );
}

function isReviewerNow(person: Person, state: Pick<DocumentState, 'unitId' | 'openReview'>): boolean {
  return state.openReview?.parts.some((part) => mayDecidePart(person, part, state)) ?? false;
}

/** A delegate is both persons: who acts in the place of the first person is no second one. */
function isFirstPerson(person: Person, state: DocumentState): boolean {
  const role = state.openReview?.steps[state.openReview.currentStep - 1];
  const inPlaceOf = role === undefined ? undefined : actsFor(person, role, state.unitId);
  return [person.id, ...(inPlaceOf === undefined ? [] : [inPlaceOf.id])].some(
    (id) => state.authors.includes(id) || state.openReview?.submittedBy === id,
  );
}

function mayRelease(person: Person, state: DocumentState): boolean {
  return holds(person, 'DISCLOSURE_OFFICE') || state.approvers.includes(person.id);
}

const rules: Readonly<Record<Action, (person: Person, state: DocumentState) => boolean>> = {
  edit: (person, state) => mayWrite(person, state) && !['in_review', 'scheduled', 'discarded'].includes(state.stage),
  determine: (person, state) => keepsUnit(person, state) && ['draft', 'determined'].includes(state.stage),
  submit: (person, state) => keepsUnit(person, state) && state.stage === 'determined',
  recall: (person, state) => state.stage === 'in_review' && state.openReview?.submittedBy === person.id,
  approve: (person, state) =>
    state.stage === 'in_review' && isReviewerNow(person, state) && !isFirstPerson(person, state),
  return: (person, state) =>
    state.stage === 'in_review' && isReviewerNow(person, state) && !isFirstPerson(person, state),
  plan: (person, state) =>
    (keepsUnit(person, state) || holds(person, 'SECRECY_REVIEWER') || isReviewerNow(person, state)) &&
    ['draft', 'determined', 'in_review', 'approved', 'scheduled'].includes(state.stage),
  schedule: (person, state) => ['approved', 'scheduled'].includes(state.stage) && mayRelease(person, state),
  unschedule: (person, state) => state.stage === 'scheduled' && mayRelease(person, state),
  publish: (person, state) => ['approved', 'scheduled'].includes(state.stage) && mayRelease(person, state),
  force: (person, state) =>
    state.stage === 'determined' &&
    state.determination?.attribute === 'PROACTIVE' &&
    holds(person, 'DISCLOSURE_OFFICE'),
  withdraw: (person, state) => isPublic(state) && holds(person, 'DISCLOSURE_OFFICE'),
  discard: (person, state) =>
    mayWrite(person, state) &&
    state.firstPublishedAt === null &&
    ['draft', 'determined', 'approved', 'held'].includes(state.stage),
  // A link on a public document is itself public at once, so there it is the disclosure office's.
  link: (person, state) =>
    isPublic(state)
      ? holds(person, 'DISCLOSURE_OFFICE')
      : mayWrite(person, state) && ['draft', 'determined', 'withdrawn', 'held'].includes(state.stage),
  channel: (person, state) =>
    (holds(person, 'DISCLOSURE_OFFICE') || holds(person, 'HANDLER', state.unitId)) && state.firstPublishedAt !== null,
  preview: (person, state) => seesWork(person, state) && state.stage !== 'discarded',
};

/** Whether the person may know that there is such a document at all: its own people, or anybody once it is public. */
export function maySee(
  person: Person,
  state: SeenState & Pick<DocumentState, 'publicVersionId' | 'withdrawnAt'>,
): boolean {
  return seesWork(person, state) || isPublic(state);
}

/** What seeing depends on. */
type SeenState = Pick<DocumentState, 'unitId' | 'openReview' | 'reviewers'>;

/** Whether the person may see the working version, its reviews and its history: its own people, and who is or was asked to review it. */
export function seesWork(person: Person, state: SeenState): boolean {
  return (
    seesAll(person) ||
    person.unitId === state.unitId ||
    keepsUnit(person, state) ||
    state.reviewers.includes(person.id) ||
    isReviewerNow(person, state)
  );
}

/** Reviewers, the disclosure office and administrators see every document of the site; others their units' and what is public. */
export function seesAll(person: Person): boolean {
  return holds(person, 'SECRECY_REVIEWER') || holds(person, 'DISCLOSURE_OFFICE') || holds(person, 'ADMIN');
}

export function visibleUnits(person: Person): string[] {
  return [...new Set([person.unitId, ...person.roles.flatMap((grant) => grant.unitId ?? [])])];
}

export function mayCreate(person: Person, unitId: string): boolean {
  return mayWrite(person, { unitId });
}

/** Who configures the sequences of reviews. */
export function mayConfigureReview(person: Person): boolean {
  return holds(person, 'ADMIN') || holds(person, 'DISCLOSURE_OFFICE');
}

export function mayManageColumns(person: Person): boolean {
  return holds(person, 'ADMIN') || holds(person, 'DISCLOSURE_OFFICE');
}

export function requireNumbering(person: Person): void {
  if (mayManageColumns(person)) return;
  throw forbidden(
    '编号规则由政务公开工作机构和管理员维护。',
    'Rules of numbering are kept by the disclosure office and administrators.',
  );
}

export function allowedActions(person: Person, state: DocumentState): Action[] {
  return (Object.keys(rules) as Action[]).filter((action) => rules[action](person, state));
}

/** Why something a person of this role would expect is not offered. */
export function hints(person: Person, state: DocumentState): Text[] {
  const out: Text[] = [];
  if (state.stage === 'in_review' && isReviewerNow(person, state) && isFirstPerson(person, state)) {
    out.push({
      zh: '您起草或提交过这份文件，按双人审查规则须由另一人审查。',
      en: 'You wrote or submitted this document; the two-person rule asks for somebody else to review it.',
    });
  }
  if (state.stage === 'held') {
    out.push({
      zh: '本件属性不是主动公开，审查后留存，不对外发布；情况变化可重新编辑并重新认定（条例第十八条）。',
      en: 'Not determined for proactive disclosure: it is held, not published. It can be edited and determined anew (art. 18).',
    });
  }
  return out;
}

const words: Readonly<Record<Action, Text>> = {
  edit: { zh: '编辑', en: 'edit' },
  determine: { zh: '认定公开属性', en: 'determine' },
  submit: { zh: '提交审查', en: 'submit' },
  recall: { zh: '撤回送审', en: 'recall' },
  approve: { zh: '审查通过', en: 'approve' },
  return: { zh: '退回', en: 'return' },
  plan: { zh: '安排发布时间', en: 'plan the publication of' },
  schedule: { zh: '定时发布', en: 'schedule' },
  unschedule: { zh: '取消定时', en: 'unschedule' },
  publish: { zh: '发布', en: 'publish' },
  force: { zh: '强制发布', en: 'force publication of' },
  withdraw: { zh: '撤回公开', en: 'withdraw' },
  discard: { zh: '作废', en: 'discard' },
  link: { zh: '关联', en: 'link' },
  channel: { zh: '登记渠道', en: 'record a channel of' },
  preview: { zh: '预览', en: 'preview' },
};

function refusal(action: Action, person: Person, state: DocumentState): AppError {
  const [hint] = hints(person, state);
  return forbidden(
    `您不能对这份文件进行“${words[action].zh}”：它当前的环节或您的角色不允许。${hint?.zh ?? '请联系有权限的同事，或刷新后查看最新状态。'}`,
    `You may not ${words[action].en} this document: its stage or your role does not allow it. ${hint?.en ?? 'Ask a colleague who may, or reload to see its newest state.'}`,
  );
}

/** Who set an embargo, or the disclosure office, makes it end earlier; the database asks the same. */
export function mayLoosen(person: Person, embargo: Embargo): boolean {
  return !embargo.running || embargo.by === person.id || holds(person, 'DISCLOSURE_OFFICE');
}

/** Whether the person may do this to a document in this state; the table of permissions is made from it. */
export function mayAct(action: Action, person: Person, state: DocumentState): boolean {
  return rules[action](person, state);
}

export function requireAction(action: Action, person: Person, state: DocumentState): void {
  if (!rules[action](person, state)) throw refusal(action, person, state);
}

/** What the rules of erasure look at in a version. */
export interface VersionState {
  readonly isPublic: boolean;
  readonly isWorking: boolean;
  readonly erasure: { readonly state: 'requested' | 'done' } | null;
}

/** Why a version cannot be erased at present, whoever asks. */
function obstacle(state: Pick<DocumentState, 'stage'>, version: VersionState): Text | null {
  if (version.erasure?.state === 'done') {
    return { zh: '这一版的内容已经删除。', en: 'What this version says has been erased already.' };
  }
  if (version.isPublic) {
    return {
      zh: '这一版正在公开。请先撤回，或先发布不含该内容的修订版。',
      en: 'This version is public. Withdraw it, or publish a revision without that content, first.',
    };
  }
  if (version.isWorking && ['in_review', 'scheduled'].includes(state.stage)) {
    return {
      zh: '这一版正在审查或已定时发布。请先收回，或取消定时。',
      en: 'This version is in review or scheduled. Recall it, or cancel its schedule, first.',
    };
  }
  return null;
}

export function mayRequestErasure(person: Person, state: DocumentState, version: VersionState): boolean {
  return holds(person, 'DISCLOSURE_OFFICE') && version.erasure === null && obstacle(state, version) === null;
}

/** Who asks for an erasure. */
export function mayAskErasure(person: Person): boolean {
  return holds(person, 'DISCLOSURE_OFFICE');
}

export function requireErasureRequest(person: Person, state: DocumentState, version: VersionState): void {
  if (!mayAskErasure(person)) {
    throw forbidden('只有政务公开工作机构可以申请永久删除内容。', 'Only the disclosure office may ask for an erasure.');
  }
  requireErasable(state, version);
  if (version.erasure !== null) {
    throw conflict(
      'ERASURE_WAITING',
      '这一版已有待确认的永久删除申请。请由另一人确认，或先撤销该申请。',
      'An erasure of this version waits already. Have a second person confirm it, or drop it first.',
    );
  }
}

function requireErasable(state: DocumentState, version: VersionState): void {
  const why = obstacle(state, version);
  if (why !== null) throw conflict('ERASURE_NOT_POSSIBLE', why.zh, why.en);
}

/** Who decides on a request: the disclosure office or an administrator. */
export function mayDecideErasure(person: Person): boolean {
  return holds(person, 'DISCLOSURE_OFFICE') || holds(person, 'ADMIN');
}

export function requireErasureDecision(person: Person): void {
  if (mayDecideErasure(person)) return;
  throw forbidden(
    '只有政务公开工作机构和系统管理员可以确认或撤销永久删除。',
    'Only the disclosure office and administrators may confirm or drop an erasure.',
  );
}

export function mayConfirmErasure(
  person: Person,
  state: DocumentState,
  version: VersionState,
  requestedBy: string,
): boolean {
  return (
    mayDecideErasure(person) &&
    version.erasure?.state === 'requested' &&
    requestedBy !== person.id &&
    obstacle(state, version) === null
  );
}

/** The two-person rule, and that the version still may be erased. */
export function requireSecondPerson(
  person: Person,
  state: DocumentState,
  version: VersionState,
  requestedBy: string,
): void {
  if (requestedBy === person.id) {
    throw forbidden(
      '永久删除须由另一人确认：申请人不能确认自己的申请。',
      'A second person confirms an erasure; who asked for it may not.',
    );
  }
  requireErasable(state, version);
}
