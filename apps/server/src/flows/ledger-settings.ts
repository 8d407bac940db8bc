import type { LedgerSettings } from '@openzone/contracts';
import { createWitnessVerifier, isLedgerError } from '@openzone/ledger-core';
import type { Person } from '../base/identity/index.ts';
import { readSetting, writeSetting } from '../base/sites/index.ts';
import type { Reading, Tx } from '../platform/db/index.ts';
import { invalid } from '../platform/errors.ts';
import { requireLedgerKeeper } from './policy.ts';

const key = 'ledger';
const nobody: LedgerSettings = { witnesses: [], timestampUrl: null };

/** Who else is to see the site's log: witnesses, and an authority that puts a time to it. */
export async function readLedgerSettings(reading: Reading): Promise<LedgerSettings> {
  return readSetting<LedgerSettings>(reading, key, nobody);
}

/** @throws AppError FORBIDDEN, INVALID_WITNESS_KEY, INVALID_ADDRESS, WITNESS_TWICE, each naming the field */
export async function writeLedgerSettings(tx: Tx, person: Person, input: LedgerSettings): Promise<void> {
  requireLedgerKeeper(person);
  const witnesses = input.witnesses.map((witness, index) => ({
    name: keyName(witness.verifierKey, `witnesses.${index}.verifierKey`),
    url: address(witness.url, `witnesses.${index}.url`),
    verifierKey: witness.verifierKey.trim(),
  }));
  const twice = witnesses.findIndex((one, index) => witnesses.slice(0, index).some(({ name }) => name === one.name));
  if (twice >= 0) {
    throw invalid(
      'WITNESS_TWICE',
      `witnesses.${twice}.verifierKey`,
      '同一见证人列了两次，请删去一行。',
      'This witness is listed twice; remove one line.',
    );
  }
  const timestampUrl = input.timestampUrl === null ? null : address(input.timestampUrl, 'timestampUrl');
  await writeSetting(tx, key, { witnesses, timestampUrl });
}

/** A witness is called as its key is. */
function keyName(verifierKey: string, field: string): string {
  try {
    return createWitnessVerifier(verifierKey.trim()).name;
  } catch (error) {
    if (!isLedgerError(error)) throw error;
    throw invalid(
      'INVALID_WITNESS_KEY',
      field,
      `见证人的核验密钥无法识别：${error.text.zh}`,
      `The verifier key of the witness cannot be read: ${error.text.en}`,
    );
  }
}

function address(value: string, field: string): string {
  const url = URL.canParse(value.trim()) ? new URL(value.trim()) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '')
    return url.href.replace(/\/+$/, '');
  throw invalid(
    'INVALID_ADDRESS',
    field,
    '请填写以 http:// 或 https:// 开头、不含用户名和密码的地址。',
    'Give an address that begins with http:// or https:// and holds no user name or password.',
  );
}
