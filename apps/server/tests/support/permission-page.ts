import type { Person } from '../../src/base/identity/index.ts';
import { routeActs } from '../../src/admin/trail/acts.ts';
import type { RouteAct } from '../../src/admin/trail/define.ts';
import type { Procedure } from '../../src/engines/cases/index.ts';
import { mayPerform, maySeeCase } from '../../src/engines/cases/index.ts';
import { requestProcedure } from '../../src/systems/information-requests/index.ts';
import { remedyProcedure } from '../../src/systems/review-and-litigation/index.ts';
import { acts, everybody, type Act, type Who } from './roles.ts';
import type { Situation } from './stages.ts';

/** Who stands in the tables, by the one sign that fits a cell. */
export const signs: Readonly<Record<Who, { readonly sign: string; readonly zh: string; readonly en: string }>> = {
  handler: { sign: '拟', zh: '起草并送审的经办人', en: 'the handler who wrote and submitted it' },
  colleague: { sign: '办', zh: '本单位其他经办人', en: 'another handler of the unit' },
  head: { sign: '长', zh: '本单位负责人（审查过本件）', en: 'the head of the unit, having reviewed it' },
  reviewer: { sign: '密', zh: '保密审查员（审查过本件）', en: 'the secrecy reviewer, having reviewed it' },
  office: { sign: '公', zh: '政务公开工作机构（审查过本件）', en: 'the disclosure office, having reviewed it' },
  admin: { sign: '管', zh: '系统管理员', en: 'the administrator' },
  stranger: { sign: '外', zh: '其他单位经办人', en: 'a handler of another unit' },
  otherHead: { sign: '旁', zh: '其他单位负责人', en: 'the head of another unit' },
};

const situationNames: Readonly<Record<Situation, string>> = {
  draft: '草稿 draft',
  returned: '退回 returned',
  determined: '已认定 determined',
  in_review_1: '单位审查 in review 1',
  in_review_2: '保密审查 in review 2',
  in_review_3: '公开机构审查 in review 3',
  approved: '审查通过 approved',
  scheduled: '定时待发 scheduled',
  published: '已公开 published',
  redraft: '公开后修订 being revised',
  held_on_request: '依申请留存 held on request',
  held_withheld: '不予公开留存 withheld',
  withdrawn: '已撤回 withdrawn',
  discarded: '已作废 discarded',
};

const actNames: Readonly<Record<Act, string>> = {
  edit: '编辑 edit',
  determine: '认定 determine',
  submit: '送审 submit',
  recall: '收回 recall',
  approve: '通过 approve',
  return: '退回 return',
  plan: '安排时间 plan',
  schedule: '定时 schedule',
  unschedule: '取消定时 unschedule',
  publish: '发布 publish',
  force: '强制发布 force',
  withdraw: '撤回公开 withdraw',
  discard: '作废 discard',
  link: '关联 link',
  unlink: '取消关联 unlink',
  channel: '登记渠道 record a channel',
  preview: '预览链接 preview link',
};

export type DocumentTable = Readonly<Record<Situation, Partial<Readonly<Record<Act, readonly Who[]>>>>>;
export type People = Readonly<Record<Who, Person>>;

const signsOf = (who: readonly Who[]): string =>
  everybody
    .filter((one) => who.includes(one))
    .map((one) => signs[one].sign)
    .join('');
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map((cells) => row(cells))].join('\n');

function documentSection(documents: DocumentTable): string {
  const states = Object.keys(situationNames) as Situation[];
  const rows = states.map((state) => [
    situationNames[state],
    ...acts.map((act) => signsOf(documents[state][act] ?? []) || '—'),
  ]);
  return `## 文件 / Documents\n\n${table(['环节 state', ...acts.map((act) => actNames[act])], rows)}\n`;
}

