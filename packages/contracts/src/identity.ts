import { Type, type Static } from 'typebox';
import { Role } from './vocabulary.ts';

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
  /** Where notices go as well; empty: only into the inbox. */
  mail: Type.String(),
  secondFactorRequired: Type.Boolean(),
  factor: Type.Union([Type.Object({ since: Type.String(), recoveryLeft: Type.Integer() }), Type.Null()]),
  sessions: Type.Array(SessionView),
});
export type AccountSecurity = Static<typeof AccountSecurity>;

/** Empty takes the address away. */
export const MailInput = Type.Object({ mail: Type.String({ maxLength: 320 }) });
export type MailInput = Static<typeof MailInput>;

export const SessionsEnded = Type.Object({ ended: Type.Integer() });
export type SessionsEnded = Static<typeof SessionsEnded>;

/** What the sign-in page offers besides name and password. */
export const SignInWays = Type.Object({ sso: Type.Union([Type.Object({ label: Type.String() }), Type.Null()]) });
export type SignInWays = Static<typeof SignInWays>;

/** An identity provider as a site sets it up. */
const Oidc = {
  /** Its address, as its own description gives it. */
  issuer: Type.String({ minLength: 1, maxLength: 300 }),
  clientId: Type.String({ minLength: 1, maxLength: 200 }),
  /** What the button says. */
  label: Type.String({ minLength: 1, maxLength: 40 }),
  /** The claim that holds the user name of the account here. */
  claim: Type.String({ minLength: 1, maxLength: 100 }),
  /** Whether a second factor shown to the provider (`amr`) counts here. */
  trustSecondFactor: Type.Boolean(),
};
const ways = {
  secondFactorRoles: Type.Array(Role, { maxItems: 5, uniqueItems: true }),
  demonstrationExempt: Type.Boolean(),
  /** How long a session lasts at most. */
  sessionHours: Type.Integer({ minimum: 1, maximum: 24 }),
  /** Wrong attempts that are free: of one account from one place, of one account from all unknown places, from one address. */
  attemptsHere: Type.Integer({ minimum: 3, maximum: 20 }),
  attemptsAccount: Type.Integer({ minimum: 10, maximum: 500 }),
  attemptsAddress: Type.Integer({ minimum: 10, maximum: 1000 }),
  /** The longest that somebody has to wait after that. */
  longestWaitMinutes: Type.Integer({ minimum: 1, maximum: 60 }),
};

/** `GET /settings/sign-in`. The client's secret is told by no answer. */
export const SignInSettingsView = Type.Object({
  ...ways,
  oidc: Type.Union([
    Type.Object({ ...Oidc, /** Where the client's secret is. */ secret: Type.Enum(['NONE', 'SEALED', 'FILE']) }),
    Type.Null(),
  ]),
});
export type SignInSettingsView = Static<typeof SignInSettingsView>;

/** `PUT /settings/sign-in`; `clientSecret` null: as it was. */
export const SignInSettingsInput = Type.Object({
  ...ways,
  oidc: Type.Union([
    Type.Object({ ...Oidc, clientSecret: Type.Union([Type.String({ minLength: 1, maxLength: 300 }), Type.Null()]) }),
    Type.Null(),
  ]),
});
export type SignInSettingsInput = Static<typeof SignInSettingsInput>;

/** How people sign in, as the file of a site carries it: everything but the secret. Left out, what the program does by itself. */
export const SignInSettingsFile = Type.Partial(
  Type.Object({ ...ways, oidc: Type.Union([Type.Object(Oidc), Type.Null()]) }),
);
export type SignInSettingsFile = Static<typeof SignInSettingsFile>;

/** After single sign-on: where the session at the provider is ended too. */
export const SignedOut = Type.Object({ logoutUrl: Type.String() });
export type SignedOut = Static<typeof SignedOut>;
