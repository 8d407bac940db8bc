/**
 * Settings: environment → typed `Config` (and secrets on disk: secrets.ts). Nothing else in the server reads `process.env`.
 *
 * A wrong setting stops the start with a sentence in both languages that names the variable and the remedy, and every
 * wrong setting is reported at once, so that nobody has to start five times to find five slips.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from './errors.ts';
import type { Text } from './errors.ts';
import { parseMailbox, type Mailbox } from './mail-address.ts';

export { ensureDataDir, loadSecrets } from './secrets.ts';
export type { Secrets } from './secrets.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
export type Role = 'all' | 'web' | 'worker';

export interface Config {
  /** TCP port of the web server; 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Absolute path of everything this installation keeps on disk: database, files, secrets, logs. */
  readonly dataDir: string;
  /** A PostgreSQL of the operator's own (≥ 15); `undefined` means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Fill an empty database with the demonstration zone. */
  readonly demo: boolean;
  /** Public address without a trailing slash; `undefined` means: take it from each request. */
  readonly baseUrl: string | undefined;
  readonly logLevel: LogLevel;
  /** For Fastify's `trustProxy`: nobody, everybody, so many hops, or these addresses. */
  readonly trustProxy: boolean | number | readonly string[];
  /** Bytes. */
  readonly maxUploadBytes: number;
  readonly role: Role;
  /** The operator's mail server, `smtp://` or `smtps://`, with the password when it needs one; `undefined`: no mail is sent. */
  readonly smtpUrl: string | undefined;
  /** Whom mail comes from; set whenever `smtpUrl` is. */
  readonly mailFrom: Mailbox | undefined;
  /** Gateways that send SMS and WeChat messages. */
  readonly smsWebhook: string | undefined;
  readonly wechatWebhook: string | undefined;
  /** Signs what goes to the gateways; set whenever one of them is. */
  readonly webhookSecret: string | undefined;
  /** Origins at which interfaces of channels (WeChat, Weibo) may be called. */
  readonly channelOrigins: readonly string[];
  /** Folder with the secrets of channels in files `<site>-<channel>`; sealed in the database otherwise. */
  readonly channelSecrets: string | undefined;
  /** Folder with the client's secret at the identity provider in files `<site>-oidc`; sealed in the database otherwise. */
  readonly oidcSecrets: string | undefined;
}

export interface Setting {
  readonly name: string;
  readonly fallback: string;
  readonly text: Text;
}

