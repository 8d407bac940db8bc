import type { Fact, ReportForm, TableRow } from './form.ts';
import { askedRow, figureRow, form2021, section } from './form-2021.ts';
import { otherResultsInOne, remediesTable, requestChecks, requestsTable, sharedResults } from './tables-2021.ts';

/** The trial form of 2019 and 2020 (国办公开办函〔2019〕60号). */

const none: Fact = { kind: 'fixed', value: 0 };
const made = ['本年新制作数量', '本年新公开数量', '对外公开总数量'] as const;
const items = ['上一年项目数量', '本年增/减', '处理决定数量'] as const;

const disclosureTable: readonly TableRow[] = [
  ...section('一', made, []),
  figureRow('rules', '规章', '件', [
    ['made', made[0], none],
    ['public', made[1], none],
    ['standing', made[2], none],
  ]),
  figureRow('normative_documents', '规范性文件', '件', [
    ['made', made[0], { kind: 'publications', measure: 'normativeMade' }],
    ['public', made[1], { kind: 'publications', measure: 'normativePublic' }],
    ['standing', made[2], { kind: 'publications', measure: 'normativeStanding' }],
  ]),
  ...section('五', items, []),
  askedRow('licence', '行政许可', '20(5)', [
    ['before', items[0], 'licenceItemsBefore'],
    ['change', items[1], 'licenceItemsChange'],
    ['decisions', items[2], 'licenceDecisions'],
  ]),
  askedRow('other_services', '其他对外管理服务事项', '20(5)', [
    ['before', items[0], 'otherServiceItemsBefore'],
    ['change', items[1], 'otherServiceItemsChange'],
    ['decisions', items[2], 'otherServiceDecisions'],
  ]),
  ...section('六', items, []),
  askedRow('penalty', '行政处罚', '20(6)', [
    ['before', items[0], 'penaltyItemsBefore'],
    ['change', items[1], 'penaltyItemsChange'],
    ['decisions', items[2], 'penaltyDecisions'],
  ]),
  askedRow('coercion', '行政强制', '20(6)', [
    ['before', items[0], 'coercionItemsBefore'],
    ['change', items[1], 'coercionItemsChange'],
    ['decisions', items[2], 'coercionDecisions'],
  ]),
  ...section('八', [items[0], items[1]], [1, 2]),
  askedRow(
    'admin_fee',
    '行政事业性收费',
    '20(8)',
    [
      ['before', items[0], 'feeItemsBefore'],
      ['change', items[1], 'feeItemsChange'],
    ],
    [1, 2],
  ),
  ...section('九', ['采购项目数量', '采购总金额'], [1, 2]),
  askedRow(
    'procurement',
    '政府集中采购',
    '20(9)',
    [
      ['projects', '采购项目数量', 'procurementProjects'],
      ['amount', '采购总金额', 'procurementAmount'],
    ],
    [1, 2],
  ),
];

const groups = [...sharedResults, otherResultsInOne];

export const form2019: ReportForm = {
  ...form2021,
  key: '2019',
  name: { zh: '政府信息公开工作年度报告格式（试行，2019、2020年度）', en: 'Trial format of 2019 and 2020' },
  basis: '国办公开办函〔2019〕60号',
  from: 2019,
  to: 2020,
  parts: form2021.parts.map((part) =>
    part.no === '五' ? { ...part, title: '政府信息公开工作存在的主要问题及改进情况' } : part,
  ),
  tables: form2021.tables.map((table) =>
    table.part === '二'
      ? { ...table, rows: disclosureTable }
      : table.part === '三'
        ? requestsTable(groups, table.title)
        : remediesTable(table.title),
  ),
  checks: requestChecks(groups),
};
