import { channelLabels } from '@openzone/contracts';
import { listRoleHolders } from '../base/identity/index.ts';
import { queueNotice } from '../base/notices/index.ts';
import type { Site } from '../base/sites/index.ts';
import type { Database } from '../platform/db/index.ts';
import { isSent } from './domain.ts';
import { listAccounts } from './reader.ts';

/** Told at the first of these that holds, so that a missed run loses none: days that the authorisation is still good. */
const stages = [0, 3, 7, 14, 28];
const dayMs = 86_400_000;

/**
 * Tells who keeps the channels, weeks ahead, that the authorisation of an account ends: nothing is sent after that until somebody
 * authorises again. @returns how many were told of it
 */
export async function watchAuthorisations(
  { db, now }: { readonly db: Database; readonly now: () => Date },
  site: Pick<Site, 'id'>,
): Promise<number> {
  return db.transaction(site.id, async (tx) => {
    let told = 0;
    for (const { channel, enabled, automatic, tokenExpiresAt } of await listAccounts(tx)) {
      if (!isSent(channel) || !enabled || !automatic || tokenExpiresAt === null) continue;
      const left = (tokenExpiresAt.getTime() - now().getTime()) / dayMs;
      const stage = stages.find((days) => left <= days);
      if (stage === undefined) continue;
      const ends = tokenExpiresAt.toISOString();
      const { zh, en } = channelLabels[channel];
      const keepers = new Set([
        ...(await listRoleHolders(tx, 'DISCLOSURE_OFFICE', null)),
        ...(await listRoleHolders(tx, 'ADMIN', null)),
      ]);
      for (const accountId of keepers) {
        const isNew = await queueNotice(tx, {
          channel: 'IN_SITE',
          accountId,
          subject: {
            zh: left <= 0 ? `${zh}授权已经到期` : `${zh}授权快到期了`,
            en: left <= 0 ? `The authorisation of ${en} has ended` : `The authorisation of ${en} ends soon`,
          },
          body: {
            zh: `到期后不再自动发送。请在“发布渠道”的${zh}设置中点“授权”，用本单位账号重新授权；到期时间：${ends.slice(0, 10)}。`,
            en: `Nothing is sent after ${ends.slice(0, 10)} until somebody authorises again: Channels, ${en}, Authorise.`,
          },
          dedupeKey: `channel-authorisation:${channel}:${ends}:${stage}:${accountId}`,
        });
        if (isNew) told += 1;
      }
    }
    return told;
  });
}
