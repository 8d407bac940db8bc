import { mayCreate } from '../../engines/publication/index.ts';
import { mayKeepLists } from '../../systems/writing/index.ts';
import { does, onDocument, rule, shows, signedIn } from './define.ts';

const document = ['document', 'id'] as const;

/** Aids of writing. Words that are kept unsaved are their writer's own affair: keeping them changes nothing anybody else sees. */
export const writingActs = {
  'GET /kept-drafts': shows('kept-draft.list', '查看自己未保存的内容', 'List one’s unsaved words', signedIn),
  'GET /kept-drafts/:subject': shows('kept-draft.see', '取回自己未保存的内容', 'Take up one’s unsaved words', signedIn),
  'PUT /kept-drafts/:subject/:writer': shows('kept-draft.keep', '自动暂存', 'Keep unsaved words', signedIn),
  'DELETE /kept-drafts/:subject/:writer': shows('kept-draft.drop', '清除暂存', 'Drop unsaved words', signedIn),
  'GET /documents/:id/comments': shows('comment.list', '查看批注', 'See comments', onDocument('work'), ...document),
  'POST /documents/:id/comments': does('comment.make', '批注', 'Comment', onDocument('work'), ...document),
  'POST /documents/:id/comments/:threadId/replies': does(
    'comment.reply',
    '回复批注',
    'Answer a comment',
    onDocument('work'),
    ...document,
  ),
  'PUT /documents/:id/comments/:threadId/settled': does(
    'comment.settle',
    '处理批注',
    'Settle a comment',
    onDocument('work'),
    ...document,
  ),
  'POST /page-preview': shows('page.preview', '预览公开页面', 'Preview the public page', rule(mayCreate)),
  'POST /word-text': does('word.read', '读取 Word 文档', 'Read a Word document', signedIn),
  'GET /documents/:id/losses': shows(
    'loss.list',
    '查看未带入内容',
    'See what was lost',
    onDocument('work'),
    ...document,
  ),
  'POST /documents/:id/losses': does(
    'loss.keep',
    '记录未带入内容',
    'Keep what was lost',
    onDocument('edit'),
    ...document,
  ),
  'DELETE /documents/:id/losses/:lossId': does(
    'loss.dismiss',
    '处理未带入内容',
    'Dismiss what was lost',
    onDocument('edit'),
    ...document,
  ),
  'GET /document-templates': shows('template.list', '查看公文模板', 'List templates', signedIn),
  'GET /document-templates/:id/history': shows(
    'template.history',
    '查看公文模板的修改记录',
    'See the history of a template',
    rule(mayKeepLists),
    'template',
    'id',
  ),
  'POST /document-templates': does('template.create', '新建公文模板', 'Create a template', rule(mayKeepLists)),
  'PUT /document-templates/:id': does(
    'template.edit',
    '修改公文模板',
    'Edit a template',
    rule(mayKeepLists),
    'template',
    'id',
  ),
  'DELETE /document-templates/:id': does(
    'template.remove',
    '删除公文模板',
    'Remove a template',
    rule(mayKeepLists),
    'template',
    'id',
  ),
  'GET /wording-rules': shows('wording.list', '查看用语清单', 'List wording', signedIn),
  'GET /documents/:id/wording': shows(
    'wording.advice',
    '查看用语提示',
    'See advice on wording',
    onDocument('work'),
    ...document,
  ),
  'GET /wording-rules.csv': shows('wording.export', '导出用语清单', 'Export the word list', signedIn),
  'POST /wording-rules': does('wording.create', '添加用语词条', 'Add a word', rule(mayKeepLists)),
  'PUT /wording-rules/:id': does('wording.edit', '修改用语词条', 'Edit a word', rule(mayKeepLists), 'wording', 'id'),
  'DELETE /wording-rules/:id': does(
    'wording.remove',
    '删除用语词条',
    'Remove a word',
    rule(mayKeepLists),
    'wording',
    'id',
  ),
  'POST /wording-rules/import': does('wording.import', '导入用语清单', 'Import a word list', rule(mayKeepLists)),
} as const;
