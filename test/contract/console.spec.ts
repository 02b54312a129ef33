import { OPERATIONS } from '../../apps/console/src/gateway/operations';
import { RouteTable } from '../../apps/gateway/src/routing/route-table';
import type { RouteSpec } from '../../apps/gateway/src/routing/route-spec';
import { TestGateway } from '../../apps/gateway/src/testing/test-gateway';

/** The console has its own copy of what it may call, because nothing of the services gets into a browser. */
describe('what the console calls', () => {
  let gateway: TestGateway;
  let routes: RouteSpec[];
  beforeAll(async () => {
    gateway = await TestGateway.start();
    routes = gateway.app.get(RouteTable).all();
  });
  afterAll(() => gateway.stop());

  const kindsOf = ({ callers }: RouteSpec) => (callers === 'ANYONE' ? undefined : callers.map(({ kind }) => kind).sort());

  it.each(Object.entries(OPERATIONS))('%s is served there, to the same kinds of callers with the same items', (name, spec) => {
    const route = routes.find(({ operation }) => operation === name);
    expect(route).toBeDefined();
    expect({ method: spec.method, path: spec.path, kinds: spec.kinds && [...spec.kinds].sort(), items: spec.items }).toEqual({
      method: route!.method,
      path: route!.path,
      kinds: kindsOf(route!),
      items: route!.permissions,
    });
  });
});
