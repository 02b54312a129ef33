import { setTimeout as sleep } from 'node:timers/promises';
import { ensureTopics } from '@pc/bus';
import { allTopics } from '@pc/contracts';
import { busOptions, type Logger } from '@pc/platform';
import type { ServiceSettings } from './settings';

const AGAIN_AFTER_MS = 1_000;

/** Creates the topics that are missing; while the broker is away it goes on trying. */
export async function untilTopicsExist(settings: ServiceSettings, logger: Logger): Promise<void> {
  const topics = { topics: allTopics(), partitions: settings.KAFKA_PARTITIONS, replication: settings.KAFKA_REPLICATION };
  for (;;) {
    try {
      return await ensureTopics({ ...busOptions(settings, logger), ...topics });
    } catch (error) {
      logger.warn({ cause: String(error) }, 'The topics could not be made sure of, trying again');
      await sleep(AGAIN_AFTER_MS);
    }
  }
}
