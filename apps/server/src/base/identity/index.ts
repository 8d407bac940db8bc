/** Units, people, roles, and how people sign in. */
export type { IdentityDeps, Origin, Sealing, SignInSettings, SignInStep } from './deps.ts';
export { actsFor, holds, liveUnitOf } from './domain.ts';
export type { Person, RoleGrant, Unit, UnitAct, UnitMoves } from './domain.ts';
export { shortenSessions } from './session-writer.ts';
export { readSecurity, revokeOtherSessions, revokeOwnSession } from './own-account.ts';
export type { AccountSecurity } from './own-account.ts';
export { keepMail, readMail } from './own-mail.ts';
export { findPeople } from './reader.ts';
export {
  findPerson,
  listActiveUnits,
  listDemonstrationPeople,
  listHandlers,
  listRoleHolders,
  listUnits,
} from './reader.ts';
export { insertAccount, saveUnit } from './writer.ts';
export type { NewAccount } from './writer.ts';
export { defaultSignInSettings, signInSettingsKey } from './settings.ts';
export { hashPassword, signIn, signOut, whoIs, whoTries } from './sign-in.ts';
export type { Present, SignedIn } from './sign-in.ts';
export {
  changePassword,
  confirmKeyAtSignIn,
  confirmOwnKey,
  giveCode,
  offerKey,
  offerKeyAtSignIn,
  removeOwnFactor,
  renewRecoveryCodes,
  replaceInitialPassword,
  requirePassword,
} from './steps.ts';
export {
  cancelAbsence,
  changeAccount,
  createAccount,
  delegate,
  givePost,
  recallDelegation,
  recordAbsence,
  resetFactor,
  resetPassword,
  revokeSessionsOf,
  takePost,
} from './people.ts';
export type { InitialPassword } from './people.ts';
export { findAccount, findAccountByName, listAccounts, listDelegations } from './people-reader.ts';
export type { Account, Delegation } from './people-reader.ts';
export { mayManagePeople, mayManageUnits } from './policy.ts';
export { callOffUnitChange, createUnit, recordUnitChange } from './units.ts';
export type { UnitChange, UnitNames, When } from './units.ts';
export {
  countUnitPeople,
  listDueUnitActs,
  listFormerNames,
  listNewUnitActs,
  listUnitActs,
  listUnitPeople,
  lockUnitAct,
  readUnitName,
} from './unit-reader.ts';
export { importUnits } from './unit-import.ts';
export type { UnitActInFile } from './unit-import.ts';
export { foldUnit, movePeople, movePosts, settleUnitAct } from './unit-writer.ts';
export type { NewUnit } from './writer.ts';
export { finishOidc, oidcLogoutUrl, startOidc } from './oidc.ts';
export type { OidcProvider, OidcSettings } from './oidc.ts';
export type { FactorKey } from './totp.ts';
export { listColleagues, listHoldersOf } from './holder-reader.ts';
export type { Colleague } from './holder-reader.ts';
