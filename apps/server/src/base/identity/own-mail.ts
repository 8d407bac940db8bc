import type { Reading, Tx } from '../../platform/db/index.ts';
import { invalid } from '../../platform/errors.ts';
import { parseMailAddress } from '../../platform/mail-address.ts';
import type { Sealing } from './deps.ts';
import { findMail } from './mail-reader.ts';
import { deleteMail, saveMail } from './mail-writer.ts';

/** Where a person wants to be written to besides the inbox. Nobody else is shown it. */

const contextOf = (accountId: string): string => `account_mail:${accountId}`;

/** @returns an empty text where there is none, or it cannot be opened with the key there is */
export async function readMail(
  reading: Reading,
  vault: Pick<Sealing, 'open'>,
  siteId: number,
  accountId: string,
): Promise<string> {
  const sealed = await findMail(reading, accountId);
  if (sealed === undefined) return '';
  try {
    return vault.open(siteId, contextOf(accountId), sealed).toString('utf8');
  } catch {
    return '';
  }
}

/** An empty text takes the address away. @throws AppError MAIL_ADDRESS_WRONG */
export async function keepMail(tx: Tx, vault: Pick<Sealing, 'seal'>, accountId: string, text: string): Promise<void> {
  if (text.trim() === '') return deleteMail(tx, accountId);
  const address = parseMailAddress(text.trim());
  if (address === undefined) {
    throw invalid(
      'MAIL_ADDRESS_WRONG',
      'mail',
      '电子邮箱格式不对，请写成 name@example.gov.cn 的样子；不用邮箱就留空。',
      'The e-mail address is malformed; write it like name@example.gov.cn, or leave it empty.',
    );
  }
  await saveMail(tx, accountId, vault.seal(tx.siteId, contextOf(accountId), Buffer.from(address, 'utf8')));
}
