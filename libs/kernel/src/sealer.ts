import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const IV_BYTES = 12;

/**
 * Encrypts single values with AES-256-GCM and names the key that did it, so that keys can be changed;
 * makes keyed hashes for uniqueness and search (architecture 5).
 * Built from `id:base64key` entries separated by commas; the first one encrypts, all of them decrypt,
 * and the last one (the oldest, which stays) makes the hashes.
 */
export class Sealer {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly current: string;
  private readonly hashKey: Buffer;

  constructor(keyRing: string) {
    const entries = keyRing.split(',').map((entry) => readKey(entry.trim()));
    this.keys = new Map(entries);
    this.current = entries[0]![0];
    this.hashKey = Buffer.from(hkdfSync('sha256', entries.at(-1)![1], '', 'partner-center blind index', 32));
  }

  /** `purpose` is bound to the result: a value sealed for one field cannot be read as another. */
  seal(plain: string, purpose: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keys.get(this.current)!, iv).setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    const parts = [iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'));
    return [VERSION, this.current, ...parts].join('.');
  }

  /** Throws when the value was changed, was sealed for another purpose, or its key is unknown. */
  open(sealed: string, purpose: string): string {
    const [version, keyId = '', iv = '', tag = '', body = ''] = sealed.split('.');
    const key = this.keys.get(keyId);
    if (version !== VERSION || !key) throw new Error('The value was sealed with an unknown key');
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
  }

  /** The keyed hash under which a secret value can be found again. */
  blindIndex(plain: string, purpose: string): string {
    return createHmac('sha256', this.hashKey).update(`${purpose}\n${plain}`).digest('base64url');
  }
}

function readKey(entry: string): [string, Buffer] {
  const separator = entry.indexOf(':');
  const key = Buffer.from(entry.slice(separator + 1), 'base64');
  if (separator < 1 || key.length !== 32) {
    throw new Error('A key ring is a list of `id:key` with keys of 32 bytes in base64, separated by commas');
  }
  return [entry.slice(0, separator), key];
}
