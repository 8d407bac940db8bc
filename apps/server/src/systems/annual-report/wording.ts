import type { ReportForm } from './forms/index.ts';

/** A first wording of the parts that are words, from the facts there are; the office makes it its own. */

/** By the number of the part. The statistics form has no parts: its words are written elsewhere. */
export function firstWording(form: ReportForm, unit: string, year: number): Record<string, string> {
  if (form.key === '2018') return {};
  return { 一: overall(unit, year), 五: problems(), 六: others() };
}

function overall(unit: string, year: number): string {
  return [
    `${year}年，${unit}认真贯彻落实《中华人民共和国政府信息公开条例》，推进政府信息公开工作。`,
    '（一）主动公开。全年制发行政规范性文件{{2.normative_documents.made}}件，年末公布的行政规范性文件按要求标注有效性。',
    '（二）依申请公开。全年新收政府信息公开申请{{3.new_received.total}}件（{{change:3.new_received.total}}），上年结转{{3.carried_in.total}}件；本年度办结政府信息公开申请{{3.result_total.total}}件，其中予以公开{{3.granted.total}}件、部分公开{{3.partial.total}}件；结转下年度继续办理{{3.carried_out.total}}件。因政府信息公开引起行政复议{{4.review.total}}件。',
    '（三）政府信息管理。公开前逐件认定公开属性，经保密审查后发布；文件废止、失效的，在原文页面标注。',
    '（四）政府信息公开平台建设。设置政府信息公开查阅点{{asked.readingPoints}}个。',
    '（五）监督保障。设有政府信息公开工作机构{{asked.offices}}个，专职人员{{asked.fullTimeStaff}}人、兼职人员{{asked.partTimeStaff}}人；安排专项经费{{asked.funds}}万元；召开工作会议{{asked.meetings}}次，举办培训{{asked.trainings}}次，参加培训{{asked.trainees}}人次。',
  ].join('\n');
}

function problems(): string {
  return ['存在的主要问题：（请结合本年实际填写。）', '改进情况：（请写明针对上述问题采取的措施和效果。）'].join('\n');
}

function others(): string {
  return '本年度收取信息处理费{{fees}}元。没有其他需要报告的事项。';
}

/** What a first wording leaves to be written; it must be gone before a report is frozen. */
export function isUnwritten(text: string): boolean {
  return text.trim() === '' || /（请[^（）]*。）/u.test(text);
}
