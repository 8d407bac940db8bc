import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { ReportFacts } from '../compile.ts';
import { foreignIn } from '../../../base/files/index.ts';
import { chartsOf, strayedCharts, type ChartInput } from './chart.ts';
import { drawChart } from './draw.ts';

const request = (outcome: ReportFacts['requests'][number]['outcome'], count: number, unitId = 'a') => ({
  unitId,
  applicant: 'NATURAL_PERSON' as const,
  outcome,
  came: true,
  closed: outcome !== null,
  extended: false,
  late: false,
  count,
});
const input: ChartInput = {
  year: 2025,
  form: '2021',
  figures: { '3.new_received.total': 9, '3.result_total.total': 8 },
  facts: {
    requests: [request('GRANTED', 3), request('GRANTED', 2, 'b'), request('NOT_EXIST', 3), request(null, 1)],
    publications: [
      { unitId: 'a', measure: 'items', way: null, count: 20 },
      { unitId: 'a', measure: 'byChannel', way: 'WEB', count: 12 },
      { unitId: 'b', measure: 'byChannel', way: 'WEB', count: 3 },
      { unitId: 'a', measure: 'byChannel', way: 'WECHAT', count: 7 },
    ],
  },
  past: [
    { year: 2024, form: '2021', figures: { '3.new_received.total': 7, '3.result_total.total': 6 } },
    { year: 2018, form: '2018', figures: { C1: 4, C2: 5 } },
    { year: 2023, form: '2021', figures: { '3.new_received.total': 7 } },
  ],
};

describe('the charts of a report', () => {
  it('show the years that are known in their order, channels and outcomes with the most first', () => {
    const [trend, channels, outcomes] = chartsOf(input);
    expect(trend?.rows).toEqual([
      { label: '2018年', values: [4, 5] },
      { label: '2024年', values: [7, 6] },
      { label: '2025年', values: [9, 8] },
    ]);
    expect(channels?.rows.map(({ values }) => values)).toEqual([[15], [7]]);
    expect(outcomes?.rows).toEqual([
      { label: '予以公开', values: [5] },
      { label: '信息不存在', values: [3] },
    ]);
    expect(outcomes?.description).toContain('予以公开5件');
  });

  it('are left out where there is nothing to show', () => {
    expect(chartsOf({ ...input, facts: { requests: [], publications: [] }, past: [] })).toEqual([]);
  });

  it('become pictures with title and words, every figure in them, and nothing that could run', () => {
    for (const chart of chartsOf(input)) {
      const { svg } = drawChart(chart);
      const $ = load(svg, { xml: true });
      expect($('svg > title').text()).toBe(chart.title);
      expect($('svg > desc').text()).toBe(chart.description);
      expect($('svg').attr('aria-labelledby')).toBe(`${$('svg > title').attr('id')} ${$('svg > desc').attr('id')}`);
      const said = $('text')
        .toArray()
        .map((one) => $(one).text());
      for (const { label, values } of chart.rows) {
        expect(said.join('').replace(/\s/gu, '')).toContain(label);
        for (const value of values) expect(said).toContain(String(value));
      }
      expect(svg).not.toMatch(/undefined|NaN/u);
      expect(foreignIn(svg)).toBeUndefined();
    }
  });

  it('are the same bytes for the same figures, whatever was drawn between', () => {
    const hashes = () => chartsOf(input).map((chart) => drawChart(chart).sha256);
    expect(hashes()).toEqual(hashes());
    const [chart] = chartsOf({ ...input, year: 2026 });
    expect(chart === undefined ? '' : drawChart(chart).sha256).not.toBe(hashes()[0]);
  });

  it('are named when they are no longer what was frozen', () => {
    const frozen = chartsOf(input);
    expect(strayedCharts(frozen, chartsOf(input))).toEqual([]);
    const requests = [...input.facts.requests, request('PARTIAL', 1)];
    const now = chartsOf({ ...input, facts: { requests, publications: [] } });
    expect(strayedCharts(frozen, now)).toEqual(['2025年政府信息公开申请的办理结果', '2025年主动公开政府信息的渠道']);
  });

  it('keep to what fits on a page: the smallest bars stand together', () => {
    const rows = Array.from({ length: 15 }, (_, index) => ({ label: `第${index + 1}类结果`, values: [20 - index] }));
    const [, channels] = chartsOf(input);
    if (channels === undefined) throw new Error('no chart');
    const { svg, height } = drawChart({ ...channels, rows });
    const said = load(svg, { xml: true })('text')
      .toArray()
      .map((one) => load(one).text());
    expect(said).toContain('第11类结果');
    expect(said).not.toContain('第12类结果');
    expect(said).toEqual(expect.arrayContaining(['其余4类', String(9 + 8 + 7 + 6)]));
    expect(height).toBe(drawChart({ ...channels, rows: rows.slice(0, 12) }).height);
  });

  it('carry words from anywhere as words', () => {
    const [chart] = chartsOf(input);
    if (chart === undefined) throw new Error('no chart');
    const { svg } = drawChart({ ...chart, title: '<script>1</script>"&', rows: [{ label: '<b>', values: [1, 2] }] });
    expect(svg).not.toMatch(/<script|<b>/u);
    expect(load(svg, { xml: true })('svg > title').text()).toBe('<script>1</script>"&');
  });
});
