import type { OutboundChannel } from './domain.ts';

/**
 * Sends one notice and settles when the other side has taken it over. `id` is the notice's: whoever is told twice folds doubles
 * by it. Must end when the signal is aborted. @throws DeliveryFailure
 */
export type Send = (to: string, subject: string, body: string, id: string, signal: AbortSignal) => Promise<void>;

/** The ways out that this installation has; a channel that is not here leaves its notices waiting. */
export type Outbound = Readonly<Partial<Record<OutboundChannel, Send>>>;

/**
 * Why something was not delivered. `reason` is stored and logged, so it is made of codes and never of what the other side said:
 * a mail server repeats the address in its refusal.
 */
export class DeliveryFailure extends Error {
  readonly reason: string;
  /** The same message to the same address would be refused again. */
  readonly isFinal: boolean;

  constructor(reason: string, isFinal = false) {
    super(reason);
    this.name = 'DeliveryFailure';
    this.reason = reason;
    this.isFinal = isFinal;
  }
}

export function asDeliveryFailure(error: unknown): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') return new DeliveryFailure('TIMEOUT');
  return new DeliveryFailure(codeOf(error));
}

/** The code of an error as Node gives it (`ECONNREFUSED`), also from within a failed `fetch`; never its message. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'ERROR';
  if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(error.code)) return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : 'ERROR';
}
