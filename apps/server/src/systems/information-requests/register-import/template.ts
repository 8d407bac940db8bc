import writeXlsxFile from 'write-excel-file/node';
import { columnRules, registerColumns } from './columns.ts';

/** An empty register to fill in: the headings, and a second sheet that explains each of them. */
export async function registerTemplate(): Promise<Buffer> {
  const rules = registerColumns.map((column) => columnRules[column]);
  const heading = (value: string) => ({ value, fontWeight: 'bold' as const });
  const explained = [
    ['列 / Column', '必填 / Needed', '填写说明', 'How to fill it in'].map(heading),
    ...rules.map(({ name, required, help }) =>
      [`${name.zh} ${name.en}`, required ? '是 / yes' : '', help.zh, help.en].map((value) => ({
        value,
        wrap: true,
        alignVertical: 'top' as const,
      })),
    ),
  ];
  return writeXlsxFile([
    {
      sheet: '登记簿',
      data: [rules.map(({ name, required }) => heading(required ? `${name.zh}*` : name.zh))],
      columns: rules.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
    { sheet: '填写说明', data: explained, columns: [24, 14, 60, 60].map((width) => ({ width })) },
  ]).toBuffer();
}
