import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const SHA256_WITH_RSA = sequence(Buffer.from('06092a864886f70d01010b', 'hex'), der(0x05));
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const YEARS = 20;

/**
 * A key and its self-signed certificate, both PEM, made here: Node cannot make certificates, and not every machine has openssl.
 * Good for signatures that others check with exactly this certificate, as SAML does; no browser would trust it.
 */
export function selfSignedPair(commonName, now = new Date()) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(commonName)))));
  const until = new Date(now);
  until.setUTCFullYear(now.getUTCFullYear() + YEARS);
  const serial = Buffer.concat([Buffer.of(1), randomBytes(15)]);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, serial),
    SHA256_WITH_RSA,
    name,
    sequence(time(now), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.concat([Buffer.of(0), sign('sha256', body, privateKey)]));
  const certificate = sequence(body, SHA256_WITH_RSA, signature).toString('base64');
  return {
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    certificate: `-----BEGIN CERTIFICATE-----\n${certificate.match(/.{1,64}/g).join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag, content = Buffer.alloc(0)) {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

function sequence(...parts) {
  return der(0x30, Buffer.concat(parts));
}

/** GeneralizedTime, which knows four digits of the year. */
function time(moment) {
  return der(0x18, Buffer.from(`${moment.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));
}