/** Every setting there is: the reference documentation is checked against this table, and a name outside it is a slip. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'PORT',
    fallback: '3000',
    text: { zh: '网站端口，0 表示由系统分配', en: 'web port; 0 lets the system choose' },
  },
  { name: 'HOST', fallback: '0.0.0.0', text: { zh: '网站监听地址', en: 'address the web server listens on' } },
  {
    name: 'DATABASE_URL',
    fallback: '',
    text: {
      zh: '外部 PostgreSQL 的地址；不填则用内置数据库',
      en: 'address of your own PostgreSQL; unset uses the embedded one',
    },
  },
  { name: 'OPENZONE_DATA', fallback: './var', text: { zh: '数据目录', en: 'data folder' } },
  {
    name: 'OPENZONE_DEMO',
    fallback: 'true',
    text: {
      zh: '空库时载入演示数据；使用外部数据库时默认 false',
      en: 'load the demonstration zone into an empty database; false by default with your own database',
    },
  },
  {
    name: 'OPENZONE_BASE_URL',
    fallback: '',
    text: {
      zh: '网站对外地址，如 https://www.example.gov.cn',
      en: 'public address, such as https://www.example.gov.cn',
    },
  },
  { name: 'OPENZONE_LOG', fallback: 'warn', text: { zh: '日志级别', en: 'log level' } },
  {
    name: 'OPENZONE_TRUST_PROXY',
    fallback: 'false',
    text: {
      zh: '信任的反向代理：true、false、层数或地址列表',
      en: 'trusted proxies: true, false, a number of hops, or addresses',
    },
  },
  { name: 'OPENZONE_MAX_UPLOAD', fallback: '100MB', text: { zh: '单个上传文件的上限', en: 'largest single upload' } },
  {
    name: 'OPENZONE_ROLE',
    fallback: 'all',
    text: { zh: '本进程的分工：all、web 或 worker', en: 'what this process does: all, web or worker' },
  },
  {
    name: 'OPENZONE_SMTP_URL',
    fallback: '',
    text: { zh: '发送邮件的服务器地址', en: 'mail server that sends our mail' },
  },
  {
    name: 'OPENZONE_MAIL_FROM',
    fallback: '',
    text: { zh: '邮件的发件人', en: 'sender of our mail' },
  },
  { name: 'OPENZONE_SMS_WEBHOOK', fallback: '', text: { zh: '短信网关的地址', en: 'address of the SMS gateway' } },
  {
    name: 'OPENZONE_WECHAT_WEBHOOK',
    fallback: '',
    text: { zh: '微信消息网关的地址', en: 'address of the WeChat gateway' },
  },
  {
    name: 'OPENZONE_WEBHOOK_SECRET',
    fallback: '',
    text: { zh: '给网关的请求签名所用的密钥', en: 'secret that signs requests to the gateways' },
  },
  {
    name: 'OPENZONE_CHANNEL_ORIGINS',
    fallback: 'https://api.weixin.qq.com,https://api.weibo.com',
    text: { zh: '允许调用的渠道接口地址', en: 'addresses of channel interfaces that may be called' },
  },
  {
    name: 'OPENZONE_CHANNEL_SECRETS',
    fallback: '',
    text: { zh: '存放渠道密钥文件的目录', en: 'folder with the secrets of channels' },
  },
  {
    name: 'OPENZONE_OIDC_SECRETS',
    fallback: '',
    text: { zh: '存放统一身份认证客户端密钥文件的目录', en: 'folder with the client secrets of single sign-on' },
  },
];

const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const ROLES: readonly Role[] = ['all', 'web', 'worker'];

type Environment = Readonly<Record<string, string | undefined>>;

/** A reader of one environment that collects what is wrong instead of stopping at the first. */
class Reader {
  readonly wrong: Text[] = [];
  readonly env: Environment;

  constructor(env: Environment) {
    this.env = env;
  }

