import type { DocumentKindCode } from '../codes.ts';
import { oldCite } from '../placeholders/old-answer.ts';
import { OPENING, OTHERS_OPENING, REMEDY, template } from './opening.ts';
import { OPINION_SLIP } from './slip.ts';

/**
 * Letters on the way to an answer in requests received before 15 May 2019: the same letters, resting on the articles of the Regulation
 * of 2007. A site's own texts are written for the regulation in force and not used here. Letters without an article are not listed.
 */
export const templatesUnder2007: Partial<Readonly<Record<DocumentKindCode, string>>> = {
  RECEIPT: template(
    OPENING,
    `根据${oldCite('24')}的规定，本机关将在{{replyDue}}前（含当日）答复；需要更改、补充申请，征求意见或者延长答复期限的，将另行告知。`,
    '办理进度查询方式：{{queryMethod}}。',
  ),
  CORRECTION_NOTICE: template(
    OPENING,
    `经审查，{{you}}的申请内容不明确。根据${oldCite('21(4)')}的规定，现告知{{you}}对下列事项作出更改、补充：`,
    '{{correctionMatters}}',
    '更改、补充的指引：{{correctionGuidance}}',
    '请于{{correctionDue}}前（含当日）将更改、补充后的申请提交本机关。{{correctionRestart}}{{correctionConsequence}}',
  ),
  EXTENSION_NOTICE: template(
    OPENING,
    '本机关原应于{{originalDue}}前（含当日）答复。',
    '{{?extensionReason}}因{{extensionReason}}，不能在上述期限内答复。',
    `根据${oldCite('24.2')}的规定，{{extensionConsent}}，本机关决定延长答复期限{{extensionWorkdays}}个工作日，延长后的答复期限至{{newDue}}。`,
  ),
  CONSULT_NOTICE_TO_APPLICANT: template(
    OPENING,
    '因{{you}}申请公开的政府信息涉及第三方合法权益或者其他机关，本机关已于{{consultSentOn}}书面征求意见。',
    `根据${oldCite('23', '24.3')}的规定，{{consultExcluded}}`,
  ),
  THIRD_PARTY_INQUIRY: template(
    OTHERS_OPENING,
    `经审查，申请公开的政府信息涉及你方的下列内容：{{consultMatter}}。公开上述内容可能损害你方合法权益。根据${oldCite('23')}的规定，现书面征求你方意见。`,
    '请你方{{consultLimit}}，将是否同意公开的意见书面反馈本机关；不同意公开的，请说明理由。{{thirdPartySilence}}',
    ...OPINION_SLIP,
    '| 第三方签名或者盖章 | |',
    '| 联系电话 | |',
    '| 日期 | |',
  ),
  THIRD_PARTY_NOTICE: template(
    OTHERS_OPENING,
    `本机关已征求你方意见。经审查，本机关认为不公开可能对公共利益造成重大影响，根据${oldCite('23')}的规定，决定公开下列内容：{{disclosedContent}}。`,
    '决定公开的理由：{{disclosureReason}}。',
    REMEDY,
  ),
  AGENCY_INQUIRY: template(
    OTHERS_OPENING,
    `经审查，申请公开的政府信息涉及贵单位的下列内容：{{consultMatter}}。根据${oldCite('7')}的规定，现征求贵单位意见。`,
    '请贵单位{{consultLimit}}，将是否同意公开的意见及理由书面反馈本机关。{{agencySilence}}',
    ...OPINION_SLIP,
    '| 单位（盖章） | |',
    '| 联系人及电话 | |',
    '| 日期 | |',
  ),
  ASSIST_LETTER: template(
    OTHERS_OPENING,
    '请协助办理下列事项：{{assistMatter}}。',
    '请于{{assistDue}}前（含当日）将办理结果书面反馈本机关。',
  ),
  PROVIDE_DATE_NOTICE: template(
    OPENING,
    `本机关决定公开{{you}}申请的政府信息。根据${oldCite('21(1)', '26')}的规定，现将提供的方式、途径和时间告知如下：`,
    '| 提供方式 | {{provisionMethod}} |',
    '| 提供途径 | {{provisionPlace}} |',
    '| 提供时间 | {{provisionDate}} |',
  ),
};
