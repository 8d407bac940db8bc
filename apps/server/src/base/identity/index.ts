/** Units, people, roles, sign-in. */
export { holds } from './domain.ts';
export type { Person, RoleGrant, Unit } from './domain.ts';
export { findPerson, listDemonstrationPeople, listHandlers, listRoleHolders, listUnits } from './reader.ts';
export { insertAccount, saveUnit } from './writer.ts';
export type { NewAccount } from './writer.ts';
export { hashPassword, signIn, signOut, whoIs } from './sign-in.ts';
