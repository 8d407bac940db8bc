import {
  addDays,
  countWorkdays,
  CalendarError,
  weekday,
  zonedToday,
  type CalendarVersion,
  type IsoDate,
} from '@openzone/calendar';
import {
  roleLabels,
  Work,
  workKindLabels,
  WorkQuery,
  type WorkGroup,
  type WorkItem,
  type WorkKind,
} from '@openzone/contracts';
import { readCalendar } from '../base/calendars/index.ts';
import type { Person } from '../base/identity/index.ts';
import { countUnread, listInbox } from '../base/notices/index.ts';
import type { Site } from '../base/sites/index.ts';
import {
  readWork,
  type DocumentsWaiting,
  type DocumentWork,
  type DocumentWorkKind,
} from '../engines/publication/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Text } from '../platform/errors.ts';
import type { Server } from '../platform/http/index.ts';
import type { CellValue } from '../platform/xlsx/index.ts';
import type { ReportDesk } from '../systems/annual-report/index.ts';
import type { RequestDesk } from '../systems/information-requests/index.ts';
import { listImportWork } from '../systems/legacy-files/index.ts';
import type { RemedyDesk } from '../systems/review-and-litigation/index.ts';
import { asking, type SessionDeps } from './session.ts';
import { column, inTurn, sendWorkbook } from './workbook.ts';

export interface WorkDeps extends SessionDeps {
  readonly clock: Clock;
  readonly requests: RequestDesk;
  readonly remedies: RemedyDesk;
  readonly reports: ReportDesk;
}

const shownNotices = 20;
const article26: Text = {
  zh: '条例第二十六条：20 个工作日内公开',
  en: 'Regulation art. 26: public within 20 working days',
};
const article33: Text = {
  zh: '条例第三十三条：20 个工作日内答复',
  en: 'Regulation art. 33: answered within 20 working days',
};

/** An item without the group, which follows from its day. */
type Entry = Omit<WorkItem, 'group'>;

/** 我的工作: what waits for a person, asked of each module and put in one order. */
export function registerWork(app: Server, deps: WorkDeps): void {
  app.get('/work', { schema: { response: { 200: Work }, tags: ['work'] } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return readAll(deps, site, person);
  });

  app.get('/work/export.xlsx', { schema: { querystring: WorkQuery, tags: ['lists'] } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const { kind, late } = request.query;
    const { items } = await readAll(deps, site, person);
    const wanted = items.filter(
      (item) => (kind === undefined || item.kind === kind) && (late !== true || item.group === 'LATE'),
    );
    return sendWorkbook(reply, { name: '我的工作', day: today(deps.clock) }, columns, inTurn(wanted.map(cellsOf)));
  });
}

const columns = [
  column('类别', 16),
  column('事项', 60),
  column('要办的事', 22),
  column('期限', 12),
  column('剩余工作日', 10),
  column('依据', 40),
  column('情况', 60),
];

function cellsOf({ kind, title, asked, due, left, rule, facts }: WorkItem): CellValue[] {
  return [workKindLabels[kind].zh, title, asked.zh, due, left, rule?.zh ?? null, facts.map(({ zh }) => zh).join('；')];
}

async function readAll(deps: WorkDeps, site: Site, person: Person): Promise<Work> {
  const now = today(deps.clock);
  const own = await deps.db.read(site.id, async (reading) => ({
    documents: await readWork(reading, person, now),
    calendar: await readCalendar(reading),
    imports: await listImportWork(reading, person),
    unread: await countUnread(reading, person.id),
    notices: (await listInbox(reading, person.id, { page: 1, pageSize: shownNotices, unread: true })).items,
  }));
  const requests = await deps.requests.work(site, person);
  const remedies = await deps.remedies.work(site, person);
  const returns = await deps.reports.work(site, person);
  const entries: Entry[] = [
    ...own.documents.items.map((item) => ofDocument(item)),
    ...requests.items.map(({ id, number, summary, unitName, state, asked, due, left, explanation }): Entry => ({
      kind: 'REQUEST',
      id,
      title: summary,
      asked,
      due,
      left,
      explanation,
      facts: [plain(number), state, ...(unitName === null ? [] : [plain(unitName)])],
      rule: due === null ? null : article33,
      path: `/requests/${id}`,
    })),
    ...remedies.items.map(({ id, number, summary, asked, due, left, rule, requestId }): Entry => ({
      kind: 'REMEDY',
      id,
      title: summary,
      asked,
      due,
      left,
      facts: [plain(number)],
      rule: due === null ? null : rule,
      explanation: null,
      path: requestId === null ? null : `/requests/${requestId}`,
    })),
    ...returns.map(({ year, unitId, unitName, dueOn, asked }): Entry => ({
      kind: 'REPORT_RETURN',
      id: `${year}:${unitId}`,
      asked,
      due: dueOn,
      left: workdaysLeft(dueOn, now, own.calendar),
      title: `${year}年度报告数据填报`,
      facts: [plain(unitName)],
      rule: { zh: '政务公开工作机构要求的日期', en: 'The day the disclosure office asked for' },
      explanation: null,
      path: `/annual-report/returns/${year}/${unitId}`,
    })),
    ...own.imports.map(({ id, name, asked, facts }): Entry => ({
      kind: 'IMPORT',
      id,
      title: name,
      asked,
      ...undated,
      facts: [...facts],
      path: `/imports/${id}`,
    })),
  ];
  const told = new Set(entries.map(({ path }) => path));
  for (const { id, subject, body, about } of own.notices) {
    const path = pathOf(about);
    // What waits anyway need not be told of a second time.
    if (path !== null && told.has(path)) continue;
    const asked = { zh: '阅读', en: 'Read' };
    entries.push({ kind: 'NOTICE', id, title: subject.zh, asked, ...undated, facts: [body], path });
  }
  return present(entries, own.documents, { requests: requests.count, remedies: remedies.count }, now);
}

