import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig, loadSecrets, projectRoot, SETTINGS } from './config.ts';
import { AppError } from './errors.ts';

const places = { cwd: '/home/clerk', root: '/opt/openzone' };

function complaint(env: Record<string, string>): AppError {
  try {
    loadConfig(env, places);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('loadConfig', () => {
  it('needs no setting at all', () => {
    expect(loadConfig({}, places)).toEqual({
      port: 3000,
      host: '0.0.0.0',
      dataDir: '/opt/openzone/var',
      databaseUrl: undefined,
      demo: true,
      baseUrl: undefined,
      logLevel: 'warn',
      trustProxy: false,
      maxUploadBytes: 104_857_600,
      role: 'all',
      smtpUrl: undefined,
      mailFrom: undefined,
      smsWebhook: undefined,
      wechatWebhook: undefined,
      webhookSecret: undefined,
      channelOrigins: ['https://api.weixin.qq.com', 'https://api.weibo.com'],
      channelSecrets: undefined,
      oidcSecrets: undefined,
    });
  });

  it('treats a blank as unset, as compose files write it', () => {
    const blanks = Object.fromEntries(SETTINGS.map((setting) => [setting.name, '  ']));
    expect(loadConfig(blanks, places)).toEqual(loadConfig({}, places));
  });

  it('documents its defaults truthfully', () => {
    const fallbacks = Object.fromEntries(SETTINGS.map((setting) => [setting.name, setting.fallback]));
    expect(loadConfig(fallbacks, { ...places, cwd: places.root })).toEqual(loadConfig({}, places));
  });

  it('loads no demonstration into a database of the operator’s own unless told to', () => {
    const own = { DATABASE_URL: 'postgresql://oz:secret@db:5432/openzone' };
    expect(loadConfig(own, places).demo).toBe(false);
    expect(loadConfig({ ...own, OPENZONE_DEMO: 'true' }, places).demo).toBe(true);
    expect(loadConfig({ OPENZONE_DEMO: 'off' }, places).demo).toBe(false);
  });

  it('takes a relative data folder from where the command was typed', () => {
    expect(loadConfig({ OPENZONE_DATA: './data' }, places).dataDir).toBe('/home/clerk/data');
    expect(loadConfig({ OPENZONE_DATA: 'd', INIT_CWD: '/srv' }, { root: '/opt' }).dataDir).toBe('/srv/d');
    expect(loadConfig({ OPENZONE_DATA: '/srv/oz' }, places).dataDir).toBe('/srv/oz');
  });

  it('accepts every port and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), (port) => loadConfig({ PORT: `${port}` }, places).port === port),
    );
    const others = fc.string().filter((value) => value.trim() !== '' && !/^\s*\d{1,5}\s*$/.test(value));
    fc.assert(fc.property(others, (value) => complaint({ PORT: value }).text.zh.includes('PORT')));
    expect(complaint({ PORT: '65536' }).text.en).toContain('PORT');
  });

  it('reads sizes, proxies and addresses', () => {
    expect(loadConfig({ OPENZONE_MAX_UPLOAD: '2GiB' }, places).maxUploadBytes).toBe(2_147_483_648);
    expect(loadConfig({ OPENZONE_MAX_UPLOAD: '512' }, places).maxUploadBytes).toBe(512);
    expect(loadConfig({ OPENZONE_TRUST_PROXY: '1' }, places).trustProxy).toBe(1);
    expect(loadConfig({ OPENZONE_TRUST_PROXY: 'true' }, places).trustProxy).toBe(true);
    expect(loadConfig({ OPENZONE_TRUST_PROXY: '10.0.0.0/8, ::1' }, places).trustProxy).toEqual(['10.0.0.0/8', '::1']);
    expect(loadConfig({ OPENZONE_BASE_URL: 'https://zone.gov.cn/' }, places).baseUrl).toBe('https://zone.gov.cn');
  });

  it('reports every slip at once, in both languages', () => {
    const error = complaint({ PORT: 'web', OPENZONE_LOG: 'loud', OPENZONE_MAX_UPLOAD: '0', OPENZONE_DEOM: 'false' });
    expect(error.id).toBe('CONFIG_INVALID');
    for (const name of ['PORT', 'OPENZONE_LOG', 'OPENZONE_MAX_UPLOAD', 'OPENZONE_DEOM']) {
      expect(error.text.zh).toContain(name);
      expect(error.text.en).toContain(name);
    }
  });

  it('never repeats a value, which may hold a password', () => {
    const error = complaint({ DATABASE_URL: 'mysql://oz:hunter2@db/oz' });
    expect(JSON.stringify(error.text) + error.message).not.toContain('hunter2');
  });

  it('refuses to split the work of one embedded database', () => {
    expect(complaint({ OPENZONE_ROLE: 'worker' }).text.en).toContain('DATABASE_URL');
    expect(loadConfig({ OPENZONE_ROLE: 'worker', DATABASE_URL: 'postgres://db/oz' }, places).role).toBe('worker');
  });

  it('reads the ways to send notices, each with its other half', () => {
    const mail = {
      OPENZONE_SMTP_URL: 'smtps://oz:pw%40@mail.gov.cn:465',
      OPENZONE_MAIL_FROM: '测试区 <no-reply@zone.gov.cn>',
    };
    const gateway = {
      OPENZONE_SMS_WEBHOOK: 'https://sms.example/send?key=1',
      OPENZONE_WEBHOOK_SECRET: '0123456789abcdef',
    };
    expect(loadConfig({ ...mail, ...gateway }, places)).toMatchObject({
      smtpUrl: 'smtps://oz:pw%40@mail.gov.cn:465',
      mailFrom: { name: '测试区', address: 'no-reply@zone.gov.cn' },
      smsWebhook: 'https://sms.example/send?key=1',
      wechatWebhook: undefined,
      webhookSecret: '0123456789abcdef',
    });
    expect(complaint({ ...mail, OPENZONE_MAIL_FROM: '' }).text.zh).toContain('OPENZONE_MAIL_FROM');
    expect(complaint({ ...gateway, OPENZONE_WEBHOOK_SECRET: '' }).text.en).toContain('OPENZONE_WEBHOOK_SECRET');
    expect(complaint({ OPENZONE_WECHAT_WEBHOOK: 'https://x' }).text.en).toContain('OPENZONE_WEBHOOK_SECRET');
    expect(complaint({ OPENZONE_WEBHOOK_SECRET: 'short' }).text.en).toContain('OPENZONE_WEBHOOK_SECRET');
    for (const from of ['zone', 'a@b.cn, c@d.cn', 'a@b.cn\r\nBcc: c@d.cn', 'x <a@b.cn> y', '<a@b@c>'])
      expect(complaint({ ...mail, OPENZONE_MAIL_FROM: from }).text.en).toContain('OPENZONE_MAIL_FROM');
    const secrets = complaint({ OPENZONE_SMTP_URL: 'smpt://oz:hunter2@mail', OPENZONE_WEBHOOK_SECRET: 'hunter3' });
    expect(JSON.stringify(secrets.text) + secrets.message).not.toMatch(/hunter/);
  });

  it('finds the root of the checkout', () => {
    expect(readdirSync(projectRoot())).toContain('packages');
  });
});

describe('loadSecrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openzone-secrets-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const dataDir = join(folder, 'var');
  const file = join(dataDir, 'secrets', 'preview-links.key');

  it('makes keys that only their owner may read, once', () => {
    const first = loadSecrets(dataDir);
    expect(first.previewLinks).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'secrets')).mode & 0o777).toBe(0o700);
    expect(loadSecrets(dataDir)).toEqual(first);
    expect(readdirSync(join(dataDir, 'secrets')).toSorted()).toEqual(['passes.key', 'preview-links.key', 'vault.key']);
  });

  it('closes a key that a restored backup left open', () => {
    chmodSync(file, 0o644);
    loadSecrets(dataDir);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('says which file is damaged and what to do', () => {
    writeFileSync(file, 'short');
    expect(() => loadSecrets(dataDir)).toThrow(/SECRET_DAMAGED.*preview-links\.key/);
  });
});