  /** Unset and blank are the same: compose files and unit files produce blanks. */
  raw(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  read<T>(name: string, fallback: T, parse: (value: string) => T | undefined, expected: Text): T {
    const value = this.raw(name);
    if (value === undefined) return fallback;
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    // The value of an address may hold a password: name the variable, never repeat the value.
    this.wrong.push({
      zh: `环境变量 ${name} 的值不正确：应为${expected.zh}。请改正后重新启动。`,
      en: `Environment variable ${name} is not valid: it must be ${expected.en}. Correct it and start again.`,
    });
    return fallback;
  }

  choice<T extends string>(name: string, fallback: T, allowed: readonly T[]): T {
    const list = allowed.join(', ');
    return this.read(name, fallback, (value) => allowed.find((item) => item === value.toLowerCase()), {
      zh: ` ${list} 之一`,
      en: `one of ${list}`,
    });
  }

  flag(name: string, fallback: boolean): boolean {
    return this.read(name, fallback, parseFlag, { zh: ' true 或 false', en: 'true or false' });
  }

  finish(): void {
    if (this.wrong.length === 0) return;
    throw new AppError({
      id: 'CONFIG_INVALID',
      status: 500,
      text: { zh: this.wrong.map((t) => t.zh).join('\n'), en: this.wrong.map((t) => t.en).join('\n') },
    });
  }
}

/**
 * Reads the settings. `places` is for tests: `cwd` is what a relative OPENZONE_DATA is relative to (the folder where the
 * person typed the command: npm's INIT_CWD), `root` holds the default data folder.
 * Throws AppError CONFIG_INVALID naming every wrong variable.
 */
export function loadConfig(env: Environment = process.env, places: { cwd?: string; root?: string } = {}): Config {
  const reader = new Reader(env);
  rejectUnknown(reader);
  const databaseUrl = reader.read('DATABASE_URL', undefined, parseDatabaseUrl, {
    zh: '形如 postgresql://用户:密码@主机:5432/库名 的地址',
    en: 'an address like postgresql://user:password@host:5432/database',
  });
  const role = reader.choice('OPENZONE_ROLE', 'all', ROLES);
  if (role !== 'all' && databaseUrl === undefined) {
    reader.wrong.push({
      zh: `环境变量 OPENZONE_ROLE=${role} 需要同时设置 DATABASE_URL：内置数据库只供一个进程使用。`,
      en: `OPENZONE_ROLE=${role} needs DATABASE_URL as well: the embedded database serves one process only.`,
    });
  }
  const data = reader.raw('OPENZONE_DATA');
  const config: Config = {
    port: reader.read('PORT', 3000, parsePort, { zh: ' 0 到 65535 的整数', en: 'a whole number from 0 to 65535' }),
    host: reader.raw('HOST') ?? '0.0.0.0',
    dataDir:
      data === undefined
        ? join(places.root ?? projectRoot(), 'var')
        : resolve(places.cwd ?? reader.raw('INIT_CWD') ?? process.cwd(), data),
    databaseUrl,
    demo: reader.flag('OPENZONE_DEMO', databaseUrl === undefined),
    baseUrl: reader.read('OPENZONE_BASE_URL', undefined, parseBaseUrl, {
      zh: '以 http:// 或 https:// 开头、不含参数的地址',
      en: 'an http:// or https:// address without a query',
    }),
    logLevel: reader.choice('OPENZONE_LOG', 'warn', LOG_LEVELS),
    trustProxy: reader.read('OPENZONE_TRUST_PROXY', false, parseTrustProxy, {
      zh: ' true、false、代理层数，或以逗号分隔的 IP 地址和网段',
      en: 'true, false, a number of hops, or IP addresses and ranges separated by commas',
    }),
    maxUploadBytes: reader.read('OPENZONE_MAX_UPLOAD', 100 * 1024 ** 2, parseBytes, {
      zh: '字节数，或如 200MB、2GB 的大小',
      en: 'a number of bytes or a size such as 200MB or 2GB',
    }),
    role,
    channelOrigins: reader.read('OPENZONE_CHANNEL_ORIGINS', usualOrigins, parseOrigins, {
      zh: '以逗号分隔、以 http:// 或 https:// 开头、不含路径的地址',
      en: 'http:// or https:// addresses without a path, separated by commas',
    }),
    channelSecrets: reader.raw('OPENZONE_CHANNEL_SECRETS'),
    oidcSecrets: reader.raw('OPENZONE_OIDC_SECRETS'),
    ...readOutbound(reader),
  };
  reader.finish();
  return config;
}

type OutboundConfig = Pick<Config, 'smtpUrl' | 'mailFrom' | 'smsWebhook' | 'wechatWebhook' | 'webhookSecret'>;

/** Mail and gateways; each needs its other half, or applicants would wait for notices that nobody can send. */
function readOutbound(reader: Reader): OutboundConfig {
  const gateway = {
    zh: '以 http:// 或 https:// 开头、不含用户名和密码的地址',
    en: 'an http:// or https:// address without user name and password',
  };
  const outbound = {
    smtpUrl: reader.read('OPENZONE_SMTP_URL', undefined, parseSmtpUrl, {
      zh: '形如 smtps://用户:密码@主机:465 或 smtp://主机:587 的地址',
      en: 'an address like smtps://user:password@host:465 or smtp://host:587',
    }),
    mailFrom: reader.read('OPENZONE_MAIL_FROM', undefined, parseMailbox, {
      zh: '一个邮箱地址，可写成“名称 <地址>”',
      en: 'one mail address, which may be written as “name <address>”',
    }),
    smsWebhook: reader.read('OPENZONE_SMS_WEBHOOK', undefined, parseWebhook, gateway),
    wechatWebhook: reader.read('OPENZONE_WECHAT_WEBHOOK', undefined, parseWebhook, gateway),
    webhookSecret: reader.read('OPENZONE_WEBHOOK_SECRET', undefined, parseSharedSecret, {
      zh: '至少 16 个字符的密钥',
      en: 'a secret of at least 16 characters',
    }),
  };
  requireOther(reader, 'OPENZONE_SMTP_URL', 'OPENZONE_MAIL_FROM');
  requireOther(reader, 'OPENZONE_SMS_WEBHOOK', 'OPENZONE_WEBHOOK_SECRET');
  requireOther(reader, 'OPENZONE_WECHAT_WEBHOOK', 'OPENZONE_WEBHOOK_SECRET');
  return outbound;
}

function requireOther(reader: Reader, name: string, other: string): void {
  if (reader.raw(name) === undefined || reader.raw(other) !== undefined) return;
  reader.wrong.push({
    zh: `设置了环境变量 ${name}，还需要设置 ${other}。请补上后重新启动。`,
    en: `${name} is set and needs ${other} as well. Set it and start again.`,
  });
}

/** A misspelt OPENZONE_DEMO=false that is silently ignored would put invented documents on a government's site. */
function rejectUnknown(reader: Reader): void {
  const known = SETTINGS.map((setting) => setting.name);
  for (const name of Object.keys(reader.env)) {
    if (!name.startsWith('OPENZONE_') || known.includes(name) || reader.raw(name) === undefined) continue;
    const list = known.filter((item) => item.startsWith('OPENZONE_')).join(', ');
    reader.wrong.push({
      zh: `没有名为 ${name} 的设置，请检查拼写。可用的有：${list}。`,
      en: `There is no setting called ${name}; check the spelling. The settings are: ${list}.`,
    });
  }
}

function parseFlag(value: string): boolean | undefined {
  if (/^(true|1|yes|on)$/i.test(value)) return true;
  return /^(false|0|no|off)$/i.test(value) ? false : undefined;
}

function parsePort(value: string): number | undefined {
  const port = Number(value);
  return /^\d{1,5}$/.test(value) && port <= 65_535 ? port : undefined;
}

function parseDatabaseUrl(value: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url !== undefined && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1 ? value : undefined;
}

function parseBaseUrl(value: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  return url.href.replace(/\/+$/, '');
}

function parseSmtpUrl(value: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== '' ? value : undefined;
}

/** A gateway may have its key in the query. */
function parseWebhook(value: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return undefined;
  return url.href;
}

const usualOrigins = ['https://api.weixin.qq.com', 'https://api.weibo.com'] as const;

function parseOrigins(value: string): readonly string[] | undefined {
  const urls = value.split(',').map((item) => item.trim());
  const isOrigin = (text: string): boolean => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url !== undefined && /^https?:$/u.test(url.protocol) && url.origin === text.replace(/\/$/u, '');
  };
  return urls.every(isOrigin) ? urls.map((text) => new URL(text).origin) : undefined;
}

