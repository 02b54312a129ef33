import { processSettings, wholeNumber } from '@pc/platform';
import { z } from 'zod';

/** Settings of a service that owns a database. */
export const serviceSettings = processSettings.extend({
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .describe('address of the MongoDB replica set'),
  MONGODB_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,30}$/, 'may hold a-z, 0-9, _ and -')
    .default('pc')
    .describe('put before the service in the name of its database'),
  KAFKA_PARTITIONS: wholeNumber(1, 1_000, 'partitions of a topic that this process creates').default(4),
  KAFKA_REPLICATION: wholeNumber(-1, 10, 'copies of such a partition; -1 is what the broker has as its default').default(-1),
  HEALTH_HOST: z.string().default('127.0.0.1').describe('address on which health and metrics are served'),
  HEALTH_PORT: wholeNumber(0, 65_535, 'port of health and metrics; 0 takes a free one').default(0),
});

export type ServiceSettings = Readonly<z.output<typeof serviceSettings>>;
