import type { Text } from '../../../platform/errors.ts';
import type { PublicationMeasure } from './form.ts';

/** How figures are counted, in words that stand beside them. */

export const publicationRules: Readonly<Record<PublicationMeasure, Text>> = {
  items: {
    zh: '本年首次公开、至年末未撤回的文件，同一文件不论经几个渠道公开计1条；以首次公开日（导入的旧文件为原发布日）所在年份为准。',
    en: 'Documents first public within the year and not withdrawn by its end; one however many channels carry it. The day is that of first publication, for imported documents the original one.',
  },
  byChannel: {
    zh: '上述文件中年末前经该渠道公开的条数；同一文件经几个渠道公开，各渠道各计1条。',
    en: 'Of these, those the channel carried by the end of the year; a document on several channels counts in each.',
  },
  normativePublic: {
    zh: '上述文件中按条例第二十条第（一）项认定为主动公开的。',
    en: 'Of these, those determined for disclosure under art. 20(1).',
  },
  interpretations: {
    zh: '上述文件中主栏目类型为“政策解读”的。',
    en: 'Of these, those that stand in a column of policy interpretation.',
  },
  normativeMade: {
    zh: '成文日期在本年、按条例第二十条第（一）项认定且审查通过的文件，不论是否已经公开；已作废的除外。',
    en: 'Documents issued within the year, determined under art. 20(1) and approved, public or not; discarded ones left out.',
  },
  normativeEnded: {
    zh: '本年内被废止、失效或者宣布失效的规范性文件：以废止日期为准，没有的以废止它的文件的施行（成文）日期为准。',
    en: 'Normative documents that ceased to be in force within the year: by their own date of expiry, else by the effective date of the document that repeals them.',
  },
  normativeInForce: {
    zh: '年末前成文、年末仍然有效的规范性文件。',
    en: 'Normative documents issued by the end of the year and then in force.',
  },
  normativeStanding: {
    zh: '年末处于公开状态的规范性文件。',
    en: 'Normative documents public at the end of the year.',
  },
};

export const requestRules = {
  received: {
    zh: '收到日在本年内的申请，一个登记号计一件；转由其他机关办理的仍计入本机关。',
    en: 'Requests whose day of receipt lies in the year; one receipt number is one, those another agency is responsible for included.',
  },
  carriedIn: {
    zh: '上年末及以前收到、至上年末尚未办结的申请（含待补正、征求意见、延期中的）。',
    en: 'Requests received before the year and not closed when it began, those waiting for correction, consultation or in extension included.',
  },
  closed: {
    zh: '本年内办结的申请按最终处理结果计入一处；视为放弃的计入放弃当年。',
    en: 'Requests closed within the year, each by its final result and once; deemed abandoned counts in the year of abandonment.',
  },
  carriedOut: {
    zh: '本年末尚未办结的申请（含待补正、征求意见、延期中的）。',
    en: 'Requests received by the end of the year and not closed then.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const remedyRule: Text = {
  zh: '在本平台登记的案件按本年末的状态计，加上各单位填报的未在本平台登记的案件；上年已审结的不再计入。',
  en: 'Cases registered here by their state at the end of the year, and those the units report as not registered here; what was concluded in earlier years is left out.',
};

export const askedRule: Text = {
  zh: '由各单位填报、负责人签字确认后汇总。',
  en: 'Told by the units, signed off by their heads, and added up.',
};

export const sumRule: Text = {
  zh: '直接按记录统计，并与各分项之和相互核对。',
  en: 'Counted from the records themselves, and held against the sum of its parts.',
};
