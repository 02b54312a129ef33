import { billing, customer, type EventContract, eventTopic, incentive } from '@pc/contracts';
import type { StoreConnection } from '@pc/store';
import { uniqueName, until } from '@pc/testing';
import { ownIds } from '../e2e/support/own-customers';
import { Registrant } from '../e2e/support/registrant';
import { World } from '../e2e/support/world';
import { sequenceFaultsOfAll } from '../support/event-sequence';
import { HALTING, OwnSystem } from './support/halting/own-system';
import { type HaltingService, step } from './support/halting/steps';
import { KilledSaga } from './support/killed-saga';
import { type Fencing, type KillPoint, leaderPoints, leavesTransaction, participantPoints } from './support/unlink-kill-points';
import { definite, ENDED, FACE_VALUE, Issuer, QUOTA, UNCHANGED, UnlinkSaga } from './support/unlink-saga';
import { withLease } from './support/with-lease';

const PARTICIPANTS: readonly Fencing[] = ['billing', 'incentive'];
const ROUND_MS = 300_000;
const ONE_MS = 100_000;

/**
 * customers 6.15: wherever between two of its steps a service dies, a disassociation comes to «unchanged, no fence» or to «ended, all
 * reclaimed, no fence». In each round many of them stand still in one service, each at a step of its own, when it is killed.
 */
