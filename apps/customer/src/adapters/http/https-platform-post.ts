import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { Outcome } from '../../domain/sso/binding-notice';
import { isSecureAddress } from '../../domain/sso/web-address';
import { PlatformPost } from '../../ports/sso/binding-notices';
import { SSO_SETTINGS, type SsoSettings } from '../../ports/sso/settings';
import { isPublicAddress, publicLookup } from './address-guard';

/** customers 9.6. */
const ANSWER_WITHIN_MS = 10_000;

/** Node's own client: it follows no redirects, and lets us choose the address that a name stands for. */
@Injectable()
export class HttpsPlatformPost extends PlatformPost {
  constructor(@Inject(SSO_SETTINGS) private readonly settings: SsoSettings) {
    super();
  }

  override async post(address: string, fields: Readonly<Record<string, string>>): Promise<Outcome> {
    const { privateAddresses } = this.settings;
    const url = URL.parse(address);
    if (!url || !isSecureAddress(address, privateAddresses)) return { received: false, cause: 'the address is not https' };
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!privateAddresses && isIP(host) && !isPublicAddress(host)) return { received: false, cause: 'the address is not public' };
    try {
      const status = await this.send(url, new URLSearchParams(fields).toString());
      return status >= 200 && status < 300 ? { received: true } : { received: false, cause: `HTTP ${status}` };
    } catch (error) {
      const { code, message, name } = error as NodeJS.ErrnoException;
      return {
        received: false,
        cause: name === 'TimeoutError' || name === 'AbortError' ? 'no answer in time' : (code ?? message).slice(0, 200),
      };
    }
  }

  /** The status counts; what else the platform answers is not read. */
  private send(url: URL, body: string): Promise<number> {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) };
    const lookup = this.settings.privateAddresses ? {} : { lookup: publicLookup };
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      const sending = request(url, { method: 'POST', headers, signal, agent: false, ...lookup }, (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      });
      sending.on('error', (error) => reject(signal.aborted ? (signal.reason as Error) : error));
      sending.end(body);
    });
  }
}
