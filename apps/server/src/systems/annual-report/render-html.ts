import type { ReportSheet, ReportTable } from '@openzone/contracts';
import type { DrawnChart } from './charts/index.ts';

/** The report as the body of a web page: real tables whose headings say what they head. */

export interface Words {
  readonly no: string;
  readonly title: string;
  readonly text: string;
}

/** Parts in their order, each with its words or its table; the statistics form is its table alone. */
export function renderHtml(
  sheet: Pick<ReportSheet, 'tables' | 'basis'>,
  parts: readonly Words[],
  charts: readonly DrawnChart[] = [],
): string {
  const body =
    parts.length === 0
      ? sheet.tables.map(tableHtml)
      : parts.flatMap(({ no, title, text }) => [
          `<h2>${escape(`${no}、${title}`)}</h2>`,
          ...paragraphs(text),
          ...sheet.tables.filter(({ part }) => part === no).map(tableHtml),
        ]);
  return [...body, ...(charts.length === 0 ? [] : [`<h2>${chartsHeading}</h2>`]), ...charts.flatMap(chartHtml)].join(
    '\n',
  );
}

/** Charts come after what the form prescribes. */
export const chartsHeading = '附：图表';

/** The picture is named by its content, so the page that was frozen says which it is; its figures stand below it as a table. */
function chartHtml({ title, description, unit, head, rows, sha256, width, height }: DrawnChart): string[] {
  const size = `width="${width}" height="${height}"`;
  const heads = head.map((one, index) => `<th scope="col">${escape(index === 0 ? one : `${one}（${unit}）`)}</th>`);
  const body = rows.map(
    ({ label, values }) =>
      `<tr><th scope="row">${escape(label)}</th>${values.map((one) => `<td>${one}</td>`).join('')}</tr>`,
  );
  return [
    `<h3>${escape(title)}</h3>`,
    `<figure class="picture"><img src="picture:${sha256}" alt="${escape(`${title}。${description}`)}" ${size} /></figure>`,
    `<table><caption>${escape(`${title}（数据）`)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`,
  ];
}

function paragraphs(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `<p>${escape(line)}</p>`);
}

type Cell = ReportTable['head'][number][number];

function tableHtml({ part, title, head, rows }: ReportTable): string {
  const heads = head.map((line) => `<tr>${line.map((cell) => heading(cell, 'col')).join('')}</tr>`);
  const body = rows.map((row) => `<tr>${rowHtml(row, part === '')}</tr>`);
  return [
    `<table><caption>${escape(title)}</caption>`,
    ...(heads.length === 0 ? [] : [`<thead>${heads.join('')}</thead>`]),
    `<tbody>${body.join('')}</tbody></table>`,
  ].join('');
}

function rowHtml({ heads, figures }: ReportTable['rows'][number], isStatistics: boolean): string {
  const isHeading = figures.length === 0 && !isStatistics;
  const cells = heads.map((cell, index) => {
    // In the statistics form only the first cell names the row; its unit stands beside it.
    if (isStatistics && index > 0) return `<td>${escape(cell.text)}</td>`;
    return heading(cell, isHeading ? 'col' : 'row');
  });
  return [...cells, ...figures.map(({ value, columns }) => `<td${span('colspan', columns)}>${value}</td>`)].join('');
}

function heading({ text, columns, rows }: Cell, axis: 'col' | 'row'): string {
  const isGroup = axis === 'col' ? columns > 1 : rows > 1;
  return `<th scope="${axis}${isGroup ? 'group' : ''}"${span('colspan', columns)}${span('rowspan', rows)}>${escape(text)}</th>`;
}

const span = (name: string, size: number): string => (size === 1 ? '' : ` ${name}="${size}"`);

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