function parseSharedSecret(value: string): string | undefined {
  return value.length >= 16 ? value : undefined;
}

function parseTrustProxy(value: string): boolean | number | readonly string[] | undefined {
  if (/^\d{1,2}$/.test(value)) return Number(value);
  const flag = parseFlag(value);
  if (flag !== undefined) return flag;
  const list = value.split(',').map((item) => item.trim());
  return list.every((item) => /^[0-9a-f:.]+(\/\d{1,3})?$/i.test(item) && /[.:]/.test(item)) ? list : undefined;
}

/** Binary multiples for KB, MB and GB alike, as operators expect of an upload limit. */
function parseBytes(value: string): number | undefined {
  const match = /^(\d+)\s*([kmg]?)(?:i?b)?$/i.exec(value);
  if (match === null) return undefined;
  const bytes = Number(match[1]) * 1024 ** ['', 'k', 'm', 'g'].indexOf((match[2] ?? '').toLowerCase());
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined;
}

/** A path as the person typed it: relative to the folder where the command was given, also under npm. */
export function typedPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** The checkout's root: the same from the source tree and from the bundle in `apps/server/dist`. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'apps', 'server', 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) return process.cwd();
    folder = parent;
  }
  return folder;
}

/**
 * What a child program gets of the environment: nothing of the operator's (it may hold passwords), untranslated messages
 * that we can recognise, and what Windows cannot run without.
 */
export function childEnvironment(): Record<string, string> {
  const env: Record<string, string> = { LC_ALL: 'C' };
  for (const name of ['SystemRoot', 'SystemDrive', 'TEMP', 'TMP', 'PATH']) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}
