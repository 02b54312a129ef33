import { Command } from 'commander';
import type { Cli } from '../shell/cli';
import { table } from '../shell/output';

interface AuditAnswer {
  readonly services: ReadonlyArray<{
    readonly service: string;
    readonly checked: Readonly<Record<string, number>>;
    readonly breaches: ReadonlyArray<{ rule: string; subject: string; detail: string }>;
  }>;
}

export function auditCommand(cli: Cli): Command {
  return new Command('audit').description('check that all sums agree, in every service; exit 1 on a breach').action(async () => {
    const answer = await cli.operator().get<AuditAnswer>('/v2/operations/audit');
    if (answer.services.some(({ breaches }) => breaches.length > 0)) cli.exitCode = 1;
    cli.output.result(answer, () => auditText(answer));
  });
}

function auditText({ services }: AuditAnswer): string {
  const summary = table(services, [
    { heading: 'SERVICE', value: (row) => row.service },
    {
      heading: 'CHECKED',
      value: (row) =>
        Object.entries(row.checked)
          .map(([name, number]) => `${number} ${name}`)
          .join(', '),
    },
    { heading: 'BREACHES', value: (row) => row.breaches.length, right: true },
  ]);
  const breaches = services.flatMap(({ service, breaches: found }) => found.map((breach) => ({ service, ...breach })));
  if (breaches.length === 0) return summary;
  const details = table(breaches, [
    { heading: 'SERVICE', value: (row) => row.service },
    { heading: 'RULE', value: (row) => row.rule },
    { heading: 'SUBJECT', value: (row) => row.subject },
    { heading: 'WHAT IS WRONG', value: (row) => row.detail },
  ]);
  return `${summary}\n\n${details}`;
}
