import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import { commaList } from './config';

/** Settings of every process of the system. */
export const processSettings = z.object({
  KAFKA_BROKERS: commaList('addresses of Kafka brokers, host:port, separated by commas'),
  BUS_NAMESPACE: z
    .string()
    .regex(/^[a-z0-9-]{0,40}$/, 'may hold a-z, 0-9 and -')
    .default('')
    .describe('put before the names of topics and consumer groups, so that several systems share a broker'),
  PC_KEY_RING: z.string().min(1).describe('keys that encrypt secrets: `id:key`, 32 bytes in base64, separated by commas, newest first'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info').describe('least level that is logged'),
  INSTANCE_ID: z
    .string()
    .regex(/^[a-zA-Z0-9.-]{1,80}$/, 'may hold letters, digits, . and -')
    .default(() => `${hostname()}-${randomBytes(4).toString('hex')}`)
    .describe('name of this process among its replicas'),
});

export type ProcessSettings = Readonly<z.output<typeof processSettings>>;
