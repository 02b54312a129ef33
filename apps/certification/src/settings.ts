import { ConfigurationError, loadConfig, onOff, wholeNumber } from '@pc/platform';
import { z } from 'zod';
import type { CertificationSettings, CheckSettings, S3Settings, StorageSettings } from './ports/settings';

const httpUrl = () => z.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' });

/** Settings of this service beside those of every service. */
const schema = z.object({
  NODE_ENV: z.string().optional(),
  OBJECT_STORAGE_FOLDER: z
    .string()
    .min(1)
    .optional()
    .describe('folder of this machine that holds a folder for each bucket; for development'),
  S3_ENDPOINT: httpUrl().optional().describe("address of the S3-compatible storage of partners' buckets"),
  S3_REGION: z.string().min(1).max(64).default('us-east-1').describe('its region'),
  S3_ACCESS_KEY: z.string().min(1).max(128).optional().describe('key that may read the buckets'),
  S3_SECRET_KEY: z.string().min(1).max(128).optional().describe('its secret'),
  S3_ADDRESSING: z.enum(['path', 'host']).default('path').describe('where requests name the bucket: in the path, or before the host'),
  REALNAME_CHECKS: z
    .enum(['hooks', 'fixtures'])
    .default('hooks')
    .describe('hooks: REALNAME_HOOK_URL is asked; fixtures: a table stands for it, for development and tests only'),
  REALNAME_HOOK_URL: httpUrl().optional().describe('below which register, bank, face, violations and risk are asked'),
  REALNAME_HOOK_SECRET: z.string().min(16).max(256).optional().describe('signs what is posted there, at least 16 characters'),
  REALNAME_ATTEMPTS: wholeNumber(1, 1000, 'real-name applications of a customer within 24 hours').default(5),
  REALNAME_CUSTOMERS_PER_DOCUMENT: wholeNumber(1, 1000, 'customers that may be verified with one document of a person').default(5),
  REALNAME_ID_CARD_SCANS: onOff('whether the scan of a mainland identity card is taken').default(false),
  FACE_PAGE_URL: z
    .string()
    .regex(/^https?:\/\/.*\{qr_token\}/, 'must be an address that holds {qr_token}')
    .max(400)
    .optional()
    .describe('page that compares a face, with {qr_token} where the token of the QR code goes'),
});

type Config = z.output<typeof schema>;

/** Throws ConfigurationError. */
export function loadCertificationSettings(environment: NodeJS.ProcessEnv = process.env): CertificationSettings {
  const config = loadConfig(schema, environment);
  return {
    storage: storageSettings(config),
    checks: checkSettings(config),
    realname: {
      attempts: config.REALNAME_ATTEMPTS,
      customersPerDocument: config.REALNAME_CUSTOMERS_PER_DOCUMENT,
      acceptIdCardScan: config.REALNAME_ID_CARD_SCANS,
    },
    ...(config.FACE_PAGE_URL !== undefined && { facePageUrl: config.FACE_PAGE_URL }),
  };
}

function storageSettings(config: Config): StorageSettings {
  const { OBJECT_STORAGE_FOLDER: folder } = config;
  const s3 = s3Settings(config);
  if (folder !== undefined && s3) throw unusable('OBJECT_STORAGE_FOLDER and S3_ENDPOINT exclude each other');
  return { ...(folder !== undefined && { folder }), ...(s3 && { s3 }) };
}

/** All three or none: half of them is a mistake, not a wish. */
function s3Settings(config: Config): S3Settings | undefined {
  const {
    S3_ENDPOINT: endpoint,
    S3_ACCESS_KEY: accessKey,
    S3_SECRET_KEY: secretKey,
    S3_REGION: region,
    S3_ADDRESSING: addressing,
  } = config;
  if (endpoint && accessKey && secretKey) return { endpoint, accessKey, secretKey, region, addressing };
  if (!endpoint && !accessKey && !secretKey) return undefined;
  throw unusable('S3_ENDPOINT, S3_ACCESS_KEY and S3_SECRET_KEY belong together: set all three, or none');
}

function checkSettings({ NODE_ENV, REALNAME_CHECKS, REALNAME_HOOK_URL: url, REALNAME_HOOK_SECRET: secret }: Config): CheckSettings {
  if (REALNAME_CHECKS === 'fixtures') {
    if (NODE_ENV === 'production')
      throw unusable('REALNAME_CHECKS: fixtures is for development and tests; with NODE_ENV=production nobody would be checked');
    return { type: 'fixtures' };
  }
  if (url && secret) return { type: 'hooks', url, secret };
  if (!url && !secret) return { type: 'none' };
  throw unusable('REALNAME_HOOK_URL and REALNAME_HOOK_SECRET belong together: set both, or none');
}

function unusable(fault: string): ConfigurationError {
  return new ConfigurationError(`The configuration is not usable:\n  ${fault}`);
}
