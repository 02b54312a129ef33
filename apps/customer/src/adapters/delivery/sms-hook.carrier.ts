import { signedHookHeaders } from '@pc/kernel';
import type { SmsSettings } from '../../ports/settings';
import type { Message } from '../../ports/message-transport';
import { CARRIER_TIMEOUT_MS, type Carrier } from './carrier';

/** The hook did not take the message. */
export class SmsNotTaken extends Error {
  override readonly name = 'SmsNotTaken';

  constructor(readonly status: number) {
    super(`The SMS hook answered ${status}`);
  }
}

/**
 * SMS through an HTTP hook: POST of JSON `{id, receiver, text, template, language}`. `X-Pc-Timestamp` holds the seconds since 1970,
 * `X-Pc-Signature` is `sha256=` and the hex HMAC-SHA256 over `<timestamp>.<body>` under the shared secret. Any 2xx within 10 s means
 * taken; a redirect is not followed. A repeated try has the same `id`.
 */
export class SmsHookCarrier implements Carrier {
  constructor(private readonly settings: SmsSettings) {}

  async deliver({ id, receiver, text, template, language }: Message): Promise<void> {
    const body = JSON.stringify({ id, receiver, text, template, language });
    const response = await fetch(this.settings.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signedHookHeaders(body, this.settings.secret, new Date()) },
      redirect: 'manual',
      signal: AbortSignal.timeout(this.settings.timeoutMs ?? CARRIER_TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new SmsNotTaken(response.status);
  }
}
