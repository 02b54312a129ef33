import { Command, Option } from 'commander';
import type { Cli } from '../shell/cli';
import { limitOption, offsetOption } from '../shell/options';
import { type Column, pageTable } from '../shell/output';

interface ReportRow {
  readonly report_id: string;
  readonly partner_id?: string;
  readonly customer_full_name: string;
  readonly mobile_phone: string;
  readonly status: string;
  readonly association_status: string;
  readonly failure_reason?: string;
  readonly review_reason?: string;
  readonly expire_time?: string;
}

interface ListOptions {
  readonly status?: string;
  readonly partner?: string;
  readonly offset: number;
  readonly limit: number;
}

const STATUSES = ['DRAFT', 'PENDING', 'REPORTED', 'REJECTED', 'EXPIRED', 'ASSOCIATED'];

const COLUMNS: ReadonlyArray<Column<ReportRow>> = [
  { heading: 'REPORT', value: (row) => row.report_id },
  { heading: 'PARTNER', value: (row) => row.partner_id ?? '(vendor)' },
  { heading: 'CUSTOMER', value: (row) => row.customer_full_name },
  { heading: 'PHONE', value: (row) => row.mobile_phone },
  { heading: 'STATUS', value: (row) => row.status },
  { heading: 'ASSOCIATION', value: (row) => row.failure_reason ?? row.association_status },
  { heading: 'UNTIL', value: (row) => row.expire_time },
  { heading: 'REASON', value: (row) => row.review_reason },
];

/** Reports of prospects, as the vendor's staff sees them (customers 3.1, 5.6). */
export function reportsCommand(cli: Cli): Command {
  const group = new Command('reports').description("reports of prospective customers (the vendor's side)");
  group
    .command('list')
    .description('list reports; those that wait for a review have the status PENDING')
    .addOption(new Option('--status <status>', 'only of this status').choices(STATUSES))
    .option('--partner <id|name>', "only this partner's")
    .addOption(offsetOption())
    .addOption(limitOption())
    .action(async ({ status, partner, offset, limit }: ListOptions) => {
      const body = { status, partner_id: cli.filterId(partner), offset, limit };
      const answer = await cli
        .operator()
        .post<{ total_count: number; reports: ReportRow[] }>('/v2/operations/customer-reports/query', body);
      cli.output.result(answer, () => pageTable(answer.reports, answer.total_count, offset, COLUMNS));
    });
  group
    .command('review')
    .description('approve or reject a report that waits')
    .argument('<report_id>')
    .addOption(new Option('--result <result>', 'the decision').choices(['APPROVE', 'REJECT']).makeOptionMandatory())
    .option('--opinion <text>', 'what the partner is told')
    .action(async (report: string, { result, opinion }: { result: string; opinion?: string }) => {
      await cli.operator().post(`/v2/operations/customer-reports/${encodeURIComponent(report)}/review`, { result, opinion });
      cli.output.done(`Report ${report} was ${result === 'APPROVE' ? 'approved' : 'rejected'}.`);
    });
  return group;
}
