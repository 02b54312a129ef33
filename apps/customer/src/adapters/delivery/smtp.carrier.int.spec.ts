import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { SmtpCarrier } from './smtp.carrier';

const MESSAGE = {
  id: '0123456789abcdef',
  channel: 'EMAIL',
  receiver: 'someone@customer.example',
  subject: '验证码',
  text: '您的验证码为012345',
  template: 'VERIFICATION_CODE',
  language: 'zh-cn',
} as const;

describe('e-mail over SMTP', () => {
  let server: SMTPServer;
  let url: string;
  const mails: Array<{ from: string; to: string[]; raw: string }> = [];

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) =>
        username === 'user' && password === 'word' ? done(null, { user: username }) : done(new Error('wrong')),
      onRcptTo: ({ address }, _session, done) =>
        address.startsWith('refused') ? done(Object.assign(new Error('no such user'), { responseCode: 550 })) : done(),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          mails.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(parts).toString(),
          });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `smtp://user:word@127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

  const carrier = (address = url) => new SmtpCarrier({ url: address, from: 'Partner Center <no-reply@pc.example>' });

  it('customers 10.9 reaches the receiver with subject and text', async () => {
    await carrier().deliver(MESSAGE);
    const { from, to, raw } = mails.at(-1)!;
    expect([from, to]).toEqual(['no-reply@pc.example', ['someone@customer.example']]);
    expect(raw).toContain('From: Partner Center <no-reply@pc.example>');
    expect(raw).toContain('Message-ID: <0123456789abcdef@pc.example>');
    expect(raw).toMatch(/Subject: =\?UTF-8\?/);
    expect(raw).toContain(Buffer.from(MESSAGE.text).toString('base64'));
  });

  it('customers 10.9 a receiver that is refused, a wrong password and a silent server are failures', async () => {
    await expect(carrier().deliver({ ...MESSAGE, receiver: 'refused@customer.example' })).rejects.toMatchObject({ responseCode: 550 });
    await expect(carrier(url.replace('word', 'guess')).deliver(MESSAGE)).rejects.toMatchObject({ code: 'EAUTH' });
    await expect(carrier('smtp://127.0.0.1:1').deliver(MESSAGE)).rejects.toMatchObject({ code: expect.stringMatching(/ESOCKET|ECONN/) });
  });

  it('an address cannot smuggle in a second receiver', async () => {
    const before = mails.length;
    await carrier()
      .deliver({ ...MESSAGE, receiver: 'a@customer.example, b@customer.example' })
      .catch(() => undefined);
    expect(mails.slice(before).flatMap(({ to }) => to)).not.toContain('b@customer.example');
  });
});
