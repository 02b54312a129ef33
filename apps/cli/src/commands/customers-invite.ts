import { type Command, Option } from 'commander';
import { writeFileSync } from 'node:fs';
import type { Cli } from '../shell/cli';

interface ReportOptions {
  readonly as: string;
  readonly name: string;
  readonly phone: string;
  readonly email?: string;
  readonly reason?: string;
}

interface InviteOptions {
  readonly as: string;
  readonly type: string;
  readonly label?: string;
  readonly report?: string;
  readonly qr?: string;
}

interface Link {
  readonly invite_url: string;
  readonly qr_png_base64: string;
}

const asOption = () => new Option('--as <name|id>', 'the partner of the data folder that acts').makeOptionMandatory();

/** A partner's way to a customer: report, invite, and the customer's own acceptance (customers 5). */
export function addInviting(group: Command, cli: Cli): void {
  group
    .command('report')
    .description('report a prospective customer')
    .addOption(asOption())
    .requiredOption('--name <text>', 'full name')
    .requiredOption('--phone <number>', 'mobile number')
    .option('--email <address>', 'for an invitation by e-mail')
    .option('--reason <text>', 'where the vendor has to review the report')
    .action(async ({ as, name, phone, email, reason }: ReportOptions) => {
      const body = { customer_full_name: name, mobile_phone: phone, email, review_reason: reason };
      const partner = cli.actAs(cli.account(as));
      const answer = await partner.post<{ report_id: string; status: string }>('/v2/partners/customer-reports', body);
      cli.output.result(answer, () => `Report ${answer.report_id} is ${answer.status}.`);
    });
  group
    .command('invite')
    .description('invite a reported customer by e-mail, or get a link for anybody')
    .addOption(asOption())
    .option('--report <report_id>', 'by e-mail to the customer of this report; else a link')
    .addOption(new Option('--type <type>', 'kind of association: 1 referral, 2 resale').choices(['1', '2']).default('2'))
    .option('--label <text>', 'label that the customer gets')
    .addOption(new Option('--qr <file>', 'write the QR code of the link as PNG').conflicts('report'))
    .action((options: InviteOptions) => (options.report ? inviteByEmail(cli, options.report, options) : showLink(cli, options)));
  group
    .command('accept')
    .description('accept an invitation as a customer of the data folder')
    .argument('<link>', 'the link, or the token at its end')
    .addOption(new Option('--as <name|id>', 'the customer').makeOptionMandatory())
    .option('--agreed', 'agree to the association notice; needed for resale')
    .action(async (link: string, { as, agreed }: { as: string; agreed?: boolean }) => {
      const body = { token: tokenOf(link), agreed };
      const answer = await cli.actAs(cli.account(as)).post<{ customer_id: string }>('/v2/customers/associations/accept', body);
      cli.output.result(answer, () => `Customer ${answer.customer_id} belongs to the partner.`);
    });
}

/** Of a link as it was copied from a browser, or of the token alone. */
function tokenOf(link: string): string {
  const [address = ''] = link.split(/[?#]/, 1);
  return address.slice(address.lastIndexOf('/') + 1);
}

async function inviteByEmail(cli: Cli, report: string, { as, type, label }: InviteOptions): Promise<void> {
  const path = `/v2/partners/customer-reports/${encodeURIComponent(report)}/invitations`;
  const body = { kind: 'EMAIL', association_type: type, label };
  const answer = await cli.actAs(cli.account(as)).post<{ expire_time: string }>(path, body);
  cli.output.result(answer, () => `The invitation was sent. It is valid until ${answer.expire_time}.`);
}

async function showLink(cli: Cli, { as, type, label, qr }: InviteOptions): Promise<void> {
  const kind = label === undefined ? 'GENERAL_LINK' : 'CUSTOM_LINK';
  const answer = await cli.actAs(cli.account(as)).post<Link>('/v2/partners/invitations', { kind, association_type: type, label });
  if (qr !== undefined) writeFileSync(qr, Buffer.from(answer.qr_png_base64, 'base64'));
  cli.output.result(answer, () => answer.invite_url);
}
