import { createHash } from 'node:crypto';
import type { ReportChart } from '@openzone/contracts';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from './chart.ts';

/** A chart with its picture: SVG without script or style sheet, the same for the same figures wherever it is drawn. */
export interface DrawnChart extends Chart {
  readonly svg: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/** Narrow and with large letters: on a phone, where it is made to fit, they are still read. */
const width = 480;
/** Dark enough on white for those who see little, apart in lightness as well as in colour. */
const colours = ['#123c73', '#d06a00'];
const text = { color: '#222222', fontSize: 16, fontFamily: 'Noto Serif SC, Noto Sans SC, sans-serif' };
/** Figures on the lines: the lighter colour of a line is too light for letters. */
const figureColours = ['#123c73', '#9a4b00'];
/** Room for the names of bars, and for one line of them. */
const nameRoom = { width: 192, perLine: 12, line: 22 };

/** So many bars fit on a page of paper and are taken in at a glance; the table names every one. */
const mostBars = 12;

export function drawChart(chart: Chart): DrawnChart {
  const shown = together(chart.rows);
  const height = chart.key === 'trend' ? 340 : 32 + shown.length * rowHeight(shown);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption(chart.key === 'trend' ? lines(chart) : bars(shown));
    const svg = named(plain(drawing.renderToSVGString()), chart);
    return { ...chart, svg, sha256: createHash('sha256').update(svg, 'utf8').digest('hex'), width, height };
  } finally {
    drawing.dispose();
  }
}

/** Where there are too many, the smallest stand together in the last. */
function together(rows: Chart['rows']): Chart['rows'] {
  if (rows.length <= mostBars) return rows;
  const rest = rows.slice(mostBars - 1);
  const sum = rest.reduce((all, { values }) => all + (values[0] ?? 0), 0);
  return [...rows.slice(0, mostBars - 1), { label: `其余${rest.length}类`, values: [sum] }];
}

/** Every bar has the room that the longest name needs. */
function rowHeight(rows: Chart['rows']): number {
  const most = Math.max(...rows.map(({ label }) => Math.ceil(label.length / nameRoom.perLine)));
  return most * nameRoom.line + 12;
}

/** A chart as the back office shows it. */
export function presentChart({ key, title, description, unit, head, rows, svg }: DrawnChart): ReportChart {
  const figures = rows.map(({ label, values }) => ({ label, values: [...values] }));
  return { key, title, description, unit, head: [...head], rows: figures, svg };
}

const common = { animation: false, backgroundColor: '#ffffff', color: colours, textStyle: text };
/** The room of a chart counts with its labels. */
const inside = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' };
const quiet = { lineStyle: { color: '#8a8a8a' } };
/** As the tables write figures. */
const axisLabel = { ...text, formatter: (value: number) => String(value) };

function lines({ head, rows, unit }: Chart): EChartsCoreOption {
  return {
    ...common,
    legend: { top: 8, right: 16, data: head.slice(1), textStyle: text },
    grid: { ...inside, left: 16, right: 32, top: 64, bottom: 12 },
    // A figure at nought stands below the axis, above the year.
    xAxis: {
      type: 'category',
      data: rows.map(({ label }) => label),
      axisLabel: { ...text, margin: 26 },
      axisLine: quiet,
    },
    yAxis: { type: 'value', name: unit, minInterval: 1, axisLabel, nameTextStyle: text },
    series: head.slice(1).map((name, index) => ({
      type: 'line',
      name,
      data: rows.map(({ values }) => ({
        value: values[index] ?? 0,
        label: { position: isUpper(values, index) ? 'top' : 'bottom' },
      })),
      // Told apart without colour too.
      symbol: index === 0 ? 'circle' : 'rect',
      symbolSize: 9,
      lineStyle: { width: 2.5, type: index === 0 ? 'solid' : 'dashed' },
      label: { show: true, ...text, color: figureColours[index] },
      silent: true,
    })),
  };
}

/** Figures stand outside of the two lines, so that neither crosses them. */
function isUpper([first = 0, second = 0]: readonly number[], index: number): boolean {
  return index === 0 ? first >= second : second > first;
}

function bars(rows: Chart['rows']): EChartsCoreOption {
  return {
    ...common,
    grid: { ...inside, left: 12, right: 72, top: 16, bottom: 16 },
    // Each bar says its figure: a scale would only repeat them.
    xAxis: { type: 'value', minInterval: 1, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ label }) => label),
      axisLabel: { ...text, width: nameRoom.width, overflow: 'break', lineHeight: nameRoom.line, interval: 0 },
      axisLine: quiet,
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        data: rows.map(({ values }) => values[0] ?? 0),
        barWidth: 20,
        // One beside a hundred thousand is not nothing.
        barMinHeight: 2,
        label: { show: true, position: 'right', ...text },
        silent: true,
      },
    ],
  };
}

/**
 * Names made from counters of the process become the same each time, styles become attributes (a page that forbids inline styles shows them
 * too), and what serves the pointer goes.
 */
function plain(svg: string): string {
  const names = new Map<string, string>();
  return svg
    .replace(/<style[\s\S]*?<\/style>/gu, '')
    .replace(/ (?:class|pointer-events|xmlns:xlink|ecmeta_\w+)="[^"]*"/gu, '')
    .replace(/\bzr\d+-[\w-]+/gu, (name) => {
      const known = names.get(name) ?? `chart-${names.size + 1}`;
      names.set(name, known);
      return known;
    })
    .replace(/ style="([^"]*)"/gu, (_, styles: string) =>
      styles
        .split(';')
        .map((one) => /^\s*([a-z-]+)\s*:\s*(.+?)\s*$/u.exec(one))
        .filter((one) => one !== null && one[1] !== 'user-select')
        .map((one) => ` ${one?.[1] ?? ''}="${one?.[2] ?? ''}"`)
        .join(''),
    );
}

/** What it is, said in the picture itself: it may be saved and passed on alone. */
function named(svg: string, { key, title, description }: Chart): string {
  const ids = `${key}-title ${key}-words`;
  return svg.replace(
    /^<svg ([^>]*)>/u,
    (_, attributes: string) =>
      `<svg role="img" aria-labelledby="${ids}" lang="zh-CN" ${attributes}>` +
      `<title id="${key}-title">${escape(title)}</title><desc id="${key}-words">${escape(description)}</desc>`,
  );
}

const escape = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
