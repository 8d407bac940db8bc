import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Database } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newToken } from '../../platform/ids.ts';
import type { Person } from './domain.ts';
import { findCredentials, findPersonBySession } from './reader.ts';
import { deleteSession, insertSession, recordFailedSignIn } from './writer.ts';

const sessionHours = 12;

/** Argon2id with the library's defaults (19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function wrong(): AppError {
  return new AppError({
    id: 'SIGN_IN_FAILED',
    status: 401,
    field: 'password',
    text: {
      zh: '用户名或密码不正确，请检查后重新输入。',
      en: 'The user name or password is not right; check them and try again.',
    },
  });
}

function locked(): AppError {
  return new AppError({
    id: 'SIGN_IN_LOCKED',
    status: 429,
    field: 'signInName',
    text: { zh: '连续多次输入错误，请一分钟后再试。', en: 'Too many wrong attempts; try again in one minute.' },
  });
}

// Compared against when nobody has the name, so that a wrong name takes as long as a wrong password.
let decoy: Promise<string> | undefined;

/** Checks the password and opens a session of twelve hours. @returns the token for the cookie */
export async function signIn(db: Database, siteId: number, signInName: string, password: string): Promise<string> {
  const found = await db.read(siteId, (reading) => findCredentials(reading, signInName));
  if (found?.lockedUntil && found.lockedUntil > new Date()) throw locked();
  decoy ??= hashPassword(newToken());
  const right = await verify(found?.passwordHash ?? (await decoy), password);
  if (found === undefined) throw wrong();
  if (!right) {
    await db.transaction(siteId, (tx) => recordFailedSignIn(tx, found.id));
    throw wrong();
  }
  const token = newToken();
  await db.transaction(siteId, (tx) => insertSession(tx, found.id, tokenHash(token), sessionHours));
  return token;
}

export async function signOut(db: Database, siteId: number, token: string): Promise<void> {
  await db.transaction(siteId, (tx) => deleteSession(tx, tokenHash(token)));
}

/** Who the cookie belongs to; undefined when it has expired or never was. */
export async function whoIs(db: Database, siteId: number, token: string): Promise<Person | undefined> {
  return db.read(siteId, (reading) => findPersonBySession(reading, tokenHash(token)));
}
