import { say, type Catalogue } from '../i18n/messages.ts';

export const documentsMessages = {
  title: say('文件', 'Documents'),
  about: say(
    '本站全部文件，包括草稿、审查中、已发布和已撤回的。',
    'All documents of this site: drafts, in review, published, withdrawn.',
  ),
  newDocument: say('起草新文件', 'Draft a document'),
  filters: say('筛选', 'Filters'),
  words: say('标题、文号、索引号中的词', 'Words of title or number'),
  more: say('按环节、单位、栏目、渠道筛选', 'Filter by stage, unit, column, channel'),
  allStages: say('全部环节', 'Any stage'),
  channel: say('发布渠道', 'Channel'),
  allChannels: say('全部渠道', 'Any channel'),
  channelState: say('渠道状态', 'State on the channel'),
  allStandings: say('未撤下的', 'Not taken down'),
  clear: say('清除筛选', 'Clear filters'),
  nothing: say('没有符合条件的文件', 'No document matches'),
  nothingHint: say(
    '换一个词或去掉一个筛选条件再试；要新建，请点“起草新文件”。',
    'Try another word or take a filter away; to make one, choose “Draft a document”.',
  ),
  table: say('文件列表', 'List of documents'),
  tick: (title: string) => say(`选择“${title}”`, `Select “${title}”`),
  tickAll: say('选择本页全部', 'Select the whole page'),
  place: say('单位与栏目', 'Unit and column'),
  day: say('成文日期与期限', 'Date and due day'),
  updated: say('最近更新', 'Last updated'),
  published: say('发布', 'Published'),
} satisfies Catalogue;
