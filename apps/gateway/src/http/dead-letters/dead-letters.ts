import { Controller } from '@nestjs/common';
import { type DeadLetter, DeadLetters } from '@pc/bus';
import { customer, deadLetterTopic, optionalText, queryInteger, text } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownInteger, shownList, shownText } from '../shown';

const DEFAULT_LIMIT = 100;
const EXAMPLE_ID = 'pc.incentive.requests.dlq:0:12';

const moment = (description: string) => shownText(24, `${description}, UTC with milliseconds`, '2026-01-31T08:00:00.000Z');

const fields = {
  id: shownText(300, 'Dead-letter topic, partition and offset', EXAMPLE_ID),
  topic: shownText(249, 'Topic where the message was first', 'pc.incentive.requests'),
  partition: shownInteger('Its partition there', 0),
  offset: shownInteger('Its offset there', 34),
  pattern: shownText(128, 'Request or type of event', 'incentive.issue-coupons.v1'),
  key: shownText(128, 'Aggregate', '202601310000000001').optional(),
  group: shownText(249, 'Consumers that could not handle it', 'incentive.requests'),
  cause: shownText(2000, 'Why', 'InvalidMessage: quota_id is missing'),
  attempts: shownInteger('How often it was tried', 1),
  at: moment('When it was put aside'),
  request_id: shownText(64, 'Request of the API that it came from', '00112233445566778899aabbccddeeff').optional(),
  replayed_at: moment('When it was last sent again').optional(),
};
const letter = z.object(fields).meta({ id: 'DeadLetter', description: 'A message that could not be handled' });
const fullLetter = z
  .object({
    ...fields,
    headers: z.record(z.string(), z.string()).meta({ description: 'Its headers', examples: [{ pattern: 'incentive.issue-coupons.v1' }] }),
    value: shownText(1_000_000, 'Its value', '{}'),
  })
  .meta({ id: 'DeadLetterContent', description: 'A message that could not be handled, whole' });
const params = z.object({ id: text(300, { description: 'Id of the dead letter', example: EXAMPLE_ID }) });
const common = { tag: 'Operations: system' } as const;

const listLetters = declareOperation({
  ...common,
  operation: 'listDeadLetters',
  method: 'GET',
  path: '/v2/operations/dead-letters',
  summary: 'List messages that no service could handle',
  status: 200,
  query: z.object({
    topic: optionalText(249, { description: 'Of this topic, or of this dead-letter topic', example: 'pc.incentive.requests' }),
    limit: queryInteger(1, 1000, { description: 'Most letters in the answer; 100 when absent', example: 100 }),
  }),
  answer: z.object({ dead_letters: shownList(letter, 'Newest first') }),
});
const showLetter = declareOperation({
  ...common,
  operation: 'showDeadLetter',
  method: 'GET',
  path: '/v2/operations/dead-letters/{id}',
  summary: 'Show a dead letter',
  status: 200,
  params,
  answer: fullLetter,
  errors: ['CBC.0101'],
});
const replayLetter = declareOperation({
  ...common,
  operation: 'replayDeadLetter',
  method: 'POST',
  path: '/v2/operations/dead-letters/{id}/replay',
  summary: 'Send a dead letter to its consumers again',
  status: 204,
  params,
  errors: ['CBC.0101'],
});

@Controller()
export class DeadLettersController {
  constructor(
    private readonly letters: DeadLetters,
    private readonly services: Services,
  ) {}

  @Route(listLetters)
  async list({ query: { topic, limit = DEFAULT_LIMIT } }: Call<typeof listLetters>) {
    const letters = await this.letters.list({
      limit,
      ...(topic && { topic: topic.endsWith(deadLetterTopic('')) ? topic : deadLetterTopic(topic) }),
    });
    return { dead_letters: letters.map(toAnswer) };
  }

  @Route(showLetter)
  async show({ params: { id } }: Call<typeof showLetter>) {
    const found = await this.letters.show(id);
    if (!found) throw new Refused(unknownLetter());
    return { ...toAnswer(found), headers: found.headers, value: found.value };
  }

  /** Entered in the log first: a replay that nobody knows of must not be (api 7.20). */
  @Route(replayLetter)
  async replay(call: Call<typeof replayLetter>): Promise<void> {
    const { id } = call.params;
    if (!(await this.letters.show(id))) throw new Refused(unknownLetter());
    const entry = { operation: 'gateway.replay-dead-letter.v1', object_type: 'DEAD_LETTER', object_id: id } as const;
    await this.services.askFor(call, customer.recordOperation, entry, id);
    if (!(await this.letters.replay(id))) throw new Refused(unknownLetter());
  }
}

const unknownLetter = () => refuse('CBC.0101', { field: 'id', reason: 'unknown' });

function toAnswer({ id, origin, pattern, key, group, cause, attempts, at, requestId, replayedAt }: DeadLetter): z.infer<typeof letter> {
  return {
    id,
    topic: origin.topic,
    partition: origin.partition,
    offset: origin.offset,
    pattern,
    key,
    group,
    cause,
    attempts,
    at,
    request_id: requestId,
    replayed_at: replayedAt,
  };
}
