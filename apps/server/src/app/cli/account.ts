import type { Command } from 'commander';
import { roleLabels, type Role } from '@openzone/contracts';
import {
  createAccount,
  findAccountByName,
  givePost,
  listUnits,
  resetFactor,
  resetPassword,
} from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { today } from '../../platform/clock.ts';
import { invalid, notFound } from '../../platform/errors.ts';
import type { Runtime } from '../compose.ts';
import { identityOf } from '../identity.ts';
import { chooseSite, withRuntime } from './runtime.ts';

interface Options {
  readonly site?: string;
  readonly json?: boolean;
}

interface CreateOptions extends Options {
  readonly name: string;
  readonly unit: string;
  readonly role: string;
}

/** For the operator when nobody can sign in. Each act is on record as done at the command line. */
export function registerAccount(program: Command): void {
  const account = program
    .command('account')
    .description(
      '账号：开立首个管理员，或者在无人能登录时重置密码和验证器 / open the first administrator, or reset a password or authenticator when nobody can sign in',
    );

  account
    .command('create')
    .description('开立账号并任职，打印只用一次的初始密码 / open an account with a post; prints an initial password')
    .argument('<sign-in-name>')
    .requiredOption('--name <name>', '姓名 / display name')
    .requiredOption('--unit <code>', '单位代码 / code of the unit')
    .option('--role <role>', `角色 / one of ${Object.keys(roleLabels).join(', ')}`, 'ADMIN')
    .option('--site <key>', '站点标识 / which site')
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (signInName: string, options: CreateOptions) => {
      const made = await withRuntime(async (runtime) =>
        create(runtime, await chooseSite(runtime, options.site), signInName, options),
      );
      print(options, signInName, made);
    });

  account
    .command('reset-password')
    .description(
      '生成新的初始密码，原密码和所有登录即刻失效 / a new initial password; the old one and every session end',
    )
    .argument('<sign-in-name>')
    .option('--site <key>', '站点标识 / which site')
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (signInName: string, options: Options) => {
      const made = await withRuntime(async (runtime) => {
        const site = await chooseSite(runtime, options.site);
        return resetPassword(identityOf(runtime, runtime.db), site.id, null, await idOf(runtime, site, signInName));
      });
      print(options, signInName, made);
    });

  account
    .command('reset-factor')
    .description(
      '解除丢失的验证器；需要的人下次登录时重新绑定 / remove a lost authenticator; who needs one sets up another',
    )
    .argument('<sign-in-name>')
    .option('--site <key>', '站点标识 / which site')
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (signInName: string, options: Options) => {
      await withRuntime(async (runtime) => {
        const site = await chooseSite(runtime, options.site);
        await resetFactor(identityOf(runtime, runtime.db), site.id, null, await idOf(runtime, site, signInName));
      });
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify({ signInName })}\n`
          : `${signInName}：已解除验证器 / authenticator removed\n`,
      );
    });
}

async function create(
  runtime: Runtime,
  site: Site,
  signInName: string,
  { name, unit: code, role }: CreateOptions,
): Promise<{ password: string; expiresAt: Date }> {
  const known = Object.keys(roleLabels).find((one): one is Role => one === role);
  if (known === undefined) throw invalid('ROLE_UNKNOWN', 'role', `没有角色“${role}”。`, `There is no role “${role}”.`);
  const units = await runtime.db.read(site.id, listUnits);
  const unit = units.find((one) => one.code === code);
  if (unit === undefined)
    throw notFound({
      zh: `代码为“${code}”的单位（现有：${units.map((one) => one.code).join('、')}）`,
      en: `A unit with the code “${code}”`,
    });
  const deps = identityOf(runtime, runtime.db);
  const opened = await createAccount(deps, site.id, null, { signInName, displayName: name, unitId: unit.id });
  const unitId = known === 'HANDLER' || known === 'UNIT_HEAD' ? unit.id : null;
  await givePost(deps, site.id, null, opened.id, { role: known, unitId, from: today(runtime.clock), until: null });
  return opened;
}

async function idOf(runtime: Runtime, site: Site, signInName: string): Promise<string> {
  const found = await runtime.db.read(site.id, (reading) => findAccountByName(reading, signInName));
  if (found === undefined) throw notFound({ zh: `账号“${signInName}”`, en: `The account “${signInName}”` });
  return found.id;
}

function print(
  options: Options,
  signInName: string,
  made: { readonly password: string; readonly expiresAt: Date },
): void {
  const { password, expiresAt } = made;
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ signInName, password, expiresAt })}\n`
      : `${signInName}\n初始密码 / initial password: ${password}\n有效期至 / until: ${expiresAt.toISOString()}\n首次登录时须改为自己的密码。 / It must be replaced at the first sign-in.\n`,
  );
}
