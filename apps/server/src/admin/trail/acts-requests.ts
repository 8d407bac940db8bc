import { mayRegister } from '../../engines/cases/index.ts';
import { isOffice, mayFill, maySign, seesUnit } from '../../systems/annual-report/index.ts';
import { seesTimes } from '../../systems/time-limits/index.ts';
import { mayImportRegisters } from '../../systems/information-requests/index.ts';
import { does, onRemedy, onRequest, reads, rule, shows, signedIn } from './define.ts';

const request = ['request', 'id'] as const;
const remedy = ['remedy', 'id'] as const;
const report = ['annual-report', 'year'] as const;
const returned = ['report-return', 'unitId'] as const;

/** Information requests, what follows them, and the annual report. */
export const requestActs = {
  'GET /requests': shows('request.list', '查看申请列表', 'List requests', signedIn),
  'POST /requests': does('request.register', '登记申请', 'Register a request', rule(mayRegister), 'request'),
  'GET /requests/statistics': shows('request.statistics', '查看申请统计', 'See figures of requests', signedIn),
  'GET /requests/people': shows('request.people', '查看经办人', 'List handlers', signedIn),
  'GET /requests/:id': shows('request.see', '查看申请', 'See a request', onRequest('see'), ...request),
  'POST /requests/:id/acts/:act': does('request.act', '办理申请', 'Act on a request', onRequest('*'), ...request),
  'GET /requests/:id/extension': shows(
    'request.extension',
    '试算延期',
    'Foresee an extension',
    onRequest('EXTENSION_APPROVED'),
    ...request,
  ),
  'POST /requests/:id/publication': does(
    'request.publish',
    '答复转主动公开',
    'Draft an answer for publication',
    onRequest('PUBLICATION_DRAFTED'),
    ...request,
  ),
  'POST /requests/:id/identity': reads(
    'request.read-identity',
    '查看申请人身份',
    'Read who asks',
    onRequest('chain'),
    ...request,
  ),
  'GET /requests/:id/readings': shows(
    'request.readings',
    '查看查阅记录',
    'See who read it',
    onRequest('see'),
    ...request,
  ),
  'POST /requests/:id/attachments': does('request.attach', '添加材料', 'Add a file', onRequest('chain'), ...request),
  'GET /requests/:id/attachments/:attachmentId': reads(
    'request.read-file',
    '打开申请材料',
    'Open a file',
    onRequest('see'),
    ...request,
  ),
  'POST /requests/:id/documents': does('request.compose', '制作文书', 'Make a letter', onRequest('chain'), ...request),
  'GET /requests/:id/documents/preview': shows(
    'request.preview',
    '预览文书',
    'Preview a letter',
    onRequest('see'),
    ...request,
  ),
  'GET /requests/:id/documents/:documentId.pdf': reads(
    'request.read-letter',
    '打开文书',
    'Open a letter',
    onRequest('chain'),
    ...request,
  ),
  'GET /requests/:id/documents/:documentId.docx': reads(
    'request.read-letter',
    '打开文书',
    'Open a letter',
    onRequest('chain'),
    ...request,
  ),
  'GET /requests/imports/template': shows(
    'request.template',
    '下载登记簿模板',
    'Download the register’s template',
    signedIn,
  ),
  'POST /requests/imports': does('request.import', '导入登记簿', 'Import a register', rule(mayImportRegisters)),

  'GET /requests/:id/remedies': shows(
    'remedy.list',
    '查看复议诉讼',
    'See review and litigation',
    onRequest('see'),
    ...request,
  ),
  'POST /requests/:id/remedies': does(
    'remedy.file',
    '登记复议诉讼',
    'File review or litigation',
    rule(mayRegister),
    ...request,
  ),
  'POST /remedies/:id/acts/:act': does(
    'remedy.act',
    '办理复议诉讼',
    'Act on review or litigation',
    onRemedy('*'),
    ...remedy,
  ),
  'GET /remedies/statistics': shows('remedy.statistics', '查看复议诉讼统计', 'See figures of remedies', signedIn),

  'GET /annual-reports': shows('report.list', '查看年度报告', 'List annual reports', signedIn),
  'GET /annual-reports/:year': shows('report.see', '查看年度报告', 'See an annual report', rule(seesUnit), ...report),
  'POST /annual-reports/:year': does(
    'report.begin',
    '开始编制年度报告',
    'Begin an annual report',
    rule(isOffice),
    ...report,
  ),
  'PUT /annual-reports/:year': does(
    'report.write',
    '编写年度报告',
    'Write an annual report',
    rule(isOffice),
    ...report,
  ),
  'POST /annual-reports/:year/freeze': does(
    'report.freeze',
    '年度报告定稿',
    'Freeze an annual report',
    rule(isOffice),
    ...report,
  ),
  'GET /annual-reports/:year/records': shows(
    'report.records',
    '查看数据来源',
    'See the records of a figure',
    rule(seesUnit),
    ...report,
  ),
  'GET /annual-reports/:year/versions/:number': shows(
    'report.version',
    '查看已定稿的年度报告',
    'See a frozen annual report',
    rule(seesUnit),
    ...report,
  ),
  'POST /annual-reports/:year/past/preview': reads(
    'report.read-past',
    '核对往年报告',
    'Check a report published before',
    rule(isOffice),
    ...report,
  ),
  'POST /annual-reports/:year/past': does(
    'report.keep-past',
    '收入往年报告',
    'Keep a report published before',
    rule(isOffice),
    ...report,
  ),
  'GET /annual-reports/:year/export': reads(
    'report.export',
    '导出年度报告',
    'Export an annual report',
    rule(seesUnit),
    ...report,
  ),
  'PUT /annual-reports/:year/round': does(
    'report.ask',
    '布置数据报送',
    'Ask units for figures',
    rule(isOffice),
    ...report,
  ),
  'GET /time-limits': shows('time-limits.see', '查看时限监测', 'See time limits', rule(seesTimes)),
  'GET /time-limits/records': shows(
    'time-limits.records',
    '查看时限明细',
    'See what a time limit counts',
    rule(seesTimes),
  ),
  'GET /time-limits/export': reads('time-limits.export', '导出时限监测', 'Export time limits', rule(seesTimes)),
  'GET /report-returns': shows('report.returns', '查看报送情况', 'List units’ figures', signedIn),
  'GET /report-returns/:year/:unitId': shows(
    'report.see-return',
    '查看单位报送',
    'See a unit’s figures',
    rule(seesUnit),
    ...returned,
  ),
  'PUT /report-returns/:year/:unitId': does('report.fill', '填报数据', 'Fill in figures', rule(mayFill), ...returned),
  'POST /report-returns/:year/:unitId/sign': does(
    'report.sign',
    '签报数据',
    'Sign figures off',
    rule(maySign),
    ...returned,
  ),
  'POST /report-returns/:year/:unitId/give-back': does(
    'report.give-back',
    '退回报送',
    'Give figures back',
    rule(isOffice),
    ...returned,
  ),
  'GET /requests/export.xlsx': reads('request.export', '导出申请列表', 'Export a list of requests', signedIn),
} as const;
