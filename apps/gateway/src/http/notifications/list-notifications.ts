import { Controller } from '@nestjs/common';
import { customer, filterTextA, optionalTime, queryPage } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownCount, shownList, shownOption, shownText, shownTime } from '../shown';

const notification = z
  .object({
    receiver: shownText(256, 'Phone or e-mail address; masked where there is no local mailbox', '13800000000'),
    channel: shownOption(customer.NOTICE_CHANNELS, 'How it leaves'),
    template: shownText(64, 'What it is about', 'VERIFICATION_CODE'),
    state: shownOption(customer.MESSAGE_STATES, 'PENDING: is or will be tried, SENT, FAILED: given up'),
    created_at: shownTime('When it was written'),
    text: shownText(4000, 'What it says; of a local mailbox only', 'Your verification code is 012345.').optional(),
    code: shownText(6, 'The verification code in it; of a local mailbox only', '012345').optional(),
  })
  .meta({ id: 'Notification', description: 'A message to a person' });

const listNotifications = declareOperation({
  operation: 'listNotifications',
  method: 'GET',
  path: '/v2/operations/notifications',
  tag: 'Operations: system',
  summary: 'List messages to people',
  description:
    'E-mail and SMS of the last 30 days, newest first. What they say, codes among it, is shown by a system with a local mailbox (development and tests) and by no other.',
  status: 200,
  query: z.object({
    receiver: filterTextA(256, { description: 'To this phone or e-mail address', example: '13800000000' }),
    since: optionalTime({ description: 'Written at or after this moment' }),
    ...queryPage(100),
  }),
  answer: z.object({ count: shownCount, notifications: shownList(notification, 'Newest first') }),
  asks: customer.listNotifications,
});

@Controller()
export class ListNotificationsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** customers 10.9. */
  @Route(listNotifications)
  async list(call: Call<typeof listNotifications>) {
    const { receiver, ...rest } = call.query;
    const sealed = receiver === undefined ? {} : { sealed_receiver: this.sealer.seal(receiver, 'contact') };
    const { count, notifications } = await this.services.ask(call, { ...rest, ...sealed });
    return {
      count,
      notifications: notifications.map(({ sealed_receiver, sealed_text, sealed_code, ...facts }) => ({
        receiver: this.sealer.open(sealed_receiver, 'contact'),
        ...facts,
        ...(sealed_text !== undefined && { text: this.sealer.open(sealed_text, 'notification') }),
        ...(sealed_code !== undefined && { code: this.sealer.open(sealed_code, 'code') }),
      })),
    };
  }
}
