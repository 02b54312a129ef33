import { Inject, Injectable } from '@nestjs/common';
import { BusClient } from '@pc/bus';
import { type AnswerOf, type Caller, customer, SYSTEM_CALLER } from '@pc/contracts';
import { isRefusal, Sealer } from '@pc/kernel';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../config';
import { Refused } from '../routing/refused';
import type { Credential, CredentialQuery } from './credential';
import { CredentialCache } from './credential-cache';

/** Finds the credential behind a key, token or session: from the copies, else from the customer service (interactions 6). */
@Injectable()
export class CredentialDirectory {
  constructor(
    private readonly bus: BusClient,
    private readonly sealer: Sealer,
    private readonly cache: CredentialCache,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  byAccessKey(accessKey: string, requestId: string): Credential | undefined | Promise<Credential | undefined> {
    return this.cache.get(`key ${accessKey}`, () => this.find({ access_key: accessKey }, requestId));
  }

  /** Only the token's keyed hash travels and is kept. */
  byToken(token: string, requestId: string): Credential | undefined | Promise<Credential | undefined> {
    const hash = this.sealer.blindIndex(token, 'token');
    return this.cache.get(`token ${hash}`, () => this.find({ token_hash: hash }, requestId));
  }

  /** Of the cookie's content too, only the keyed hash travels. What comes by it is of the console (api 7.21). */
  bySession(session: string, requestId: string): Credential | undefined | Promise<Credential | undefined> {
    const hash = this.sealer.blindIndex(session, 'session');
    return this.cache.get(`session ${hash}`, () => this.find({ session_hash: hash }, requestId, 'CONSOLE'));
  }

  private async find(query: CredentialQuery, requestId: string, channel: Caller['channel'] = 'API'): Promise<Credential | undefined> {
    const reply = await this.bus.request(customer.getCredential, query, {
      caller: SYSTEM_CALLER,
      requestId,
      timeoutMs: this.settings.ANSWER_TIMEOUT_MS,
    });
    if (isRefusal(reply)) throw new Refused(reply);
    return this.read(reply.body, channel);
  }

  private read(
    { found, credential_id, caller, ...rest }: AnswerOf<typeof customer.getCredential>,
    channel: Caller['channel'],
  ): Credential | undefined {
    if (!found || !caller) return undefined;
    return {
      id: credential_id ?? '',
      caller: { ...caller, channel },
      ...(rest.sealed_secret_key && { secretKey: this.sealer.open(rest.sealed_secret_key, 'credential') }),
      ...(rest.security_token_hash && { securityTokenHash: rest.security_token_hash }),
      ...(rest.expires_at && { expiresAt: new Date(rest.expires_at) }),
    };
  }
}