const undated = { due: null, left: null, rule: null, explanation: null } as const;
const plain = (words: string): Text => ({ zh: words, en: words });

function ofDocument({ kind, document, comment, underClock }: DocumentWork): Entry {
  const { id, title, documentNumber, unitName, createdBy, waitingFor, scheduledFor, due } = document;
  const facts: Text[] = [
    ...(documentNumber === null ? [] : [plain(documentNumber)]),
    plain(unitName),
    { zh: `起草：${createdBy}`, en: `By ${createdBy}` },
    ...(waitingFor === null ? [] : [roleLabels[waitingFor]]),
    ...(comment === null || comment === '' ? [] : [{ zh: `退回意见：${comment}`, en: `Returned: ${comment}` }]),
  ];
  const base = { kind, id, title, facts, asked: askedWords[kind], path: `/documents/${id}` };
  if (kind === 'SCHEDULED' && scheduledFor !== null) {
    const day = zonedToday(new Date(scheduledFor));
    const explanation = { zh: `到 ${day} 自动发布，无须再办理。`, en: `It goes out by itself on ${day}.` };
    return { ...base, due: day, left: null, rule: { zh: '定时发布', en: 'Scheduled' }, explanation };
  }
  if (!underClock) return { ...base, ...undated };
  return { ...base, due: due.due, left: due.left, rule: article26, explanation: due.explanation };
}

const askedWords: Readonly<Record<DocumentWorkKind, Text>> = {
  RETURNED: { zh: '修改后再送审', en: 'Mend and submit again' },
  REVIEW: { zh: '审查', en: 'Review' },
  PUBLISH: { zh: '发布', en: 'Publish' },
  DETERMINE: { zh: '认定公开属性', en: 'Determine' },
  SUBMIT: { zh: '提交审查', en: 'Submit for review' },
  SCHEDULED: { zh: '查看定时', en: 'See the schedule' },
};

/** The page of the back office that a notice is about. */
function pathOf(about: string): string | null {
  const match = /^(case|document):([0-9a-f-]{36})$/.exec(about);
  if (match === null) return null;
  return match[1] === 'case' ? `/requests/${match[2] ?? ''}` : `/documents/${match[2] ?? ''}`;
}

const groups: readonly WorkGroup[] = ['LATE', 'TODAY', 'WEEK', 'LATER', 'UNDATED'];

/** Where a day stands from `now`: the week ends with its Sunday. */
export function groupOf(due: IsoDate | null, now: IsoDate): WorkGroup {
  if (due === null) return 'UNDATED';
  if (due < now) return 'LATE';
  if (due === now) return 'TODAY';
  return due <= addDays(now, 7 - weekday(now)) ? 'WEEK' : 'LATER';
}

function present(
  entries: readonly Entry[],
  documents: DocumentsWaiting,
  totals: { readonly requests: number; readonly remedies: number },
  now: IsoDate,
): Work {
  // Somebody's scheduled document that should have gone out long ago is nobody's lateness: the worker publishes it when it is back.
  const items = entries.map((entry) => ({ ...entry, group: groupOf(entry.due, now) }));
  const rank = ({ group }: WorkItem): number => groups.indexOf(group);
  items.sort((a, b) => rank(a) - rank(b) || (a.due ?? '').localeCompare(b.due ?? '') || order(a) - order(b));
  const least: Partial<Record<WorkKind, number>> = { REQUEST: totals.requests, REMEDY: totals.remedies };
  return {
    items,
    counts: kinds.map((kind) => {
      const listed = items.filter((item) => item.kind === kind).length;
      const more = documents.more.has(kind as DocumentWorkKind);
      return { kind, count: Math.max(listed, least[kind] ?? 0), more };
    }),
    late: items.filter(({ group }) => group === 'LATE').length,
    stages: documents.stages,
  };
}

const kinds = Object.keys(workKindLabels) as WorkKind[];
const order = ({ kind }: { readonly kind: WorkKind }): number => kinds.indexOf(kind);

function workdaysLeft(due: IsoDate, now: IsoDate, calendar: CalendarVersion): number | null {
  try {
    return due >= now ? countWorkdays(now, due, calendar) : 0 - countWorkdays(due, now, calendar);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}
