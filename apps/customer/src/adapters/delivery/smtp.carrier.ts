import { createTransport, type Transporter } from 'nodemailer';
import type { MailSettings } from '../../ports/settings';
import type { Message } from '../../ports/message-transport';
import { CARRIER_TIMEOUT_MS, type Carrier } from './carrier';

/** E-mail over SMTP. The address of the server may carry options of nodemailer, such as `?requireTLS=true`. */
export class SmtpCarrier implements Carrier {
  private readonly transporter: Transporter;

  constructor(private readonly settings: MailSettings) {
    const limits = { connectionTimeout: CARRIER_TIMEOUT_MS, greetingTimeout: CARRIER_TIMEOUT_MS, socketTimeout: CARRIER_TIMEOUT_MS };
    this.transporter = createTransport({ url: settings.url, ...limits });
  }

  async deliver({ id, receiver, subject, text }: Message): Promise<void> {
    const domain = /@([^>\s]+)/.exec(this.settings.from)?.[1] ?? 'localhost';
    await this.transporter.sendMail({
      from: this.settings.from,
      to: { name: '', address: receiver },
      subject,
      text,
      messageId: `<${id}@${domain}>`,
      // A value of a template must never make the mailer read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}
