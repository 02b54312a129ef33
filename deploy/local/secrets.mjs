import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { selfSignedPair } from './certificate.mjs';
import { readJson, writeJson } from './files.mjs';

/**
 * What must stay the same over restarts, made once: the keys that encrypt the stored secrets, the operator's credentials, and the key
 * and certificate by which partners' platforms know us. A folder of an earlier version gets what it lacks.
 * Passwords of the demo accounts are added by the seed.
 */
export function loadSecrets(dataDir) {
  const path = join(dataDir, 'secrets.json');
  const kept = readJson(path);
  if (kept?.saml) return kept;
  const made = {
    key_ring: `k1:${randomBytes(32).toString('base64')}`,
    operator: { name: 'operator', password: newPassword(), access_key: newAccessKey(), secret_key: randomBytes(30).toString('base64url') },
    saml: selfSignedPair('Partner Center'),
    ...kept,
  };
  writeJson(path, made);
  return made;
}

export function newPassword() {
  return `Pc1-${randomBytes(15).toString('base64url')}`;
}

function newAccessKey() {
  return randomBytes(10).toString('hex').toUpperCase();
}
