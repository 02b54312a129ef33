import { Controller } from '@nestjs/common';
import { type AnswerOf, billing, certification, customer, incentive, type RequestContract } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownInteger, shownList, shownText } from '../shown';

const QUESTIONS = [customer.auditCustomer, incentive.auditIncentive, billing.auditBilling, certification.auditCertification] as const;

const breach = z
  .object({
    rule: shownText(64, 'Rule that does not hold', 'benefits R-60'),
    subject: shownText(128, 'Where', '202601310000000001'),
    detail: shownText(2000, 'What is wrong', 'value 100.00, sum 99.00'),
  })
  .meta({ id: 'AuditBreach', description: 'A sum that does not agree' });

const serviceAudit = z.object({
  service: shownText(32, 'Service', 'incentive'),
  checked: z
    .record(z.string(), shownInteger('Number', 3))
    .meta({ description: 'How much was checked, by kind', examples: [{ quotas: 3 }] }),
  breaches: shownList(breach, 'Empty when all is well'),
});

const audit = declareOperation({
  operation: 'audit',
  method: 'GET',
  path: '/v2/operations/audit',
  tag: 'Operations: system',
  summary: 'Check that all sums agree, in every service',
  status: 200,
  answer: z.object({ services: shownList(serviceAudit, 'One entry a service') }),
});

type AuditAnswer = AnswerOf<(typeof QUESTIONS)[number]>;

@Controller()
export class AuditController {
  constructor(private readonly services: Services) {}

  /** Conservation (benefits R-60, architecture 8). */
  @Route(audit)
  async audit(call: Call<typeof audit>) {
    return { services: await Promise.all(QUESTIONS.map((question) => this.ask(call, question))) };
  }

  private async ask(call: Call<typeof audit>, question: RequestContract) {
    const { checked, breaches } = (await this.services.askFor(call, question, {})) as AuditAnswer;
    return { service: question.service, checked, breaches };
  }
}
