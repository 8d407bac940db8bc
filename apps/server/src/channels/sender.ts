import { zonedToday } from '@openzone/calendar';
import type { Site } from '../base/sites/index.ts';
import { recordChannelResult } from '../engines/publication/index.ts';
import type { Database } from '../platform/db/index.ts';
import { makeArticle, type ArticleDeps } from './article.ts';
import {
  ChannelProblem,
  isSent,
  maxAttempts,
  pauseAfter,
  type Adapter,
  type Delivery,
  type Progress,
  type SentChannel,
} from './domain.ts';
import { openCaller } from './http.ts';
import { findUploaded, listAccounts, lockDue, planner, type AccountRow } from './reader.ts';
import { addressOf, openSecret, type ChannelSettings } from './settings.ts';
import { openWechat, type Tokens, type UploadedPictures } from './wechat.ts';
import { openWeibo } from './weibo.ts';
import { closeRecalled, keepUploaded, leaseDelivery, markStep, saveProblem, saveProgress } from './writer.ts';

export interface ChannelSenderDeps extends ChannelSettings {
  readonly db: Database;
  readonly files: ArticleDeps['files'];
  readonly now: () => Date;
  readonly log: (line: string) => void;
  /** Public address of the installation; the site's own domain when there is none. */
  readonly baseUrl: string | undefined;
}

export interface ChannelSender {
  /** Takes one step of one delivery that is due. @returns whether there was one */
  sendOne(site: Site): Promise<boolean>;
  stop(): void;
}

const leaseMs = 5 * 60_000;
const stopped = (): ChannelProblem =>
  new ChannelProblem('STOPPED', { zh: '渠道已停发。', en: 'The channel is stopped.' }, 60_000);

