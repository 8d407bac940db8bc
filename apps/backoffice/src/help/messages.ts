import { say, type Catalogue } from '../i18n/messages.ts';

export const helpPageMessages = {
  title: say('帮助', 'Help'),
  about: say('按岗位、按要办的事查。', 'By post, and by what is to be done.'),
  open: say('本页帮助（在新窗口打开）', 'Help on this screen (opens in a new window)'),
  search: say('在帮助里查找', 'Search the help'),
  searchHint: say('例如：撤回、补正、禁发期', 'For example: withdraw, correction, embargo'),
  pages: say('帮助目录', 'Pages of help'),
  tasks: say('本页的事项', 'Tasks on this page'),
  results: (count: number) => say(`找到 ${count} 处`, `${count} found`),
  nothing: (words: string) =>
    say(
      `帮助里没有“${words}”。换一个词，或从目录里找您的岗位。`,
      `The help says nothing of “${words}”. Try another word, or look under your post.`,
    ),
} satisfies Catalogue;
