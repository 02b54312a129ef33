import { Controller } from '@nestjs/common';
import { certification, docMeta, idText } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { DEFAULT_RATE, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { shownInteger } from '../shown';
import { CUSTOMER_ID, OF_PARTNERS } from './realname-fields';

const reviewResult = declareRoute({
  ...OF_PARTNERS,
  operation: 'showRealnameAuthenticationReviewResult',
  method: 'GET',
  path: '/v2/customers/realname-auths/result',
  summary: 'What became of the last application for a customer',
  description: 'Empty where none was ever filed.',
  rate: DEFAULT_RATE,
  query: z.object({ customer_id: idText({ description: 'The customer', example: CUSTOMER_ID }) }),
  answer: z.object({
    review_result: shownInteger('0 reviewing, 1 failed, 2 passed', 1).optional(),
    opinion: z
      .string()
      .max(256)
      .nullable()
      .optional()
      .meta(docMeta({ description: 'Why it failed; else null', example: 'holding picture blurred' })),
  }),
  errors: ['CBC.99000035'],
  asks: certification.getReviewResult,
});

@Controller()
export class ReviewResultController {
  constructor(private readonly services: Services) {}

  /** certification RN-14, RN-28 */
  @Route(reviewResult)
  async show(call: Call<typeof reviewResult>) {
    const { result } = await this.services.ask(call, call.query);
    return result ? { review_result: result.review_result, opinion: result.opinion ?? null } : {};
  }
}
