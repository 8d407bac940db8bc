import type { ClockPolicy, Regime } from './policy.ts';
import type { ClockReading } from './reading.ts';
import { receiptRules } from './receipt.ts';
import { article, convention, fact, statute, unverified } from './sentence.ts';
import type { Sentence } from './sentence.ts';

const NUMBERS = { 一: 1, 二: 2, 三: 3 } as const;

/** How the day of receipt came about, by channel. */
function receiptOf({ channel, receivedOn }: ClockReading, on: string): Sentence {
  const { item } = receiptRules[channel];
  const basis = article(`第三十一条第${item}项`, `31, item ${NUMBERS[item]},`);
  const day = `${receivedOn ?? on} 为收到申请之日`;
  switch (channel) {
    case 'IN_PERSON':
      return statute(
        basis,
        `申请当面提交的，以提交之日为收到申请之日，${day}`,
        `a request handed in is received on the day it is handed in: ${on}`,
      );
    case 'ORAL':
      return convention(
        basis,
        `口头申请由政府信息公开工作机构代为填写的，视同当面提交，${day}`,
        `A request taken down by an officer counts as handed in; it was received on ${on}`,
      );
    case 'REGISTERED_MAIL':
      return statute(
        basis,
        `申请以邮寄方式提交的，以行政机关签收之日为收到申请之日，${day}`,
        `a request sent by registered mail is received on the day the agency signs for it: ${on}`,
      );
    case 'ORDINARY_MAIL':
      return statute(
        basis,
        `申请以平常信函等无需签收的邮寄方式提交的，以与申请人确认之日为收到申请之日，${day}`,
        `a request sent by mail that nobody signs for is received on the day it is confirmed with the applicant: ${on}`,
      );
    case 'INTERNET':
    case 'FAX': {
      const [zh, en] = channel === 'FAX' ? ['传真', 'by fax'] : ['互联网渠道', 'over the Internet'];
      return statute(
        basis,
        `申请通过${zh}提交的，以双方确认之日为收到申请之日，${day}`,
        `a request sent ${en} is received on the day both sides confirm it: ${on}`,
      );
    }
    default:
      return channel satisfies never;
  }
}

/** Which day the clock runs from, and why. */
export function startSentences(reading: ClockReading, regime: Regime, policy: ClockPolicy): Sentence[] {
  const received = reading.receivedOn ?? '';
  const start = reading.clockStart ?? received;
  const sentences: Sentence[] =
    regime === '2019'
      ? [receiptOf(reading, received)]
      : [
          fact(
            `申请于 ${received} 收到，早于 2019-05-15，适用修订前的条例`,
            `The request was received on ${received}, before 15 May 2019, and falls under the Regulation before its revision`,
          ),
        ];
  if (reading.clockStartedBy === 'CORRECTION') {
    const zh = `答复期限自收到补正的申请之日起计算；补正于 ${start} 收到，此前已用的天数作废，期限重新计算`;
    const en = `the limit runs from the day the corrected request is received: ${start}; what had been used before is void`;
    sentences.push(
      regime === '2019' ? statute(article('第三十条', '30'), zh, en) : convention(null, zh, `T${en.slice(1)}`),
    );
  }
  if (reading.clockStartedBy === 'FEE') {
    sentences.push(
      unverified(
        { zh: '国办函〔2020〕109号第六条', en: 'section 6 of Guo Ban Han [2020] No. 109' },
        `申请人于 ${start} 缴纳信息处理费，答复期限自缴费完成次日起重新计算`,
        `The fee was paid on ${start}, and the limit is counted anew from the next day`,
      ),
    );
  }
  sentences.push(
    policy.startDayCounted
      ? convention(null, `${start} 当日计入期限`, `${start} itself is counted`)
      : convention(
          { zh: '《中华人民共和国民法典》第二百零一条', en: 'article 201 of the Civil Code' },
          `${start} 当日不计入期限，比照《中华人民共和国民法典》第二百零一条`,
          `${start} itself is not counted, as under article 201 of the Civil Code`,
        ),
  );
  return sentences;
}