/** Sends what is due, one step at a time; a process that dies in between leaves a step that says what was being done. */
export function createChannelSender(deps: ChannelSenderDeps): ChannelSender {
  const { db, now, log } = deps;
  const ended = new AbortController();
  const tokens: Tokens = new Map();

  async function usable(siteId: number): Promise<AccountRow[]> {
    const accounts = await db.read(siteId, listAccounts);
    return accounts.filter(
      ({ channel, enabled, automatic, stoppedAt }) => isSent(channel) && enabled && automatic && stoppedAt === null,
    );
  }

  const uploadedBy = (siteId: number, appId: string): UploadedPictures => ({
    find: (sha256) => db.read(siteId, (reading) => findUploaded(reading, appId, sha256)),
    keep: (sha256, url) => db.transaction(siteId, (tx) => keepUploaded(tx, appId, sha256, url)),
  });

  function adapterOf(site: Site, account: AccountRow, channel: SentChannel): Adapter {
    const secret = openSecret(deps, site, account);
    if (secret === null || (channel === 'WECHAT' && account.appId === '')) {
      throw new ChannelProblem(
        'CREDENTIALS_MISSING',
        {
          zh: '渠道账号没有填写完整（AppID、密钥或授权）。请在渠道设置中填写后重试。',
          en: 'The account is not set up (AppID, secret or authorisation). Fill it in under Channels, then try again.',
        },
        'person',
      );
    }
    const caller = openCaller(addressOf(account, channel), deps.origins, ended.signal);
    return channel === 'WECHAT'
      ? openWechat({ appId: account.appId, secret }, caller, tokens, uploadedBy(site.id, account.appId), now)
      : openWeibo(secret, caller, now);
  }

  /** Written down before the call, unless the channel was stopped meanwhile. */
  async function mark(siteId: number, delivery: Delivery, step: Delivery['step']): Promise<void> {
    const isOpen = (await usable(siteId)).some(({ channel }) => channel === delivery.channel);
    if (!isOpen) throw stopped();
    await db.transaction(siteId, (tx) => markStep(tx, delivery.id, step, now()));
  }

  async function record(site: Site, delivery: Delivery, progress: Progress): Promise<void> {
    const { documentId, channel } = delivery;
    await db.transaction(site.id, async (tx) => {
      await saveProgress(tx, delivery, progress, now());
      const by = await planner(tx, documentId, channel);
      if (by === undefined) return;
      if (progress.step === 'published' && delivery.step !== 'published') {
        const reference = progress.url ?? '';
        await recordChannelResult(
          tx,
          documentId,
          channel,
          { state: 'published', publishedOn: zonedToday(now()), reference },
          by,
        );
      }
      if (progress.step === 'recalled') {
        await recordChannelResult(
          tx,
          documentId,
          channel,
          { state: 'withdrawn', publishedOn: null, reference: '' },
          by,
        );
        await closeRecalled(tx, documentId, channel, by);
      }
    });
  }

  async function fail(
    site: Site,
    delivery: Delivery,
    reached: Delivery['step'],
    problem: ChannelProblem,
  ): Promise<void> {
    const attempts = delivery.attempts + 1;
    const isOver = problem.how === 'person' || (problem.how === 'retry' && attempts >= maxAttempts);
    const back = stepAfter(reached, delivery.channel, problem);
    const wait = typeof problem.how === 'number' ? problem.how : pauseAfter(attempts);
    // What cannot be recalled here is somebody's task already; it stands where it stood.
    const step = isOver ? (reached === 'recalling' ? 'published' : 'person') : back;
    const next = { step, resume: step === 'person' ? back : null, at: new Date(now().getTime() + wait) } as const;
    await db.transaction(site.id, (tx) => saveProblem(tx, delivery, problem, next));
    if (isOver) log(`渠道发送需要人处理 / ${delivery.channel} ${delivery.id} waits for a person: ${problem.code}`);
  }

  async function advance(site: Site, delivery: Delivery, account: AccountRow): Promise<void> {
    let reached = delivery.step;
    try {
      const adapter = adapterOf(site, account, delivery.channel);
      const baseUrl = deps.baseUrl ?? `https://${site.profile.domain}`;
      const article = () => makeArticle({ ...deps, baseUrl }, site.id, delivery.documentId, delivery.channel, account);
      const progress = await adapter.advance(delivery, article, async (step) => {
        await mark(site.id, delivery, step);
        reached = step;
      });
      await record(site, delivery, progress);
    } catch (error) {
      if (!(error instanceof ChannelProblem)) throw error;
      await fail(site, delivery, reached, error);
    }
  }

  return {
    async sendOne(site) {
      if (ended.signal.aborted) return false;
      const accounts = await usable(site.id);
      if (accounts.length === 0) return false;
      const channels = accounts.map(({ channel }) => channel).filter(isSent);
      const delivery = await db.transaction(site.id, async (tx) => {
        const found = await lockDue(tx, channels, now());
        if (found !== undefined) await leaseDelivery(tx, found.id, new Date(now().getTime() + leaseMs));
        return found;
      });
      const account = accounts.find(({ channel }) => channel === delivery?.channel);
      if (delivery === undefined || account === undefined) return false;
      await advance(site, delivery, account);
      return true;
    },
    stop: () => ended.abort(),
  };
}

/** Of a call that was answered it is known that nothing was sent; of one that was not answered nothing is known. */
function stepAfter(reached: Delivery['step'], channel: SentChannel, problem: ChannelProblem): ResumeStep {
  const unanswered = problem.code === 'UNREACHABLE' || problem.code.startsWith('HTTP_');
  if (problem.code === 'UNKNOWN_OUTCOME') return 'waiting';
  if (reached === 'submitted') return problem.code.startsWith('PUBLISH_STATUS_') ? 'drafted' : 'submitted';
  if (reached === 'submitting' && !unanswered) return channel === 'WECHAT' ? 'drafted' : 'waiting';
  if (reached === 'drafting' && !unanswered) return 'waiting';
  return resumable.find((step) => step === reached) ?? 'waiting';
}

const resumable = ['waiting', 'drafting', 'drafted', 'submitting', 'submitted'] as const;
type ResumeStep = (typeof resumable)[number];
