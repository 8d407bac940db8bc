import type { DisclosureCapacity, UnitActKind, UnitMoves } from '@openzone/contracts';
import { plural, say, type Catalogue } from '../i18n/messages.ts';

export const capacityLabels = {
  OWN_NAME: say('以自己名义公开', 'Discloses in its own name'),
  VIA_COMMITTEE: say('由管委会公开（内设机构）', 'The committee discloses for it (internal unit)'),
  VIA_PARENT_GOV: say('由上级机关公开（派出机构）', 'The body above discloses for it (dispatched office)'),
  NONE: say('不承担公开职责', 'Has no part in disclosure'),
} satisfies Record<DisclosureCapacity, unknown>;

export const unitActLabels = {
  CREATED: say('设立', 'Created'),
  RENAMED: say('更名', 'Renamed'),
  MOVED: say('调整隶属', 'Moved'),
  CAPACITY: say('调整公开职责', 'Disclosure capacity'),
  MERGED: say('并入', 'Merged'),
  DISSOLVED: say('撤销', 'Dissolved'),
} satisfies Record<UnitActKind, unknown>;

/** What there is of each, in words; empty where there is nothing. */
function partsOf({ people, posts, documents, publicDocuments, cases, columns, reviews }: UnitMoves) {
  const parts = [
    [people, `${people} 人`, plural(people, 'person', 'people')],
    [posts, `${posts} 项任职`, plural(posts, 'post')],
    [documents, `${documents} 份在办文件`, plural(documents, 'document in hand', 'documents in hand')],
    [publicDocuments, `${publicDocuments} 份已公开文件`, plural(publicDocuments, 'public document')],
    [cases, `${cases} 件未办结申请`, plural(cases, 'open request')],
    [columns, `${columns} 个栏目`, plural(columns, 'column')],
    [reviews, `${reviews} 处审查环节`, plural(reviews, 'review')],
  ] as const;
  const there = parts.filter(([count]) => count > 0);
  return { zh: there.map(([, zh]) => zh).join('、'), en: there.map(([, , en]) => en).join(', ') };
}

export const unitsMessages = {
  title: say('机构', 'Units'),
  about: say(
    '机构的设立、更名、合并、撤销和隶属变更，都写明生效日期和依据；以前的文件和申请保留当时的名称。',
    'Units are created, renamed, merged, dissolved and moved from a day on and on a ground; earlier documents and requests keep the name of their day.',
  ),
  add: say('设立机构', 'Create a unit'),
  empty: say(
    '还没有机构。先设立一个，再开立账号、起草文件。',
    'No units yet. Create one, then open accounts and write.',
  ),
  showPast: say('显示已并入、已撤销的', 'Show units that are no more'),
  see: say('查看', 'Open'),
  open: (name: string) => say(`查看${name}`, `Open ${name}`),
  planned: (day: string) => say(`${day} 设立`, `From ${day}`),
  merged: (day: string, into: string) => say(`${day} 已并入${into}`, `Merged into ${into} on ${day}`),
  dissolved: (day: string) => say(`${day} 已撤销`, `Dissolved on ${day}`),
  toCome: say('有待生效的变更', 'A change is to come'),
  code: say('代码', 'Code'),
  codeHint: say(
    '用在网址里，小写字母、数字和 -，设立后不变。',
    'Stands in addresses: lower-case letters, digits and -; it never changes.',
  ),
  codeWrong: say('代码只能用小写字母、数字和 -。', 'Lower-case letters, digits and - only.'),
  name: say('名称', 'Name'),
  nameEn: say('英文名称', 'English name'),
  shortName: say('简称', 'Short name'),
  shortNameHint: say('列表中使用；不填用全称。', 'For lists; the whole name where left empty.'),
  agencyCode: say('机构代码', 'Agency code'),
  parent: say('上级机构', 'Unit above it'),
  top: say('无（最上级）', 'None (top)'),
  capacity: say('公开职责', 'Disclosure capacity'),
  capacityHint: say(
    '内设、派出机构依法以自己名义履行行政管理职能的，可以自己负责公开（条例第十条）；申请受理、答复落款和年报由此推导。',
    'Internal units and dispatched offices that act in their own name by law may disclose themselves (Regulation art. 10).',
  ),
  effectiveOn: say('生效日期', 'First day'),
  effectiveHint: say(
    '可以是过去、今天或将来；将来的变更到日自动生效。',
    'Past, today or to come; what is to come takes effect by itself on its day.',
  ),
  ground: say('依据', 'Ground'),
  groundHint: say('例如批复的文号和名称。', 'Such as number and title of the approval.'),
  current: say('现状', 'Today'),
  history: say('沿革', 'History'),
  sinceEver: say('登记之前', 'Before it was recorded'),
  pending: say('待生效', 'To come'),
  failed: say('到期未能生效', 'Could not take effect'),
  failedHint: say(
    '到了生效日期，却未能生效，多因这个机构还有人员、文件或申请而没有承接机构。请取消这项变更，再选好承接机构重新登记。',
    'Its day has come, yet it could not take effect, usually because the unit still has people, documents or requests and nobody takes over. Call it off and record it anew with a unit that does.',
  ),
  calledOff: say('已取消', 'Called off'),
  callOff: say('取消这项变更', 'Call off'),
  callOffSure: say('取消这项未生效的变更？', 'Call off this change?'),
  by: (name: string) => say(`登记人：${name}`, `Recorded by ${name}`),
  rename: say('更名', 'Rename'),
  move: say('调整隶属', 'Move'),
  changeCapacity: say('调整公开职责', 'Disclosure capacity'),
  merge: say('并入其他机构', 'Merge into another'),
  dissolve: say('撤销', 'Dissolve'),
  confirm: say('确定', 'Confirm'),
  done: say('已登记。', 'Recorded.'),
  successor: say('由哪个机构承接', 'Who takes over'),
  successorHint: say(
    '人员、文件、栏目和未办结的申请都转到这里。',
    'People, documents, columns and open requests go there.',
  ),
  noSuccessor: say('不指定（没有人员、文件和申请时）', 'Nobody (only where nothing is left)'),
  posts: say('任职', 'Posts'),
  postsMove: say('转为承接机构的同一任职', 'Become the same posts in the unit that takes over'),
  postsEnd: say('到期结束，由管理员重新任命', 'End; the administrator gives new ones'),
  moves: (moves: UnitMoves) => {
    const { zh, en } = partsOf(moves);
    return zh === ''
      ? say('按今天的情况，没有人员、文件和申请要转移。', 'As of today there is nothing to go over.')
      : say(
          `按今天的情况将转移：${zh}。已公开的文件仍署原名。`,
          `As of today ${en} go over. What is public keeps the old name.`,
        );
  },
  moved: (moves: UnitMoves) => {
    const { zh, en } = partsOf(moves);
    return zh === ''
      ? say('没有需要转移的。', 'There was nothing to go over.')
      : say(`已转移：${zh}。`, `Went over: ${en}.`);
  },
  dialog: (act: string, name: string) => say(`${name}：${act}`, `${name}: ${act}`),
} satisfies Catalogue;
