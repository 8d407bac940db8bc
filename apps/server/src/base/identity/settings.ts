import type { Role } from '@openzone/contracts';
import type { SignInSettings } from './deps.ts';

/** Under this key a site keeps what it set. */
export const signInSettingsKey = 'signIn';

/** Reviewers, the disclosure office and administrators: what one of them does alone reaches the public or the accounts of all. */
export const defaultSignInSettings: SignInSettings = {
  secondFactorRoles: ['SECRECY_REVIEWER', 'DISCLOSURE_OFFICE', 'ADMIN'],
  demonstrationExempt: true,
  sessionHours: 12,
  attemptsHere: 5,
  attemptsAccount: 50,
  attemptsAddress: 100,
  longestWaitMinutes: 15,
};

/** Whether somebody with these roles needs a second factor to sign in. */
export function needsSecondFactor(
  settings: SignInSettings,
  account: { readonly roles: readonly Role[]; readonly demonstration: boolean },
): boolean {
  if (account.demonstration && settings.demonstrationExempt) return false;
  return account.roles.some((role) => settings.secondFactorRoles.includes(role));
}
