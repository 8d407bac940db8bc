import type { Database } from '../../platform/db/index.ts';
import { asDeliveryFailure, DeliveryFailure, type Outbound } from './delivery.ts';
import { maxAttempts, outboundChannels, pauseAfter, sealContext, wording } from './domain.ts';
import type { OpenAddress, OutboundChannel } from './domain.ts';
import { findWaiting } from './reader.ts';
import { claimDue, giveUpUnreachable, markFailed, markSent, type ClaimedNotice } from './writer.ts';

export interface SenderDeps {
  /** `Vault.open`. */
  readonly openAddress: OpenAddress;
  readonly log: (line: string) => void;
  readonly now: () => Date;
  /** For how many days a notice waits for a way out that this installation does not have, by site; a week unless given. */
  readonly longestWaitDays?: (siteId: number) => Promise<number>;
  /** Milliseconds that one sending may take; less than the ten minutes a claim is good for. */
  readonly limitMs?: number;
}

export interface NoticeSender {
  /**
   * Sends what is due on the site, one small batch. No transaction is open meanwhile: a batch is claimed, sent, and each notice
   * marked by itself, so a process that dies in between sends some again ten minutes later (at least once).
   * @returns how many were tried; 0 when nothing was due
   */
  sendDue(siteId: number): Promise<number>;
  /** Takes nothing new, waits five seconds for what is on its way, and leaves the rest to the next process. */
  stop(): Promise<void>;
}

const batchSize = 10;
const leaseMs = 600_000;
const usualLimitMs = 120_000;
const graceMs = 5_000;
const usualWaitDays = 7;
/** Whether something has waited too long is looked at no oftener than this. */
const lookMs = 600_000;

/**
 * One for each process. A channel that `outbound` lacks leaves its notices waiting, which is logged once; those that have waited
 * `longestWaitDays` are given up, so that somebody is told and can use another way.
 */
export function createNoticeSender(db: Database, outbound: Outbound, deps: SenderDeps): NoticeSender {
  const { openAddress, log, now, limitMs = usualLimitMs, longestWaitDays = async () => usualWaitDays } = deps;
  const configured = outboundChannels.filter((channel) => outbound[channel] !== undefined);
  const missing = outboundChannels.filter((channel) => outbound[channel] === undefined);
  const lookedAt = new Map<number, number>();
  let untold = missing;
  const inTrouble = new Set<OutboundChannel>();
  const abandoned = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  let isStopping = false;

  async function tellUnconfigured(siteId: number): Promise<void> {
    if (untold.length === 0) return;
    const waiting = await db.read(siteId, (reading) => findWaiting(reading, untold));
    for (const channel of waiting) log(`${channel} 未设置，通知暂存待发 / ${channel} is not set up; its notices wait`);
    untold = untold.filter((channel) => !waiting.includes(channel));
  }

  async function giveUpOld(siteId: number): Promise<void> {
    const at = now().getTime();
    if (missing.length === 0 || at - (lookedAt.get(siteId) ?? 0) < lookMs) return;
    lookedAt.set(siteId, at);
    const since = new Date(at - (await longestWaitDays(siteId)) * 86_400_000);
    const count = await db.transaction(siteId, (tx) => giveUpUnreachable(tx, missing, since));
    if (count > 0) log(`${count} 条通知没有发送方式，不再等待 / ${count} notices have no way out and are given up`);
  }

  async function send(siteId: number, notice: ClaimedNotice): Promise<void> {
    const { id, channel, subject, body } = notice;
    const signal = AbortSignal.any([abandoned.signal, AbortSignal.timeout(limitMs)]);
    const to = openOrRefuse(() => openAddress(siteId, sealContext(id), notice.sealedAddress));
    const words = wording(channel, subject, body);
    const way = outbound[channel];
    if (way === undefined) throw new DeliveryFailure('NOT_SET_UP');
    await endedBy(signal, way(to, words.subject, words.body, id, signal));
  }

  async function failed(siteId: number, notice: ClaimedNotice, failure: DeliveryFailure): Promise<void> {
    const { id, channel, attempts } = notice;
    const isOver = failure.isFinal || attempts >= maxAttempts;
    const retryAt = isOver ? null : new Date(now().getTime() + pauseAfter(attempts));
    await db.transaction(siteId, (tx) => markFailed(tx, notice, failure.reason, retryAt));
    if (isOver) {
      log(`通知未能送达，不再重试 / notice ${id} (${channel}) failed after ${attempts} attempts: ${failure.reason}`);
    } else if (!inTrouble.has(channel)) {
      inTrouble.add(channel);
      log(
        `${channel} 暂时发不出去，稍后重试 / ${channel} cannot be sent at the moment, trying again: ${failure.reason}`,
      );
    }
  }

  async function deliver(siteId: number, notice: ClaimedNotice): Promise<void> {
    try {
      await send(siteId, notice);
    } catch (error) {
      // What was abandoned may have arrived or not: it is tried again when the claim ends.
      if (!abandoned.signal.aborted) await failed(siteId, notice, asDeliveryFailure(error));
      return;
    }
    await db.transaction(siteId, (tx) => markSent(tx, notice.id, now()));
    if (inTrouble.delete(notice.channel)) log(`${notice.channel} 已恢复发送 / ${notice.channel} is being sent again`);
  }

  async function sendBatch(siteId: number): Promise<number> {
    await tellUnconfigured(siteId);
    const tried = configured.length === 0 || isStopping ? 0 : await tryDue(siteId);
    if (!isStopping) await giveUpOld(siteId);
    return tried;
  }

  async function tryDue(siteId: number): Promise<number> {
    const at = now();
    const leaseEnds = new Date(at.getTime() + leaseMs);
    const claimed = await db.transaction(siteId, (tx) => claimDue(tx, configured, at, leaseEnds, batchSize));
    const results = await Promise.allSettled(claimed.map((notice) => deliver(siteId, notice)));
    const broken = results.find((result) => result.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
    return claimed.length;
  }

  return {
    async sendDue(siteId) {
      if (isStopping) return 0;
      const batch = sendBatch(siteId);
      underWay.add(batch);
      return batch.finally(() => underWay.delete(batch));
    },
    async stop() {
      isStopping = true;
      const timer = setTimeout(() => abandoned.abort(), graceMs);
      await Promise.allSettled(underWay);
      clearTimeout(timer);
    },
  };
}

/** Another key may be put back, so this is no reason to give up at once. */
function openOrRefuse(open: () => Uint8Array): string {
  try {
    return Buffer.from(open()).toString('utf8');
  } catch {
    throw new DeliveryFailure('ADDRESS_CANNOT_BE_OPENED');
  }
}

/** Settles with the work, or fails as soon as the signal is aborted, whatever the work does then. */
async function endedBy(signal: AbortSignal, work: Promise<void>): Promise<void> {
  let end: (() => void) | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    end = () => reject(asDeliveryFailure(signal.reason));
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
  try {
    await Promise.race([work, ended]);
  } finally {
    if (end !== undefined) signal.removeEventListener('abort', end);
  }
}
