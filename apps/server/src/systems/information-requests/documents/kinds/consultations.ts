import { field, type DocumentKind } from '../kind.ts';
import { OTHERS_OPENING, REMEDY, template } from './opening.ts';
import { OPINION_SLIP } from './slip.ts';

const opinion = field(
  '意见回执(同意/部分同意/不同意+理由)',
  'Reply slip: consent, partial consent, refusal with reasons',
  'opinionConsent',
  'opinionPartial',
  'opinionRefuse',
);

/** Letters to third parties and other agencies. */
export const consultationKinds: readonly DocumentKind[] = [
  {
    code: 'THIRD_PARTY_INQUIRY',
    name: { zh: '征求意见书(给第三方)', en: 'Consultation letter (to a third party)' },
    aliases: ['第三方意见征询书'],
    addressee: 'third-party',
    basis: ['32'],
    mandatory: [
      field('涉及的信息内容', 'What it is about', 'consultMatter'),
      field('15 个工作日期限', '15 working days to answer', 'consultLimit'),
      field('逾期由行政机关决定的提示', 'On silence the agency decides', 'thirdPartySilence'),
      opinion,
    ],
    remedy: 'R-N',
    template: template(
      OTHERS_OPENING,
      '经审查，申请公开的政府信息涉及你方的下列内容：{{consultMatter}}。公开上述内容可能损害你方合法权益。根据《中华人民共和国政府信息公开条例》第三十二条的规定，现书面征求你方意见。',
      '请你方{{consultLimit}}，将是否同意公开的意见书面反馈本机关；不同意公开的，请说明理由。{{thirdPartySilence}}',
      ...OPINION_SLIP,
      '| 第三方签名或者盖章 | |',
      '| 联系电话 | |',
      '| 日期 | |',
    ),
  },
  {
    code: 'CONFIRMATION_LETTER',
    name: { zh: '征求意见确认函', en: 'Letter of confirmation' },
    aliases: [],
    addressee: 'third-party',
    basis: ['32'],
    mandatory: [field('送达或确认事实', 'What is confirmed', 'confirmation')],
    remedy: 'R-N',
    template: template(
      OTHERS_OPENING,
      '本机关已就涉及你方的内容书面征求你方意见。现将有关情况确认如下：{{confirmation}}。',
      '上述情况与事实不符的，请及时书面告知本机关。',
    ),
  },
  {
    code: 'THIRD_PARTY_NOTICE',
    name: { zh: '依申请公开告知书(给第三方)', en: 'Notice of disclosure (to a third party)' },
    aliases: [],
    addressee: 'third-party',
    basis: ['32'],
    mandatory: [
      field('决定公开的内容', 'What is disclosed', 'disclosedContent'),
      field('理由', 'Reason', 'disclosureReason'),
    ],
    remedy: 'R-A',
    template: template(
      OTHERS_OPENING,
      '本机关已征求你方意见。经审查，本机关认为不公开可能对公共利益造成重大影响，根据《中华人民共和国政府信息公开条例》第三十二条的规定，决定公开下列内容：{{disclosedContent}}。',
      '决定公开的理由：{{disclosureReason}}。',
      REMEDY,
    ),
  },
  {
    code: 'AGENCY_INQUIRY',
    name: { zh: '征求意见书(给共同制作机关)', en: 'Consultation letter (to another agency)' },
    aliases: [],
    addressee: 'agency',
    basis: ['33.3', '34'],
    mandatory: [
      field('涉及内容', 'What it is about', 'consultMatter'),
      field('15 个工作日期限', '15 working days to answer', 'consultLimit'),
      field('逾期视为同意公开的提示(仅共同制作机关)', 'On silence a joint producer consents', 'agencySilence'),
    ],
    remedy: 'R-N',
    template: template(
      OTHERS_OPENING,
      '经审查，申请公开的政府信息涉及贵单位的下列内容：{{consultMatter}}。根据《中华人民共和国政府信息公开条例》第三十三条第三款、第三十四条的规定，现征求贵单位意见。',
      '请贵单位{{consultLimit}}，将是否同意公开的意见及理由书面反馈本机关。{{agencySilence}}',
      ...OPINION_SLIP,
      '| 单位（盖章） | |',
      '| 联系人及电话 | |',
      '| 日期 | |',
    ),
  },
  {
    code: 'ASSIST_LETTER',
    name: { zh: '协办函', en: 'Request for assistance' },
    aliases: [],
    addressee: 'agency',
    basis: ['45'],
    mandatory: [field('需协办事项', 'What help is needed', 'assistMatter'), field('办理期限', 'By when', 'assistDue')],
    remedy: 'R-N',
    template: template(
      OTHERS_OPENING,
      '根据《中华人民共和国政府信息公开条例》第四十五条的规定，请协助办理下列事项：{{assistMatter}}。',
      '请于{{assistDue}}前（含当日）将办理结果书面反馈本机关。',
    ),
  },
];
