import type { Tx } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { countAttempt, forgetAttempts, takeBackAttempt, type AttemptRule } from '../../platform/limits/index.ts';
import type { IdentityDeps, Origin, SignInSettings } from './deps.ts';

/**
 * Attempts are held against the account together with the place they come from, so that whoever guesses from elsewhere does not shut
 * out the person. A browser that has signed in to the account before is a place of its own, and the two wider counts, which many
 * share, do not touch it: that of the account from all browsers that never signed in to it, against guessing from many addresses, and
 * that of one address, behind which a whole building may sit, against one password tried on everybody.
 */
function rulesOf(settings: SignInSettings): Readonly<Record<'here' | 'anywhere' | 'everybody', AttemptRule>> {
  const { attemptsHere, attemptsAccount, attemptsAddress, longestWaitMinutes } = settings;
  const waits = { firstWaitSeconds: 60, longestWaitSeconds: longestWaitMinutes * 60 };
  return {
    here: { free: attemptsHere, ...waits, forgetAfterSeconds: 86_400 },
    anywhere: { free: attemptsAccount, ...waits, forgetAfterSeconds: 3_600 },
    everybody: { free: attemptsAddress, ...waits, forgetAfterSeconds: 3_600 },
  };
}

export type Guessed = 'sign-in' | 'code';

interface Attempting {
  readonly what: Guessed;
  /** The name that was typed, or the account's. Names that do not exist count alike. */
  readonly name: string;
  readonly origin: Origin;
  readonly isKnownDevice: boolean;
}

interface Count {
  readonly scope: string;
  readonly key: string;
  readonly rule: AttemptRule;
  readonly shared: boolean;
}

async function countsOf(
  deps: IdentityDeps,
  tx: Tx,
  { what, name, origin, isKnownDevice }: Attempting,
): Promise<Count[]> {
  const { siteId } = tx;
  const { here, anywhere, everybody } = rulesOf(await deps.settings(tx));
  const mark = (text: string): string => deps.vault.mark(siteId, `attempt:${what}`, text);
  const place = isKnownDevice ? `device ${origin.device ?? ''}` : `address ${origin.address}`;
  const own = { scope: what, key: mark(`${name}\n${place}`), rule: here, shared: false };
  if (isKnownDevice) return [own];
  return [
    own,
    { scope: `${what}-name`, key: mark(name), rule: anywhere, shared: true },
    { scope: `${what}-address`, key: mark(origin.address), rule: everybody, shared: true },
  ];
}

function locked(seconds: number, field: string): AppError {
  const minutes = Math.ceil(seconds / 60);
  return new AppError({
    id: 'SIGN_IN_LOCKED',
    status: 429,
    field,
    text: {
      zh: `输入错误次数过多，请 ${minutes} 分钟后再试。在您以前登录过的电脑和浏览器上不受他人输错的影响。`,
      en: `Too many wrong attempts; try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. On a computer and browser you have signed in with before, the mistakes of others do not stop you.`,
    },
    detail: { seconds },
  });
}

/** Counts an attempt before it is looked at. @returns the error when it may not be made now; what was counted stays counted */
export async function beginAttempt(deps: IdentityDeps, tx: Tx, attempting: Attempting): Promise<AppError | undefined> {
  const now = deps.clock.now();
  for (const { scope, key, rule } of await countsOf(deps, tx, attempting)) {
    const wait = await countAttempt(tx, { scope, key, rule, now });
    if (wait > 0) return locked(wait, attempting.what === 'code' ? 'code' : 'signInName');
  }
  return undefined;
}

/** It was the person: nothing is held against them. */
export async function attemptWentWell(deps: IdentityDeps, tx: Tx, attempting: Attempting): Promise<void> {
  for (const { scope, key, shared } of await countsOf(deps, tx, attempting)) {
    await (shared ? takeBackAttempt(tx, scope, key) : forgetAttempts(tx, scope, key));
  }
}
