import { listHoldersOf } from '../../../base/identity/index.ts';
import { queueNotice } from '../../../base/notices/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { listUntold } from './reader.ts';
import { markTold } from './writer.ts';

/**
 * Tells the disclosure office that the search of what is public has found something that ought not to be there. Each place is
 * told of once, many in one notice; only numbers are told, as the words themselves have no place in a notice.
 * @returns documents told of
 */
export async function tellPublicFindings(tx: Tx): Promise<number> {
  const untold = await listUntold(tx);
  const [first] = untold;
  if (first === undefined) return 0;
  const findings = untold.reduce((sum, { places }) => sum + places.length, 0);
  for (const { id } of await listHoldersOf(tx, 'DISCLOSURE_OFFICE', null)) {
    await queueNotice(tx, {
      channel: 'IN_SITE',
      accountId: id,
      subject: { zh: '已公开内容中发现须处理的信息', en: 'What is public holds data that must be settled' },
      body: {
        zh: `后台核查在 ${untold.length} 件已公开文件中新发现 ${findings} 处须处理的个人信息、密级标志或附件隐藏内容。请尽快核对，需要时先撤回，再制作公开稿。`,
        en: `The search in the background found ${findings} place(s) with personal data, marks of secrecy or hidden contents in ${untold.length} public document(s). Look at them soon; where needed withdraw first, then make a public copy.`,
      },
      about: 'personal-data',
      dedupeKey: `personal-data:${first.versionId}:${first.scannedAt.getTime()}:${id}`,
    });
  }
  await markTold(tx, untold);
  return untold.length;
}
