import type { WordingRuleInput } from '@openzone/contracts';
import type { Person } from '../base/identity/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { putWording, readWording } from '../systems/writing/index.ts';

const typo = (wrong: string, instead: string, reason: string): WordingRuleInput => ({
  wrong,
  instead,
  kind: 'TYPO',
  reason,
  active: true,
  blocking: false,
});
const sensitive = (wrong: string, instead: string, reason: string): WordingRuleInput => ({
  ...typo(wrong, instead, reason),
  kind: 'SENSITIVE',
});

/** A few words to show what the list does; each site keeps its own. */
const starterWords: readonly WordingRuleInput[] = [
  typo('帐户', '账户', '与钱财有关的用“账”'),
  typo('帐号', '账号', '与钱财有关的用“账”'),
  typo('按装', '安装', '同音误写'),
  typo('布署', '部署', '同音误写'),
  typo('既使', '即使', '形近误写'),
  typo('做为', '作为', '表示身份用“作为”'),
  typo('迫不急待', '迫不及待', '成语误写'),
  typo('一愁莫展', '一筹莫展', '成语误写'),
  typo('重覆', '重复', '同音误写'),
  typo('截止目前', '截至目前', '后面接时间用“截至”'),
  sensitive('残废人', '残疾人', '用法定称谓'),
  sensitive('聋哑人', '', '按具体情况写听力残疾人、言语残疾人'),
  {
    ...sensitive('最终解释权', '', '机关不能自行规定最终解释权；写明由谁负责解释'),
    kind: 'FORBIDDEN',
    blocking: true,
  },
];

export async function keepStarterWords(tx: Tx, person: Person): Promise<void> {
  const known = new Set((await readWording(tx, person)).rules.map(({ wrong }) => wrong));
  for (const word of starterWords) if (!known.has(word.wrong)) await putWording(tx, person, null, word);
}
