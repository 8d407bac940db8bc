/** How a letter to the applicant begins: when and on which ground the request counts as received, and what it asks. */
export const OPENING =
  '本机关于{{receivedDate}}收到{{you}}提出的政府信息公开申请（登记号：{{registrationNumber}}；{{receivedBasis}}）{{correctedClause}}。{{you}}申请公开的内容为：“{{requestQuote}}”。';

/** The same for a third party or an agency, who need not know more of the applicant than the unit lets them. */
export const OTHERS_OPENING =
  '本机关于{{receivedDate}}收到{{applicantName}}提出的政府信息公开申请（登记号：{{registrationNumber}}；{{receivedBasis}}），申请公开的内容为：“{{requestQuote}}”。';

export const ANSWER = '经审查，现答复如下：';
export const MORE = '{{?decisionParagraphs}}{{decisionParagraphs}}';
export const REMEDY = '{{?remedy}}{{remedy}}';

/** A template of these lines. */
export const template = (...lines: readonly string[]): string => lines.join('\n');
