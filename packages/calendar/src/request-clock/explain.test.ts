import { describe, expect, it } from 'vitest';
import { explainReplyDue } from '../index.ts';
import type { ClockEvent, ClockInput } from '../index.ts';

const confirmed: ClockEvent[] = [
  { type: 'SUBMITTED', on: '2024-09-28' },
  { type: 'CONFIRMED_BOTH', on: '2024-09-30' },
];
const input: ClockInput = { channel: 'INTERNET', events: confirmed, asOf: '2024-10-20' };

describe('the explanation of a due day', () => {
  it('cites articles by their full title, names start, count and due day, and marks the convention', () => {
    const { text, sentences, reading } = explainReplyDue(input);
    expect(reading.replyDue).toBe('2024-11-01');
    for (const part of [
      '《中华人民共和国政府信息公开条例》第三十一条第三项',
      '《中华人民共和国政府信息公开条例》第三十三条第二款',
      '2024-09-30 为收到申请之日',
      '20 个工作日',
      '2024-11-01',
      '2024-10-01至2024-10-04、2024-10-07',
      '调休上班计入：2024-10-12',
      'CN-2026.1',
    ]) {
      expect(text).toContain(part);
    }
    const conventions = sentences.filter(({ status }) => status === 'CONVENTION');
    expect(conventions.length).toBeGreaterThan(0);
    for (const sentence of conventions) expect(sentence.text).toContain('约定');
    for (const { status, basis } of sentences)
      expect(status === 'STATUTE').toBe(status !== 'CONVENTION' && basis !== null);
  });

  it('is complete in English', () => {
    const { text } = explainReplyDue(input, 'en');
    expect(text).toMatch(/article 33, paragraph 2, of the Regulation/u);
    expect(text).toContain('2024-11-01');
    expect(text).toContain('a convention');
    expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it('lists every day once, with its number or why it has none', () => {
    const { days, reading } = explainReplyDue(input);
    expect([days[0]?.date, days[0]?.reason, days.at(-1)?.date]).toEqual(['2024-09-30', 'START', reading.replyDue]);
    expect(days.filter(({ counted }) => counted).map(({ n }) => n)).toEqual(
      Array.from({ length: 20 }, (_one, index) => index + 1),
    );
    expect(days.find(({ date }) => date === '2024-10-12')).toMatchObject({
      reason: 'ADJUSTED_WORKDAY',
      weekday: 6,
      counted: true,
    });
    expect(days.find(({ date }) => date === '2024-10-03')).toMatchObject({
      reason: 'HOLIDAY',
      holiday: { zh: '国庆节', en: 'National Day' },
    });
    expect(days.find(({ date }) => date === '2024-10-19')).toMatchObject({ reason: 'WEEKEND', n: null });
  });

  it('tells of pauses, silence and an extension', () => {
    const events: ClockEvent[] = [
      ...confirmed,
      { type: 'THIRD_PARTY_CONSULT_SENT', on: '2024-10-08', party: '甲公司' },
      { type: 'THIRD_PARTY_CONSULT_SERVED', on: '2024-10-09', party: '甲公司' },
      { type: 'EXTENSION_APPROVED', on: '2024-10-31', workdays: 10 },
    ];
    const during = explainReplyDue({ ...input, events });
    expect(during.reading.noReplyDue).toBe('PAUSED');
    expect(during.text).toContain('暂停计算中，已用 1 个工作日');
    expect(during.days.filter(({ reason }) => reason === 'PAUSED').length).toBe(during.reading.excludedWorkdays);
    const after = explainReplyDue({ ...input, events, asOf: '2024-11-20' });
    for (const part of [
      '第三十三条第三款',
      '第三十二条',
      '由行政机关依照条例的规定决定',
      '延长 10 个工作日，共 30 个工作日',
      '重叠部分不重复扣除',
    ])
      expect(after.text).toContain(part);
    expect(after.days.filter(({ counted }) => counted)).toHaveLength(30);
  });

  const stories: [string, ClockEvent[], RegExp][] = [
    [
      'a correction',
      [
        { type: 'CORRECTION_NOTICE_SENT', on: '2024-10-08', dueOn: '2024-10-18' },
        { type: 'CORRECTION_RECEIVED', on: '2024-10-10' },
      ],
      /第三十条.*重新计算/u,
    ],
    [
      'waiting for one',
      [{ type: 'CORRECTION_NOTICE_SENT', on: '2024-10-08', dueOn: '2024-10-22' }],
      /等待申请人补正（最迟 2024-10-22）/u,
    ],
    [
      'a late notice',
      [{ type: 'CORRECTION_NOTICE_SENT', on: '2024-10-18', dueOn: '2024-10-22' }],
      /本件逾期.*按原期限监控/u,
    ],
    [
      'a fee',
      [
        { type: 'FEE_NOTICE_RECEIVED', on: '2024-10-08' },
        { type: 'FEE_PAID', on: '2024-10-09' },
      ],
      /109号第六条，待核实/u,
    ],
    ['withdrawal', [{ type: 'WITHDRAWN_BY_APPLICANT', on: '2024-10-08' }], /已终结/u],
    [
      'article 35',
      [
        { type: 'REASON_REQUESTED', on: '2024-10-08' },
        { type: 'REASON_ACCEPTED_DELAY', on: '2024-10-09', until: '2024-12-31' },
      ],
      /第三十五条.*2024-12-31/u,
    ],
    [
      'delivery',
      [
        { type: 'DECISION_SIGNED_OFF', on: '2024-10-08' },
        { type: 'DECISION_POSTED', on: '2024-10-09' },
      ],
      /〔2016〕235号.*未超过答复期限/u,
    ],
  ];
  it.each(stories)('tells of %s, in both languages', (_name, events, pattern) => {
    const told = { ...input, events: [...confirmed, ...events] };
    expect(explainReplyDue(told).text).toMatch(pattern);
    expect(explainReplyDue(told, 'en').text).not.toMatch(/\p{Script=Han}/u);
  });

  it('says so when there is no clock, or no calendar', () => {
    expect(explainReplyDue({ ...input, asOf: '2024-09-29' })).toMatchObject({ days: [] });
    expect(explainReplyDue({ ...input, asOf: '2024-09-29' }).text).toContain('尚未确定');
    const late = explainReplyDue({
      channel: 'ORAL',
      events: [{ type: 'RECEIVED', on: '2026-12-15' }],
      asOf: '2026-12-20',
    });
    expect(late.text).toContain('请先导入');
  });

  it('keeps to the regulation of its time', () => {
    const { text } = explainReplyDue({
      channel: 'IN_PERSON',
      events: [{ type: 'RECEIVED', on: '2018-02-09' }],
      asOf: '2018-02-10',
    });
    expect(text).toContain('国务院令第492号');
    expect(text).toContain('15 个工作日');
    expect(text).not.toContain('第三十三条');
  });
});
