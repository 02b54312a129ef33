import { argon2, randomBytes, randomInt, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Secrets } from '../../ports/secrets';
import { formatHash, parseHash, type PasswordHash } from './password-hash';

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);

/** OWASP's first choice for argon2id where memory is 19 MiB: about 40 ms of one core. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

const UPPER_ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const ALPHANUMERIC = `${UPPER_ALPHANUMERIC}abcdefghijklmnopqrstuvwxyz`;

/** Passwords by argon2id of Node's own crypto, in threads, so that other requests go on. */
@Injectable()
export class Argon2Secrets extends Secrets {
  /** Compared with where there is no hash: the work is done all the same. */
  private readonly nobody: PasswordHash = { ...COST, salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES) };

  override async hashPassword(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    return formatHash({ ...COST, salt, tag: await tagOf(password, { ...COST, salt, tag: this.nobody.tag }) });
  }

  override async verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
    const expected = hash === undefined ? this.nobody : parseHash(hash);
    const equal = timingSafeEqual(await tagOf(password, expected), expected.tag);
    return equal && hash !== undefined;
  }

  override newKeyPair(): { accessKey: string; secretKey: string } {
    return { accessKey: randomText(UPPER_ALPHANUMERIC, 20), secretKey: randomText(ALPHANUMERIC, 40) };
  }
}

function tagOf(password: string, { memory, passes, parallelism, salt, tag }: PasswordHash): Promise<Buffer> {
  return derive('argon2id', { message: password, nonce: salt, memory, passes, parallelism, tagLength: tag.length });
}

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