/** Who of the people has the capacity for an act on a case of their unit, and from which states it leads on. */
function caseSection<Facts>(title: string, procedure: Procedure<Facts>, people: People, unitId: string): string {
  const rows = Object.entries(procedure.acts).flatMap(([act, { label, article }]) => {
    const able = everybody.filter((who) => mayPerform(procedure, people[who], { unitId }, '', act).capacity);
    const states = Object.entries(procedure.states)
      .filter(([state]) => mayPerform(procedure, people.office, { unitId }, state, act).state)
      .map(([, rule]) => rule.label.zh);
    const all = states.length === Object.keys(procedure.states).length ? '全部 all' : states.join('、');
    return [[`${label.zh} ${label.en}`, signsOf(able) || '—', all || '—', article ?? '']];
  });
  const head = ['操作 act', '谁可以 who', '在哪些环节 in which states', '条款 article'];
  return `## ${title}\n\n${table(head, rows)}\n`;
}

/** ✓ may, ○ may in some states, — may not. */
function cellOf(needs: RouteAct['needs'], who: Who, people: People, unitId: string, documents: DocumentTable): string {
  if (needs === undefined) return '？';
  switch (needs.kind) {
    case 'open':
    case 'signed-in':
      return '✓';
    case 'rule':
      return needs.may(people[who], unitId) ? '✓' : '—';
    case 'document': {
      const { act } = needs;
      if (act === 'work') return who === 'stranger' || who === 'otherHead' ? '—' : '✓';
      if (act === 'see') return who === 'stranger' || who === 'otherHead' ? '○' : '✓';
      return Object.values(documents).some((state) => (state[act] ?? []).includes(who)) ? '○' : '—';
    }
    case 'case':
      return maySeeCase(people[who], { unitId }) ? '○' : '—';
  }
}

function routeSection(people: People, unitId: string, documents: DocumentTable): string {
  const rows = Object.entries(routeActs)
    .toSorted(([, a], [, b]) => a.act.localeCompare(b.act))
    .map(([route, { act, name, needs, kind }]) => [
      `\`${route}\``,
      `${name.zh} ${name.en}`,
      `\`${act}\`${kind === 'reading' ? ' 留痕' : ''}`,
      ...everybody.map((who) => cellOf(needs, who, people, unitId, documents)),
    ]);
  const head = ['接口 route', '作用 what it does', '操作 act', ...everybody.map((who) => signs[who].sign)];
  return `## 接口 / Routes\n\n${table(head, rows)}\n`;
}

/** The page of permissions, made from the policies. */
export function renderPermissions(people: People, unitId: string, documents: DocumentTable): string {
  const legend = everybody.map((who) => row([signs[who].sign, signs[who].zh, signs[who].en]));
  return `# 权限表 / Permissions

本页由程序的权限规则（各模块的 \`policy.ts\`、办理程序的定义、\`apps/server/src/admin/trail/acts*.ts\` 中的接口表）生成，由 \`apps/server/tests/permissions.test.ts\` 核对，不手工修改：
This page is made from the rules of the program (each module's \`policy.ts\`, the definitions of procedures, and the table of routes) and compared
by a test. Write it anew with:

\`\`\`sh
UPDATE_PERMISSIONS=1 node scripts/run.mjs test apps/server/tests/permissions.test.ts
\`\`\`

未列出的一律不许。Whatever is not listed is refused. 双人规则另行适用：起草、送审过的人不能审查，起草、送审过答复的人不能签发。 The two-person rule holds
besides: who wrote or submitted does not review or sign.

| 记号 | 谁 | who |
| --- | --- | --- |
${legend.join('\n')}

${documentSection(documents)}
${caseSection('依申请公开 / Information requests', requestProcedure, people, unitId)}
${caseSection('复议诉讼 / Review and litigation', remedyProcedure, people, unitId)}
${routeSection(people, unitId, documents)}
✓ 可以 may · ○ 视环节而定，见上表 depends on the state, see above · — 不可以 may not · 留痕 each look is recorded
`;
}
