import { commaList, ConfigurationError, loadConfig, wholeNumber } from '@pc/platform';
import { z } from 'zod';
import { loadNoticeSettings } from './notice-settings';
import type { CustomerSettings, FirstOperator } from './ports/settings';

/** Settings of this service beside those of every service. */
const schema = z.object({
  REGIONS: commaList('names of the regions that have projects, separated by commas').default([
    'cn-north-4',
    'cn-north-1',
    'cn-east-3',
    'cn-south-1',
  ]),
  REGISTRATIONS_PER_PHONE: wholeNumber(1, 1000, 'accounts that one phone may have').default(3),
  ASSOCIATION_WAIT_MS: wholeNumber(0, 600_000, 'milliseconds that a registration waits for its association').default(10_000),
  ASSOCIATION_SWEEP_MS: wholeNumber(100, 3_600_000, 'milliseconds between two looks for associations left behind').default(2_000),
  ASSOCIATION_REQUEST_LIMIT: wholeNumber(
    1,
    1000,
    'requests to end or switch an association that one side may start for one customer',
  ).default(1),
  ASSOCIATION_REQUEST_MONTHS: wholeNumber(1, 120, 'calendar months for which that limit counts').default(3),
  UNLINK_SWEEP_MS: wholeNumber(100, 3_600_000, 'milliseconds between two looks for disassociations that were left half-way').default(2_000),
  BOOTSTRAP_OPERATOR_NAME: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe('name of the first operator, made at the start where it is missing'),
  BOOTSTRAP_OPERATOR_PASSWORD: z.string().min(8).max(256).optional().describe('password of the first operator, at least 8 characters'),
  BOOTSTRAP_OPERATOR_ACCESS_KEY: z
    .string()
    .regex(/^[A-Z0-9]{20}$/)
    .optional()
    .describe('access key of the first operator, 20 upper-case letters and digits'),
  BOOTSTRAP_OPERATOR_SECRET_KEY: z
    .string()
    .regex(/^[\w-]{32,64}$/)
    .optional()
    .describe('secret key of the first operator, 32 to 64 letters, digits, - and _'),
});

/** Throws ConfigurationError. */
export function loadCustomerSettings(environment: NodeJS.ProcessEnv = process.env): CustomerSettings {
  const config = loadConfig(schema, environment);
  const firstOperator = firstOperatorOf(config);
  return {
    regions: config.REGIONS,
    notices: loadNoticeSettings(environment),
    registrationsPerPhone: config.REGISTRATIONS_PER_PHONE,
    associationWaitMs: config.ASSOCIATION_WAIT_MS,
    associationSweepMs: config.ASSOCIATION_SWEEP_MS,
    associationRequests: {
      requests: config.ASSOCIATION_REQUEST_LIMIT,
      months: config.ASSOCIATION_REQUEST_MONTHS,
      sweepMs: config.UNLINK_SWEEP_MS,
    },
    ...(firstOperator && { firstOperator }),
  };
}

/** All four together or none: a half-described operator is a mistake, not a wish. */
function firstOperatorOf(config: z.output<typeof schema>): FirstOperator | undefined {
  const { BOOTSTRAP_OPERATOR_NAME: name, BOOTSTRAP_OPERATOR_PASSWORD: password } = config;
  const { BOOTSTRAP_OPERATOR_ACCESS_KEY: accessKey, BOOTSTRAP_OPERATOR_SECRET_KEY: secretKey } = config;
  if (name && password && accessKey && secretKey) return { name, password, accessKey, secretKey };
  if (!name && !password && !accessKey && !secretKey) return undefined;
  throw new ConfigurationError(
    'The configuration is not usable:\n  BOOTSTRAP_OPERATOR_NAME, _PASSWORD, _ACCESS_KEY and _SECRET_KEY belong together: set all four, or none',
  );
}
