import type { Text } from '@openzone/ledger-core';

/** The steps of a check, each from what is read to what was signed. */
export type StepId =
  | 'content'
  | 'attachments'
  | 'opening'
  | 'entry'
  | 'inclusion'
  | 'signature'
  | 'witnesses'
  | 'timestamps'
  | 'firstSeen';

/** `unchecked`: nothing was found wrong, and something could not be checked here; the reason says what and how else. */
export type StepState = 'ok' | 'failed' | 'unchecked';

export interface StepWords {
  readonly title: Text;
  readonly ok: Text;
  readonly failed: Text;
  readonly unchecked: Text;
}

/** What each step says. Titles name the two things that are compared. */
export const stepWords: Readonly<Record<StepId, StepWords>> = {
  content: {
    title: { zh: '公开内容 → 内容哈希', en: 'Public content → content hash' },
    ok: {
      zh: '按现在公开的内容算出的哈希，与公开当时记下的一致：内容没有改过。',
      en: 'The hashes of the content as it is public now are those recorded when it was published: it was not altered.',
    },
    failed: {
      zh: '按现在公开的内容算出的哈希，与公开当时记下的不同：内容被改过，或者没有下载完整。',
      en: 'The hashes of the content as it is public now differ from those recorded when it was published: it was altered, or not downloaded in full.',
    },
    unchecked: { zh: '内容没有核对。', en: 'The content was not checked.' },
  },
  attachments: {
    title: { zh: '附件 → 附件哈希', en: 'Attachments → their hashes' },
    ok: {
      zh: '每个附件的哈希都与公开内容中写明的一致。',
      en: 'The hash of each attachment is the one that the content names.',
    },
    failed: {
      zh: '有附件与公开内容中写明的哈希不同：附件被换过，或者没有下载完整。',
      en: 'An attachment differs from the hash that the content names: it was replaced, or not downloaded in full.',
    },
    unchecked: {
      zh: '附件没有在这里全部核对；下载后算出 SHA-256，与下面的值比较。',
      en: 'Not every attachment was checked here; download them, compute SHA-256 and compare it with the values below.',
    },
  },
  opening: {
    title: { zh: '记录明细 → 承诺值', en: 'Details of the act → commitment' },
    ok: {
      zh: '标题、索引号、原因和内容哈希，正是账本条目当时承诺的那些，一个字也不差。',
      en: 'Title, index number, reason and content hash are exactly what the entry on the ledger committed to.',
    },
    failed: {
      zh: '标题、索引号、原因或者内容哈希，与账本条目承诺的不符：有一处被改过。',
      en: 'Title, index number, reason or content hash are not what the entry on the ledger committed to: one of them was altered.',
    },
    unchecked: { zh: '记录明细没有核对。', en: 'The details of the act were not checked.' },
  },
  entry: {
    title: { zh: '账本条目 → 叶哈希', en: 'Entry → leaf' },
    ok: {
      zh: '条目说的就是这份文件，序号和时间前后相符，由它算出叶哈希。',
      en: 'The entry tells of this document, its number and times agree, and it gives the leaf hash.',
    },
    failed: {
      zh: '条目说的不是这份文件，或者序号、时间、格式不符。',
      en: 'The entry tells of another document, or its number, times or form do not fit.',
    },
    unchecked: { zh: '条目没有核对。', en: 'The entry was not checked.' },
  },
  inclusion: {
    title: { zh: '叶哈希 → 根哈希', en: 'Leaf → root' },
    ok: {
      zh: '沿包含证明逐层计算，得到的正是检查点中的根哈希：这条记录就在账本的这个位置。',
      en: 'Computed along the inclusion proof, the leaf leads to the root in the checkpoint: the entry stands in the ledger at this place.',
    },
    failed: {
      zh: '沿包含证明算不到检查点中的根哈希：这条记录不在账本的这个位置。',
      en: 'The inclusion proof does not lead to the root in the checkpoint: the entry does not stand in the ledger at this place.',
    },
    unchecked: { zh: '包含证明没有核对。', en: 'The inclusion proof was not checked.' },
  },
  signature: {
    title: { zh: '根哈希 ← 本站签名', en: 'Root ← signature of the site' },
    ok: {
      zh: '检查点由本站的密钥签名，签名有效：本站不能否认它。',
      en: 'The checkpoint is signed by the key of the site, and the signature holds: the site cannot deny it.',
    },
    failed: {
      zh: '检查点上没有本站密钥的有效签名：它不可信，请保存作为证据。',
      en: 'The checkpoint has no valid signature by the key of the site: do not trust it, and keep it as evidence.',
    },
    unchecked: { zh: '签名没有核对。', en: 'The signature was not checked.' },
  },
  witnesses: {
    title: { zh: '根哈希 ← 见证人联署', en: 'Root ← cosignatures of witnesses' },
    ok: {
      zh: '见证人联署有效：他们在下列时间见过这个检查点，而且账本只增不改。',
      en: 'The cosignatures hold: at these times the witnesses saw this checkpoint, and a ledger that had only grown.',
    },
    failed: {
      zh: '见证人的联署无效，或者人数不够。',
      en: 'A cosignature does not hold, or there are too few of them.',
    },
    unchecked: {
      zh: '没有可以核对的见证人联署，只有本站自己的签名。',
      en: 'There is no cosignature to check; the signature of the site stands alone.',
    },
  },
  timestamps: {
    title: { zh: '检查点 ← 时间戳', en: 'Checkpoint ← time stamps' },
    ok: { zh: '时间戳有效。', en: 'The time stamps hold.' },
    failed: {
      zh: '时间戳写明的不是这个检查点。',
      en: 'A time stamp is about something other than this checkpoint.',
    },
    unchecked: {
      zh: '时间戳写明的就是这个检查点；时间戳机构的签名请用 openssl ts -verify 核对。',
      en: 'The time stamps are about this checkpoint; check the signature of the authority with openssl ts -verify.',
    },
  },
  firstSeen: {
    title: { zh: '最早的外部见证', en: 'First seen from outside' },
    ok: {
      zh: '最迟在下列时间，见证人已经见到含有这条记录的账本：公开不晚于这个时间，不能倒签。',
      en: 'By this time at the latest a witness had seen the ledger with this entry in it: it cannot have been back-dated.',
    },
    failed: {
      zh: '最早的外部见证不成立：签名、联署或者包含证明不符。',
      en: 'The first sighting does not hold: a signature, a cosignature or the inclusion proof does not fit.',
    },
    unchecked: {
      zh: '最早的外部见证在这里不能全部核对。',
      en: 'The first sighting cannot be checked here in full.',
    },
  },
};

/** Names of the values that a step shows for comparison. */
export const valueWords = {
  sha256: { zh: 'SHA-256', en: 'SHA-256' },
  sm3: { zh: '国密 SM3', en: 'SM3' },
  title: { zh: '标题', en: 'Title' },
  reason: { zh: '原因', en: 'Reason' },
  at: { zh: '行为时间（本站所称）', en: 'Time of the act, as the site says' },
  appended: { zh: '记入账本时间（本站所称）', en: 'Time of the entry, as the site says' },
  leaf: { zh: '叶哈希', en: 'Leaf hash' },
  root: { zh: '根哈希', en: 'Root' },
  size: { zh: '账本条数', en: 'Entries in the ledger' },
  signer: { zh: '签名密钥', en: 'Signed by' },
  witness: { zh: '见证人和时间', en: 'Witness and time' },
  authority: { zh: '时间戳机构和时间', en: 'Authority and time' },
  attachment: { zh: '附件', en: 'Attachment' },
} as const satisfies Readonly<Record<string, Text>>;
export type ValueKind = keyof typeof valueWords;
