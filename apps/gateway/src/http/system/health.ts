import { Controller } from '@nestjs/common';
import { HealthRegistry, Metrics } from '@pc/platform';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { NotReady } from '../../routing/not-ready';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { shownOption, shownText } from '../shown';

const SYSTEM = { method: 'GET', tag: 'System', callers: 'ANYONE', rate: 'none', status: 200 } as const;

const report = (status: 'up' | 'down', check: string) =>
  z.object({
    status: shownOption([status], 'All checks together'),
    checks: z
      .record(z.string(), shownText(500, 'up, or what is wrong', 'up'))
      .meta({ description: 'Each check', examples: [{ bus: check }] }),
  });

const live = declareRoute({
  ...SYSTEM,
  operation: 'live',
  path: '/health/live',
  summary: 'Whether the process runs',
  answer: z.object({ status: shownOption(['up'], 'Always up') }),
});
const ready = declareRoute({
  ...SYSTEM,
  operation: 'ready',
  path: '/health/ready',
  summary: 'Whether requests can be served; 503 when not',
  answer: report('up', 'up'),
  otherAnswers: { 503: { description: 'Not ready: the same report, not an error', answer: report('down', 'no answer in 2000 ms') } },
});
const metricsText = declareRoute({
  ...SYSTEM,
  operation: 'metrics',
  path: '/metrics',
  summary: 'Figures in the text form of Prometheus',
  answerType: 'text/plain',
});

@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthRegistry,
    private readonly figures: Metrics,
  ) {}

  @Route(live)
  live() {
    return { status: 'up' };
  }

  @Route(ready)
  async ready() {
    const report = await this.health.report();
    if (report.status !== 'up') throw new NotReady(report);
    return report;
  }

  @Route(metricsText)
  metrics(call: Call<typeof metricsText>) {
    call.answerHeader('Content-Type', this.figures.contentType);
    return this.figures.text();
  }
}
