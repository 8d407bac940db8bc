import { SignInSettingsInput, SignInSettingsView } from '@openzone/contracts';
import { viewSignInSettings, writeSignInSettings } from '../flows/index.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type SessionDeps } from './session.ts';

/** How people sign in: second factor, session, lock-out, single sign-on. */
export function registerSignInSettings(app: Server, deps: SessionDeps): void {
  const answer = { response: { 200: SignInSettingsView }, tags: ['settings'] };

  app.get('/settings/sign-in', { schema: answer }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => viewSignInSettings(reading, person, deps.identity, site.key));
  });

  app.put('/settings/sign-in', { schema: { body: SignInSettingsInput, ...answer } }, async (request) => {
    const { person, site } = await asking(deps, request);
    await deps.db.transaction(site.id, (tx) => writeSignInSettings(tx, person, deps.identity, site.key, request.body));
    return deps.db.read(site.id, (reading) => viewSignInSettings(reading, person, deps.identity, site.key));
  });
}