describe('a service that is killed between two steps', () => {
  let own: OwnSystem;
  let world: World;
  let stores: Record<HaltingService, StoreConnection>;
  const killed = new Map<KillPoint, KilledSaga>();

  beforeAll(async () => {
    own = await OwnSystem.start();
    world = new World(own.system);
    const [customers, incentives, billings] = await Promise.all(HALTING.map((service) => own.store(service)));
    stores = { customer: customers!, incentive: incentives!, billing: billings! };
  }, ROUND_MS);
  afterAll(() => own?.stop(), ROUND_MS);

  /** Those of a group are of one partner and meet each other; but what an open transaction has written is barred for all others. */
  async function allUnder(service: HaltingService, groups: ReadonlyArray<readonly KillPoint[]>): Promise<KilledSaga[]> {
    return (await Promise.all(groups.map((group) => groupUnder(service, group)))).flat();
  }

  async function groupUnder(service: HaltingService, points: readonly KillPoint[]): Promise<KilledSaga[]> {
    const shared = await Issuer.in(world);
    const ones: KilledSaga[] = [];
    for (const point of points) {
      const issuer = leavesTransaction(point) ? await Issuer.in(world) : shared;
      const one = new KilledSaga(own, service, point, await UnlinkSaga.begin(world, stores, issuer));
      killed.set(point, one);
      ones.push(one);
    }
    return ones;
  }
  const among = (all: readonly KilledSaga[], points: readonly KillPoint[]) => all.filter(({ point }) => points.includes(point));
  /** To points before the pivot; where nobody is to be heard again, and where the command is to be repeated. */
  const bringOnce = (ones: readonly KilledSaga[]) => Promise.all(ones.map((one) => one.bring(() => one.saga.consent())));
  const bringAgain = (ones: readonly KilledSaga[]) => Promise.all(ones.map((one) => one.bring(() => one.saga.consentUntilAnswered())));
  /** To points after it, and to those behind a pivot that refuses. */
  const bring = (ones: readonly KilledSaga[]) => Promise.all(ones.map((one) => one.bring(() => one.saga.consentUntilHeard())));
  const bringRefused = (ones: readonly KilledSaga[]) =>
    Promise.all(ones.map((one) => one.bringRefused(() => one.saga.consentUntilHeard())));
  const answersOf = (ones: readonly KilledSaga[]) => Promise.all(ones.map(({ answer }) => answer!));
  const answersUnder = (points: readonly KillPoint[]) => answersOf(points.map((point) => killed.get(point)!));

  async function expectEnd(point: KillPoint): Promise<void> {
    const { saga, fenced } = killed.get(point)!;
    if (point.fenced) expect(fenced).toEqual(point.fenced);
    const [answer] = await answersUnder([point]);
    const hasEnded = point.end === 'ended' || (point.end === 'as answered' && answer!.status === 200);
    await saga.comesTo(hasEnded ? ENDED : UNCHANGED);
  }

  /** What did not end is still with the customers, the rest is back in the quotas. */
  async function expectBalances(points: readonly KillPoint[]): Promise<void> {
    const ones = points.map((point) => killed.get(point)!);
    for (const [issuer, sagas] of Map.groupBy(ones, ({ saga }) => saga.issuer)) {
      const open = (await answersOf(sagas)).filter(({ status }) => status !== 200).length;
      expect(await issuer.balance()).toBe(QUOTA - open * FACE_VALUE);
    }
  }

  describe.each(PARTICIPANTS)('%s', (service) => {
    const { prepare, cancel, act, told, untold } = participantPoints(service);
    const points = [...prepare, ...cancel, ...act, told, untold];

    beforeAll(async () => {
      const all = await allUnder(service, [prepare, cancel, [...act, told, untold]]);
      await Promise.all([bringAgain(among(all, prepare)), bring(among(all, act)), bringRefused(among(all, cancel))]);
      // The relay stands still once it has told the one, and so tells nothing of the other.
      await bring(among(all, [told]));
      await bring(among(all, [untold]));
      await own.kill(service);
      await Promise.all(all.map((one) => one.noteFences()));
      // Whoever waits for the dead one has given up before it is back.
      await answersOf(all);
      await own.bringBack(service);
    }, ROUND_MS);

    it.each(points)('customers 6.15 $when: $end', (point) => expectEnd(point), ONE_MS);

    it('customers 6.15 no answer is a failed check, and what has taken place is no failure', async () => {
      const items = (await answersUnder(points)).map(({ status, body }) => body.fail_check_items?.join() ?? status);
      const silent = Array<string>(3).fill('CHECK_UNAVAILABLE');
      const refused = Array<string>(3).fill('RESERVED_INSTANCE');
      expect(items).toEqual([...silent, ...refused, ...Array<number>(5).fill(200)]);
    });

    it('customers 6.8 the quotas have back what the ended ones gave', () => expectBalances(points));
  });

  describe('customer', () => {
    const { late, again, cancel, settle, told, untold } = leaderPoints();
    const points = [...late, ...again, ...cancel, ...settle, told, untold];
    /** Registered by partners that wait for the association; the second asks again. */
    let registrants: [Registrant, Registrant];
    let registered: Promise<string | undefined>;

    beforeAll(async () => {
      const all = await allUnder('customer', [late, again, cancel, [...settle, told, untold]]);
      registrants = await Promise.all([Registrant.in(world), Registrant.in(world)]);
      await withLease(stores.customer, 'finish-unlinks', async () => {
        await bringOnce(among(all, late));
        await Promise.all([bring(among(all, settle)), bringRefused(among(all, cancel))]);
        // The commands of these are too old to be carried out when the service is back.
        await answersUnder(late);
        await register();
        await bringAgain(among(all, again));
        await bring(among(all, [told]));
        await bring(among(all, [untold]));
        await own.kill('customer');
      });
      await Promise.all(all.map((one) => one.noteFences()));
      await expectCreatedOnly();
      await own.bringBack('customer');
      await answersOf(all);
    }, ROUND_MS);

    /** Both customers are created, and stand before their association. */
    async function register(): Promise<void> {
      const headers = { 'idempotency-key': uniqueName('key') };
      const wait = { xaccount_id: uniqueName('x'), include_association_result: true };
      const leader = own.halts('customer');
      const [first, second] = registrants;
      await Promise.all(registrants.map(({ partner }) => leader.hold(partner.id, [step('associating')])));
      // Nobody hears what the first is answered.
      first.register(wait).then(
        () => undefined,
        () => undefined,
      );
      registered = definite(() => second.register(wait, headers), 'the registration').then(({ body }) => body.domain_id);
      registered.catch(() => undefined);
      await Promise.all(registrants.map(({ partner }) => leader.arrived(partner.id)));
    }

    async function expectCreatedOnly(): Promise<void> {
      const partners = registrants.map(({ partner }) => partner.id);
      const pendings = stores.customer.collection<{ _id: string; waiting?: true }>('pending_associations');
      const waiting = await pendings.find({ partnerId: { $in: partners }, waiting: true }).toArray();
      expect(waiting).toHaveLength(partners.length);
      const accounts = stores.customer.collection<{ _id: string; association?: object }>('accounts');
      const created = await accounts.find({ _id: { $in: waiting.map(({ _id }) => _id) } }).toArray();
      expect(created.map(({ association }) => association)).toEqual(partners.map(() => undefined));
    }

    it.each(late)('customers 6.15 $when, and its command is too old: $end', (point) => expectEnd(point), ONE_MS);
    it.each(again)('customers 6.15 $when, and its command comes again: $end', (point) => expectEnd(point), ONE_MS);
    it.each([...cancel, ...settle, told, untold])('customers 6.15 $when: $end', (point) => expectEnd(point), ONE_MS);

    it('customers 6.15 what was committed is answered, and what was lost is not known', async () => {
      const statuses = async (some: readonly KillPoint[]) => new Set((await answersUnder(some)).map(({ status }) => status));
      expect(await statuses(late)).toEqual(new Set([504]));
      expect(await statuses(cancel)).toEqual(new Set([400]));
      expect(await statuses([...settle, told, untold])).toEqual(new Set([200]));
    });

    it('customers 6.8 the quotas have back what the ended ones gave', () => expectBalances(points));

    it(
      'customers 4.34 a created customer is associated by itself, and once',
      async () => {
        for (const { partner } of registrants) {
          const isListed = async () => (await ownIds(partner.api)).length > 0;
          await until(isListed, { timeoutMs: ONE_MS, what: 'the customer to be listed' });
          expect(await ownIds(partner.api)).toHaveLength(1);
        }
      },
      2 * ONE_MS,
    );

    it(
      'customers 4.30 who waits for the association and asks again gets the customer that is associated',
      async () => {
        const id = await registered;
        expect(await ownIds(registrants[1].partner.api)).toEqual([id]);
      },
      ONE_MS,
    );
  });

  describe('when all of them are back', () => {
    it(
      'customers 6.15 what was unchanged ends with the next consent',
      async () => {
        const all = [...killed.values()];
        const answers = await answersOf(all);
        const unchanged = all.filter((_, index) => answers[index]!.status !== 200);
        expect(unchanged.length).toBeGreaterThan(0);
        const goOn = async ({ saga }: KilledSaga) => {
          await saga.stand(false);
          expect((await saga.consentUntilHeard()).status).toBe(200);
          await saga.comesTo(ENDED);
        };
        await Promise.all(unchanged.map(goOn));
      },
      ONE_MS,
    );

    it('customers 6.15 each association ended once, and each service acted on it once', async () => {
      const told = await own.told(['customer', 'incentive', 'billing'].map((service) => eventTopic(service as HaltingService)));
      expect(sequenceFaultsOfAll(told)).toEqual([]);
      const once = new Map(told.map((event) => [event.headers['ce_id'], event]));
      const of = ({ type }: EventContract) => [...once.values()].filter(({ headers }) => headers['ce_type'] === type);
      const ends = of(customer.associationEnded).map(({ headers }) => `${headers['ce_subject']} ${headers['ce_aggregateversion']}`);
      expect(ends.map((end) => end.split(' ')[0]).sort()).toEqual([...killed.values()].map(({ saga }) => saga.pair.customer.id).sort());
      for (const contract of [incentive.associationReclaimed, billing.associationSettled]) {
        const acted = of(contract).map(({ payload }) => payload as { customer_id: string; customer_version: number });
        const answers = acted.map(({ customer_id, customer_version }) => `${customer_id} ${customer_version}`);
        expect(answers.filter((end) => ends.includes(end)).sort()).toEqual([...ends].sort());
      }
    });

    it('benefits R-60 all sums agree in every service, and no message was given up', async () => {
      expect(await world.breaches()).toEqual([]);
      const { body } = await world.operator.api.get('/v2/operations/dead-letters').expect(200);
      expect(body).toEqual({ dead_letters: [] });
    });
  });
});
