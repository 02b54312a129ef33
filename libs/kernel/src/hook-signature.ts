import { createHmac } from 'node:crypto';

/**
 * Headers by which a hook knows that a body is ours: `x-pc-timestamp` holds the seconds since 1970, `x-pc-signature` is `sha256=` and
 * the hex HMAC-SHA256 over `<timestamp>.<body>` under the shared secret.
 */
export function signedHookHeaders(body: string, secret: string, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { 'x-pc-timestamp': timestamp, 'x-pc-signature': `sha256=${digest}` };
}
