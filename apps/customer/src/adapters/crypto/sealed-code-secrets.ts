import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { receiverHash, Sealer } from '@pc/kernel';
import type { CodeKey } from '../../ports/code-records';
import { CodeSecrets } from '../../ports/code-secrets';

const DIGITS = 6;
const SALT_BYTES = 12;

/** A million codes are soon tried, so a plain hash would not hide them: the hash needs the key ring, which the store has not. */
@Injectable()
export class SealedCodeSecrets extends CodeSecrets {
  constructor(private readonly sealer: Sealer) {
    super();
  }

  override newCode(): string {
    return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  }

  override stamp(key: CodeKey, code: string): string {
    return this.withSalt(randomBytes(SALT_BYTES).toString('base64url'), key, code);
  }

  override matches(key: CodeKey, code: string, stamp: string): boolean {
    const [salt = ''] = stamp.split('.');
    const given = Buffer.from(this.withSalt(salt, key, code));
    const wanted = Buffer.from(stamp);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  override receiverHash(receiver: string): string {
    return receiverHash(this.sealer, receiver);
  }

  private withSalt(salt: string, { receiverHash, scene }: CodeKey, code: string): string {
    return `${salt}.${this.sealer.blindIndex([salt, receiverHash, scene, code].join('\n'), 'verification-code')}`;
  }
}
