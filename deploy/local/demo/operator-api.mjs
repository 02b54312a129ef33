import { setTimeout as sleep } from 'node:timers/promises';
import { Interrupted } from '../fault.mjs';

const TRIES = 20;
/** Not executed, or repeated without harm under its Idempotency-Key: try again (api 7.10 to 7.12). */
const PASSING = new Set([409, 429, 503, 504]);

/** The gateway as one account sees it: signed requests, and patience with a system that has only just come up. */
export class GatewayApi {
  constructor(endpoint, { access_key, secret_key }, signal) {
    this.endpoint = endpoint;
    this.key = { accessKey: access_key, secretKey: secret_key };
    this.signal = signal;
  }

  get(path) {
    return this.#send('GET', path);
  }

  /** `idempotencyKey` makes a repeat after a lost answer harmless. */
  post(path, body, idempotencyKey) {
    return this.#send('POST', path, body, idempotencyKey && { 'idempotency-key': idempotencyKey });
  }

  put(path, body) {
    return this.#send('PUT', path, body);
  }

  delete(path) {
    return this.#send('DELETE', path);
  }

  async #send(method, path, body, headers = {}) {
    for (let attempt = 1; ; attempt++) {
      if (this.signal?.aborted) throw new Interrupted();
      const response = await this.#sendOnce(method, path, body, headers);
      const text = await response.text();
      if (response.ok) return text ? JSON.parse(text) : undefined;
      if (!PASSING.has(response.status) || attempt === TRIES) throw new Error(`${method} ${path} was refused: ${response.status} ${text}`);
      await sleep(Number(response.headers.get('retry-after') ?? 0.5) * 1000);
    }
  }

  async #sendOnce(method, path, body, extra) {
    const { signRequest } = await import('../../../libs/kernel/src/request-signing.ts');
    const url = this.endpoint + path;
    const payload = body && { body: JSON.stringify(body) };
    const headers = { ...(payload && { 'content-type': 'application/json' }), 'x-language': 'en_US', ...extra };
    return fetch(url, { method, ...payload, headers: signRequest({ method, url, headers, ...payload }, this.key, new Date()) });
  }
}
