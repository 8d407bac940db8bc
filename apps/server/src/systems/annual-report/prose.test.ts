import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradictions } from './contradictions.ts';
import { cellsOf, reportForms } from './forms/index.ts';
import { fieldsIn, fieldsOf, renderProse, type FieldValues } from './prose.ts';
import { firstWording, isUnwritten } from './wording.ts';

const { '2018': form2018, '2021': form2021 } = reportForms;
const zero = Object.fromEntries(cellsOf(form2021).map(({ id }) => [id, 0]));
const values: FieldValues = {
  figures: { ...zero, '3.new_received.total': 52 },
  before: { ...zero, '3.new_received.total': 40 },
  asked: { meetings: 3 },
  fees: 120,
};

it('names the fields of the words that are not offered, with what they say now', () => {
  const offered = fieldsOf(form2021);
  const texts = [
    '{{change:3.new_received.total}}，{{3.granted.total}}，{{change:nothing}}',
    '{{ change:3.new_received.total }}',
  ];
  expect(fieldsIn(texts, offered).map(({ key }) => key)).toEqual(['change:3.new_received.total']);
});

describe('live figures', () => {
  it('stand for cells, what units told, fees and the change from the year before', () => {
    const { text, unknown } = renderProse(
      '新收{{3.new_received.total}}件，{{ change:3.new_received.total }}；会议{{asked.meetings}}次；{{fees}}元；{{nothing}}',
      values,
    );
    expect(text).toBe('新收52件，同比增长30%；会议3次；120元；{{nothing}}');
    expect(unknown).toEqual(['nothing']);
    const of = (now: number, last: number | undefined): string =>
      renderProse('{{change:a}}', {
        ...values,
        figures: { a: now },
        before: last === undefined ? undefined : { a: last },
      }).text;
    expect([of(5, 5), of(4, 5), of(5, 0), of(5, undefined)]).toEqual([
      '与上年持平',
      '同比下降20%',
      '比上年增加5',
      '上年无可比数据',
    ]);
  });

  it('know every field of the first wording, which leaves to be written what nobody can know', () => {
    const fields = new Set(fieldsOf(form2021).map(({ key }) => key));
    for (const text of Object.values(firstWording(form2021, '测试区', 2025))) {
      expect(renderProse(text, values).unknown).toEqual([]);
      for (const [, key = ''] of text.matchAll(/\{\{(?:change:)?([^{}]+)\}\}/gu))
        expect([key, fields.has(key)]).toEqual([key, true]);
    }
    const wording = firstWording(form2021, '测试区', 2025);
    expect(['一', '五', '六'].map((part) => isUnwritten(wording[part] ?? ''))).toEqual([false, true, false]);
  });
});

describe('contradictions between words and tables', () => {
  const found = (text: string, figures = values.figures): string[] =>
    contradictions(form2021, figures, { 一: text }).map((one) => one.text.zh);

  it('finds a sentence that says 53 while the table says 52', () => {
    expect(found('全年共收到政府信息公开申请53件，均已办理。')).toEqual([
      '第一部分写“收到政府信息公开申请53件”，而表中“一、本年新收政府信息公开申请数量（总计）”为 52。',
    ]);
    expect(found('全年共收到政府信息公开申请52件。')).toEqual([]);
    expect(
      found('涉及行政复议案件3起、行政诉讼案件3起。', { ...zero, '4.review.total': 3, '4.litigation_direct.total': 1 }),
    ).toHaveLength(1);
  });

  it('takes 余 for what it means', () => {
    const table = Object.fromEntries(cellsOf(form2018).map(({ id }) => [id, 0]));
    const of = (text: string, a1: number): number =>
      contradictions(form2018, { ...table, A1: a1 }, { '': text }).length;
    expect([of('主动公开政府信息14万余条', 141_203), of('主动公开政府信息14万余条', 150_000)]).toEqual([0, 1]);
    expect([of('主动公开政府信息1.4万条', 14_000), of('主动公开政府信息1,846条', 1_846)]).toEqual([0, 0]);
  });

  it('never objects to a live figure, whatever the tables say', () => {
    const figures = fc.record(
      Object.fromEntries(cellsOf(form2021).map(({ id }) => [id, fc.integer({ min: 0, max: 100_000 })])),
    );
    fc.assert(
      fc.property(figures, figures, (now, before) => {
        const wording = firstWording(form2021, '测试区', 2025);
        const texts = Object.fromEntries(
          Object.entries(wording).map(([part, text]) => [
            part,
            renderProse(text, { ...values, figures: now, before }).text,
          ]),
        );
        expect(contradictions(form2021, now, texts)).toEqual([]);
      }),
    );
  });
});
