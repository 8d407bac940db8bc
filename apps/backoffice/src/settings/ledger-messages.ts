import { say, type Catalogue } from '../i18n/messages.ts';

export const ledgerSettingsMessages = {
  title: say('公开账本的见证', 'Witnesses of the ledger'),
  about: say(
    '每次发布、修订、撤回都记入本站的公开账本。请档案馆、审计局、媒体等运行 openzone witness 为账本作见证，谁也无法再悄悄改写过去；也可以请时间戳机构为账本盖上时间。',
    'Every publication, revision and withdrawal is on this site’s ledger. When an archive, an audit office or a newspaper runs openzone witness, nobody can quietly rewrite the past any more; an authority can put a time to it as well.',
  ),
  size: (count: number) => say(`账本现有 ${count} 条记录。`, `The ledger has ${count} entries.`),
  witnesses: say('见证人', 'Witnesses'),
  witnessesHint: say(
    '每行一个：见证服务的地址，空格，核验密钥。例如 https://archive.example.gov.cn/witness archive.example.gov.cn/witness+1a2b3c4d+BAAA…',
    'One a line: the address of the witness, a space, its verifier key. For example https://archive.example.gov.cn/witness archive.example.gov.cn/witness+1a2b3c4d+BAAA…',
  ),
  badLine: (line: number) =>
    say(`第 ${line} 行应为“地址 空格 核验密钥”。`, `Line ${line} must be an address, a space and a verifier key.`),
  timestampUrl: say('时间戳机构的地址', 'Address of a time stamping authority'),
  timestampUrlHint: say(
    '符合 RFC 3161 的时间戳服务，可不填。每小时至多请求一次。',
    'A service by RFC 3161; may be left empty. It is asked at most once an hour.',
  ),
  state: say('见证情况', 'What they have seen'),
  noWitness: say('还没有见证人。', 'There is no witness yet.'),
  hasSeen: (name: string, size: number, time: string) =>
    say(`${name}：见证到第 ${size} 条（${time}）`, `${name}: has seen ${size} entries (${time})`),
  hasNotSeen: (name: string) => say(`${name}：还没有见证`, `${name}: has seen nothing yet`),
  failing: (name: string, reason: string, time: string) =>
    say(`${name}：${reason}。${time} 再试。`, `${name}: ${reason}. Tried again at ${time}.`),
  save: say('保存', 'Save'),
  saved: say('设置已保存。', 'The settings are saved.'),
} satisfies Catalogue;
