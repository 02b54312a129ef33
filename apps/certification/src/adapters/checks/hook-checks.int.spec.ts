import { signedHookHeaders } from '@pc/kernel';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CheckUnanswered, type CardHolder } from '../../ports/identity-checks';
import { HookChecks } from './hook-checks';

const SECRET = 'secret-of-the-hook';
const PERSON = { type: 0, name: 'Li Lei', number: '11010119010203009X' } as const;
const HOLDER: CardHolder = { identity: PERSON, card: { account: '6200', areaCode: '0086', mobile: '13800138000' } };
const COMPANY = { identity: { type: 1, name: 'Example Cloud Co', number: '91110199MAFAKE027T' } } as const;

/** certification RN-25: the outer systems, as an installation connects them. */
describe('checks by hooks', () => {
  let server: Server;
  let checks: HookChecks;
  let answer: string | number;
  const asked: { path: string; body: object; signed: boolean }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const time = new Date(Number(request.headers['x-pc-timestamp']) * 1000);
        const signed = signedHookHeaders(body, SECRET, time)['x-pc-signature'] === request.headers['x-pc-signature'];
        asked.push({ path: request.url!, body: JSON.parse(body) as object, signed });
        if (typeof answer === 'number') response.writeHead(answer).end();
        else response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    checks = new HookChecks({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/checks/`, secret: SECRET });
  });
  afterAll(() => new Promise((done) => server.close(done)));

  const answers = (outcome: string) => void (answer = JSON.stringify({ outcome }));

  it('certification RN-25 asks each system with what it needs to know, signed', async () => {
    answers('match');
    expect(await checks.register({ ...COMPANY, certificateType: 0, legalPerson: { name: 'Li Lei', number: '1' } })).toBe('MATCH');
    expect(await checks.face(HOLDER, Buffer.from('face'))).toBe('MATCH');
    answers('pass');
    expect(await checks.bank(HOLDER)).toBeUndefined();
    expect(await checks.isBarred(PERSON.number)).toBe(false);
    expect(await checks.risk('c1', PERSON)).toBeUndefined();
    const person = { name: 'Li Lei', number: PERSON.number };
    expect(asked).toEqual([
      {
        path: '/checks/register',
        body: {
          name: 'Example Cloud Co',
          number: '91110199MAFAKE027T',
          certificate_type: 0,
          legal_person: { name: 'Li Lei', number: '1' },
        },
        signed: true,
      },
      { path: '/checks/face', body: { ...person, picture: Buffer.from('face').toString('base64') }, signed: true },
      { path: '/checks/bank', body: { ...person, bank_account: '6200', areacode: '0086', mobile: '13800138000' }, signed: true },
      { path: '/checks/violations', body: { number: PERSON.number }, signed: true },
      { path: '/checks/risk', body: { customer_id: 'c1', verified_type: 0, ...person }, signed: true },
    ]);
  });

  it('certification RN-7 RN-12 hands refusals and doubts on', async () => {
    answers('CBC.99007258');
    expect(await checks.bank(HOLDER)).toBe('CBC.99007258');
    answers('CBC.99007219');
    expect(await checks.face(HOLDER, Buffer.alloc(1))).toBe('CBC.99007219');
    answers('grey');
    expect(await checks.face(HOLDER, Buffer.alloc(1))).toBe('GREY');
    answers('CBC.99007193');
    expect(await checks.isBarred('1')).toBe(true);
    answers('CBC.70600032');
    expect(await checks.risk('c1', PERSON)).toBe('CBC.70600032');
    answers('unclear');
    expect(await checks.register(COMPANY)).toBe('UNCLEAR');
  });

  it.each([500, 302, 'no json', '{"outcome":"maybe"}'])(
    'certification RN-25 an answer %j is none: people decide about a register, a bank is away, the others end the application',
    async (wrong) => {
      answer = wrong;
      expect(await checks.register(COMPANY)).toBe('UNCLEAR');
      expect(await checks.bank(HOLDER)).toBe('CBC.99007262');
      await expect(checks.face(HOLDER, Buffer.alloc(1))).rejects.toThrow(CheckUnanswered);
      await expect(checks.isBarred('1')).rejects.toThrow(CheckUnanswered);
      await expect(checks.risk('c1', PERSON)).rejects.toThrow(CheckUnanswered);
    },
  );
});
