/** The slip on which somebody who is consulted answers. */
export const OPINION_SLIP: readonly string[] = [
  '--- 征求意见回执',
  '{{agency}}：',
  '贵机关关于登记号{{registrationNumber}}政府信息公开申请的征求意见书收悉。意见如下：',
  '[ ] {{opinionConsent}}',
  '[ ] {{opinionPartial}}',
  '[ ] {{opinionRefuse}}',
];
