import { ANONYMOUS_CALLER, type Caller, SYSTEM_CALLER } from '@pc/contracts';
import { isRefusal, newHexId } from '@pc/kernel';
import { bodyOf, CustomerHarness } from '../../../../test/support/customer-harness';
import { Operators } from '../ports/access/operators';
import { Sessions } from '../ports/access/sessions';
import { Credentials } from '../ports/credentials';
import { Secrets } from '../ports/secrets';
import { OperatorsController } from './operators.controller';

const REFUSED = { type: 'refusal', code: 'APIGW.0301' };

/** The check of a password takes its time; what ends the logins of the old one may come at any moment of it. */
describe('logins while their password is changed, on the real store', () => {
  let service: CustomerHarness;
  let main: Caller;
  beforeAll(async () => {
    service = await CustomerHarness.start();
    service.clock.set('2126-01-15T08:00:00Z');
  });
  afterAll(() => service?.close());
  beforeEach(async () => {
    const account_name = `races-${newHexId().slice(0, 8)}`;
    main = { account_id: await service.createPartner(account_name), account_name, kind: 'PARTNER', channel: 'API' };
  });
  afterEach(() => jest.restoreAllMocks());

  const operators = () => service.part(OperatorsController);
  const clerk = async (): Promise<Caller & { user_id: string }> => {
    const payload = { user_name: 'clerk', sealed_password: service.password(), administrator: false, permission_items: [] };
    const { user_id } = bodyOf(await operators().create(service.ask(payload, main)));
    return { ...main, user_id, user_name: 'clerk', permissions: [] };
  };
  const changed = async (by: Caller) => {
    const passwords = { sealed_old_password: service.password(), sealed_password: service.password('Other-2027') };
    bodyOf(await service.accounts.changePassword(service.ask({ ...passwords, language: 'zh-cn' }, by)));
  };
  /** Whose login it is, and what ends it. */
  const ways = {
    'changes it': { whose: () => Promise.resolve(main), end: changed },
    'changes it as an operator': { whose: clerk, end: changed },
    'is given another by the main account': {
      whose: clerk,
      end: async ({ user_id = '' }: Caller) =>
        void bodyOf(await operators().setPassword(service.ask({ user_id, sealed_password: service.password('Other-2027') }, main))),
    },
    'is removed': {
      whose: clerk,
      end: async ({ user_id = '' }: Caller) => void bodyOf(await operators().delete(service.ask({ user_id }, main))),
    },
  };

  /** What a login gives: that by which its holder is found later. */
  const kinds = {
    session: async ({ account_name, user_name }: Caller) => {
      const names = { account_name, ...(user_name && { user_name }) };
      const reply = await service.access.createSession(service.ask({ ...names, sealed_password: service.password() }, ANONYMOUS_CALLER));
      return isRefusal(reply) ? reply : { session_hash: hashOf(reply.body.sealed_session, 'session') };
    },
    token: async ({ account_name, user_name = account_name }: Caller) => {
      const names = { domain_name: account_name, user_name, sealed_password: service.password() };
      const reply = await service.credentials.createToken(service.ask({ ...names, scope: {} }, ANONYMOUS_CALLER));
      return isRefusal(reply) ? reply : { token_hash: hashOf(reply.body.sealed_token, 'token') };
    },
  };
  const hashOf = (sealed: string, kind: 'session' | 'token') => service.sealer.blindIndex(service.sealer.open(sealed, kind), kind);
  const isAlive = async (login: Awaited<ReturnType<(typeof kinds)['session' | 'token']>>) =>
    !isRefusal(login) && bodyOf(await service.credentials.getCredential(service.ask(login, SYSTEM_CALLER))).found;
  const cases = (Object.keys(ways) as (keyof typeof ways)[]).flatMap((way) => [['session', way] as const, ['token', way] as const]);

  it.each(cases)('customers 10.5, 10.12 a %s is refused when its holder %s after the password was found right', async (kind, way) => {
    const { whose, end } = ways[way];
    const holder = await whose();
    const secrets = service.port(Secrets);
    const verify = secrets.verifyPassword.bind(secrets);
    jest.spyOn(secrets, 'verifyPassword').mockImplementationOnce(async (password, hash) => {
      const right = await verify(password, hash);
      await end(holder);
      return right;
    });
    expect(await kinds[kind](holder)).toEqual(REFUSED);
  });

  it.each(cases)('customers 10.5, 10.12 a %s is over at once when its holder %s while it is written', async (kind, way) => {
    const { whose, end } = ways[way];
    const holder = await whose();
    const [sessions, credentials, users] = [service.port(Sessions), service.port(Credentials), service.port(Operators)];
    const ending = heldUntil(() => end(holder));
    // Only once the change has looked for logins to end, and found none, does the login go on.
    const [removeTokens, remove] = [credentials.removeTokens.bind(credentials), users.remove.bind(users)];
    jest.spyOn(credentials, 'removeTokens').mockImplementationOnce((...of) => removeTokens(...of).finally(ending.reached));
    jest.spyOn(users, 'remove').mockImplementationOnce((...of) => remove(...of).finally(ending.reached));
    const [addSession, addToken] = [sessions.add.bind(sessions), credentials.addToken.bind(credentials)];
    jest.spyOn(sessions, 'add').mockImplementationOnce(async (...of) => void (await ending.begin(), await addSession(...of)));
    jest.spyOn(credentials, 'addToken').mockImplementationOnce(async (...of) => void (await ending.begin(), await addToken(...of)));
    const login = await kinds[kind](holder);
    await ending.done();
    expect(await isAlive(login)).toBe(false);
    expect(await kinds[kind](holder)).toEqual(REFUSED);
  });

  it('customers 10.11 of many logins at the same moment all are let in', async () => {
    const holder = await clerk();
    const logins = await Promise.all(Array.from({ length: 8 }, (_, at) => (at % 2 ? kinds.session(holder) : kinds.token(main))));
    expect(await Promise.all(logins.map(isAlive))).toEqual(logins.map(() => true));
  });
});

/** Begins a work in the middle of another, which goes on when the work has reached a place or is over. */
function heldUntil(work: () => Promise<void>) {
  const { promise: place, resolve: reached } = Promise.withResolvers<void>();
  let working: Promise<void> | undefined;
  return {
    reached,
    begin: () => Promise.race([place, (working ??= work())]),
    done: () => working,
  };
}
