import { Type, type Static } from 'typebox';

/** Signing in step by step, and what guards one's own account: `/api/admin/session/*`, `/api/admin/account/*`. */

const Code = Type.String({ minLength: 1, maxLength: 40 });
const Password = Type.String({ minLength: 1, maxLength: 200 });

/** What is asked for before the session opens: a code, a password of one's own, an authenticator to be set up. */
export const SignInNext = Type.Object({ next: Type.Enum(['CODE', 'PASSWORD', 'ENROL']) });
export type SignInNext = Static<typeof SignInNext>;

/** Six digits of the authenticator, or a recovery code. */
export const CodeInput = Type.Object({ code: Code });
export type CodeInput = Static<typeof CodeInput>;

export const NewPasswordInput = Type.Object({ newPassword: Password });
export type NewPasswordInput = Static<typeof NewPasswordInput>;

export const PasswordInput = Type.Object({ password: Password });
export type PasswordInput = Static<typeof PasswordInput>;

export const PasswordChange = Type.Object({ password: Password, newPassword: Password });
export type PasswordChange = Static<typeof PasswordChange>;

export const FactorRemoval = Type.Object({ password: Password, code: Code });
export type FactorRemoval = Static<typeof FactorRemoval>;

/** A key for an authenticator: to be typed, as `otpauth://` address, and the same as an SVG picture. */
export const FactorOffer = Type.Object({ typed: Type.String(), uri: Type.String(), qr: Type.String() });
export type FactorOffer = Static<typeof FactorOffer>;

/** Shown once; the database keeps fingerprints only. */
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) });
export type RecoveryCodes = Static<typeof RecoveryCodes>;

export const SessionView = Type.Object({
  id: Type.String({ format: 'uuid' }),
  address: Type.String(),
  agent: Type.String(),
  method: Type.Enum(['PASSWORD', 'OIDC']),
  createdAt: Type.String(),
  lastSeenAt: Type.String(),
  current: Type.Boolean(),
});
export type SessionView = Static<typeof SessionView>;

export const AccountSecurity = Type.Object({
  passwordChangedAt: Type.String(),
  secondFactorRequired: Type.Boolean(),
  factor: Type.Union([Type.Object({ since: Type.String(), recoveryLeft: Type.Integer() }), Type.Null()]),
  sessions: Type.Array(SessionView),
});
export type AccountSecurity = Static<typeof AccountSecurity>;

export const SessionsEnded = Type.Object({ ended: Type.Integer() });
export type SessionsEnded = Static<typeof SessionsEnded>;
