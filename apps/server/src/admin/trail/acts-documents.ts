import { does, reads, shows } from './define.ts';

const document = ['document', 'id'] as const;
const batch = ['import', 'id'] as const;
const row = ['import-row', 'rowId'] as const;

/** Documents, their files, and imports of old ones. */
export const documentActs = {
  'GET /work': shows('document.work', '查看我的工作', 'See one’s work'),
  'GET /documents': shows('document.list', '查看文件列表', 'List documents'),
  'GET /documents/export.xlsx': reads('document.export', '导出文件列表', 'Export a list of documents'),
  'POST /documents/:id/column': does('document.move', '移到其他栏目', 'Move to another column', ...document),
  'GET /find': shows('work.find', '快速查找', 'Quick-find'),
  'GET /saved-filters': shows('filter.list', '查看保存的筛选', 'List saved filters'),
  'POST /saved-filters': does('filter.save', '保存筛选', 'Save a filter'),
  'DELETE /saved-filters/:id': does('filter.delete', '删除保存的筛选', 'Remove a saved filter', 'saved-filter', 'id'),
  'POST /documents': does('document.create', '新建文件', 'Create a document', 'document'),
  'GET /documents/:id': shows('document.see', '查看文件', 'See a document', ...document),
  'GET /documents/:id/versions/:number': shows('document.see-version', '查看文件的一版', 'See a version', ...document),
  'PUT /documents/:id/draft': does('document.edit', '编辑文件', 'Edit a document', ...document),
  'POST /documents/:id/determination': does('document.determine', '认定公开属性', 'Determine', ...document),
  'POST /documents/:id/submission': does('document.submit', '提交审查', 'Submit for review', ...document),
  'POST /documents/:id/recall': does('document.recall', '收回送审', 'Recall from review', ...document),
  'POST /documents/:id/review': does('document.review', '审查', 'Review', ...document),
  'POST /documents/:id/schedule': does('document.schedule', '定时发布', 'Schedule publication', ...document),
  'POST /documents/:id/unschedule': does('document.unschedule', '取消定时', 'Cancel the schedule', ...document),
  'POST /documents/:id/publication': does('document.publish', '发布', 'Publish', ...document),
  'POST /documents/:id/forced-publication': does('document.force', '强制发布', 'Force publication', ...document),
  'POST /documents/:id/withdrawal': does('document.withdraw', '撤回公开', 'Withdraw', ...document),
  'POST /documents/:id/discard': does('document.discard', '作废', 'Discard', ...document),
  'POST /documents/:id/links': does('document.link', '添加关联', 'Link', ...document),
  'DELETE /documents/:id/links/:kind/:toDocumentId': does('document.unlink', '取消关联', 'Unlink', ...document),
  'PUT /documents/:id/channels/:channel': does('document.channel', '登记发布渠道', 'Record a channel', ...document),
  'POST /documents/:id/preview': does('document.preview', '生成预览链接', 'Make a preview link', ...document),
  'GET /documents/:id/versions/:number/erasure': shows(
    'document.erasure-preview',
    '查看永久删除的范围',
    'See what an erasure would take',
    ...document,
  ),
  'POST /documents/:id/versions/:number/erasure': does(
    'document.request-erasure',
    '申请永久删除',
    'Ask for an erasure',
    ...document,
  ),
  'POST /documents/:id/versions/:number/erasure/confirmation': does(
    'document.confirm-erasure',
    '确认永久删除',
    'Confirm an erasure',
    ...document,
  ),
  'POST /documents/:id/versions/:number/erasure/drop': does(
    'document.drop-erasure',
    '撤销永久删除申请',
    'Drop an erasure',
    ...document,
  ),
  'GET /documents/:id/personal-data': shows(
    'personal-data.see',
    '查看个人信息核查',
    'See personal data found',
    ...document,
  ),
  'POST /documents/:id/personal-data/search': does(
    'personal-data.search',
    '重新核查个人信息',
    'Search for personal data',
    ...document,
  ),
  'POST /documents/:id/personal-data/decisions': does(
    'personal-data.decide',
    '处理个人信息',
    'Decide on personal data',
    ...document,
  ),
  'POST /documents/:id/personal-data/marks': does(
    'personal-data.mark',
    '手工标注个人信息',
    'Mark personal data by hand',
    ...document,
  ),
  'POST /documents/:id/personal-data/copy': does(
    'personal-data.copy',
    '制作去标识化公开稿',
    'Make a masked copy',
    ...document,
  ),
  'POST /documents/:id/versions/:number/original': reads(
    'personal-data.open-original',
    '查阅去标识化前的原文',
    'Open the original of a masked copy',
    ...document,
  ),
  'GET /personal-data': shows(
    'personal-data.report',
    '查看已公开内容的个人信息',
    'See personal data in what is public',
  ),

  'POST /files': does('file.upload', '上传附件', 'Upload a file', 'file'),
  'GET /files/:sha256/:name': shows('file.see', '打开附件', 'Open a file', 'file', 'sha256'),

  'GET /imports': shows('import.list', '查看导入批次', 'List imports'),
  'POST /imports': does('import.create', '导入历年文件', 'Import old files', 'import'),
  'GET /imports/:id': shows('import.see', '查看导入批次', 'See an import', ...batch),
  'GET /imports/:id/rows/:rowId': shows('import.see-row', '查看导入行', 'See a row of an import', ...row),
  'PUT /imports/:id/rows/:rowId': does('import.edit-row', '修改导入行', 'Edit a row of an import', ...row),
  'POST /imports/:id/confirm': does('import.confirm', '确认导入行', 'Confirm rows of an import', ...batch),
  'POST /imports/:id/reject': does('import.reject', '舍弃导入行', 'Reject rows of an import', ...batch),
  'POST /imports/:id/review': does('import.review', '批量审查导入件', 'Review rows of an import', ...batch),
} as const;
