import { createHmac } from 'node:crypto';
import { asDeliveryFailure, DeliveryFailure, type Send } from './delivery.ts';
import type { OutboundChannel } from './domain.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
  readonly channel: OutboundChannel;
  /** Milliseconds until an answer must have come. */
  readonly timeoutMs?: number;
}

/** The header that carries the signature. */
export const signatureHeader = 'x-openzone-signature';

/** `sha256=` and the HMAC-SHA256 (RFC 2104) of the request's body, byte for byte, in hex. */
export function signBody(secret: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(body, 'utf8').digest('hex')}`;
}

/**
 * The one way out to SMS and WeChat gateways: POST of the JSON `{id, channel, to, subject, body}`, signed. Any 2xx says that the
 * gateway has taken it over; 410 and 422 that it never will; everything else is tried again. The same `id` may come twice.
 */
export function webhookSender({ url, secret, channel, timeoutMs = 15_000 }: WebhookSettings): Send {
  return async (to, subject, body, id, signal) => {
    const text = JSON.stringify({ id, channel, to, subject, body });
    const status = await post(url, secret, text, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
    if (status >= 200 && status < 300) return;
    throw new DeliveryFailure(`HTTP ${status}`, status === 410 || status === 422);
  };
}

async function post(url: string, secret: string, body: string, signal: AbortSignal): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', [signatureHeader]: signBody(secret, body) },
      body,
      // Whom we write to is the operator's setting, not the gateway's answer.
      redirect: 'manual',
      signal,
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    throw asDeliveryFailure(error);
  }
}
