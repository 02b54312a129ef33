import { loadConfig } from '@pc/platform';
import { serviceSettings } from '@pc/service';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { loadCertificationSettings } from '../../apps/certification/src/settings';
import { loadGatewaySettings } from '../../apps/gateway/src/config';

const ROOT = resolve(__dirname, '../..');
const SERVICES = ['customer', 'incentive', 'billing', 'certification'];
const PROGRAMS = [...SERVICES, 'gateway'];
const SECRETS = { PC_KEY_RING: `k1:${Buffer.alloc(32, 1).toString('base64')}` };
const OPERATOR = [
  'BOOTSTRAP_OPERATOR_ACCESS_KEY',
  'BOOTSTRAP_OPERATOR_NAME',
  'BOOTSTRAP_OPERATOR_PASSWORD',
  'BOOTSTRAP_OPERATOR_SECRET_KEY',
];

/** How messages leave; customer alone sends them. */
const MESSAGES = ['MAIL_FROM', 'SMS_HOOK_SECRET', 'SMS_HOOK_URL', 'SMTP_URL'];

/** The jump from partners' platforms; customer alone speaks SAML. */
const SSO = ['PUBLIC_URL', 'SAML_CERTIFICATE', 'SAML_PRIVATE_KEY', 'SERVICE_HOSTS'];

/** Storage of attachments, and the systems that check real names; certification alone asks them. */
const REALNAME = [
  'FACE_PAGE_URL',
  'REALNAME_HOOK_SECRET',
  'REALNAME_HOOK_URL',
  'S3_ACCESS_KEY',
  'S3_ADDRESSING',
  'S3_ENDPOINT',
  'S3_REGION',
  'S3_SECRET_KEY',
];

/** customers 4.31: what the console shows; the gateway alone serves it. */
const CONSOLE = ['PRIVACY_STATEMENT', 'USER_AGREEMENT'];

const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const projects = Object.keys((JSON.parse(text('nest-cli.json')) as { projects: object }).projects);

/** Throws what the program itself would say at its start. */
function read(program: string, environment: Record<string, string>) {
  return program === 'gateway' ? loadGatewaySettings(environment) : loadConfig(serviceSettings, environment);
}

interface Container {
  image: string;
  profiles?: string[];
  command: string[];
  environment: Record<string, string>;
  ports?: string[];
  healthcheck: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  read_only?: boolean;
}

describe('docker-compose.yml', () => {
  const { services, volumes } = parse(text('docker-compose.yml'), { merge: true }) as {
    services: Record<string, Container>;
    volumes: object;
  };
  const service = (name: string) => services[name]!;

  it('holds broker, store and the five services, each with a health check', () => {
    expect(Object.keys(services).sort()).toEqual(['kafka', 'mongodb', ...PROGRAMS].sort());
    expect(Object.values(services).every(({ healthcheck }) => healthcheck.test[0] === 'CMD')).toBe(true);
    expect(Object.keys(volumes)).toEqual(['kafka', 'mongodb']);
  });

  it('starts broker and store alone where the system is not asked for', () => {
    expect(['kafka', 'mongodb'].map((name) => service(name).profiles)).toEqual([undefined, undefined]);
    expect(PROGRAMS.map((name) => service(name).profiles)).toEqual(PROGRAMS.map(() => ['system']));
  });

  it.each(PROGRAMS)('gives %s all that its configuration demands, once the secrets are set', (name) => {
    const environment = resolved(service(name).environment, { ...SECRETS });
    expect(() => read(name, environment)).not.toThrow();
    expect(() => read(name, resolved(service(name).environment, {}))).toThrow(/PC_KEY_RING: is missing/);
    expect(service(name).command).toEqual([`dist/apps/${name}/main.js`]);
    expect(service(name).depends_on).toEqual({ kafka: { condition: 'service_healthy' }, mongodb: { condition: 'service_healthy' } });
  });

  it('asks each service for its health where it serves it, and opens ports on the loopback address only', () => {
    for (const name of PROGRAMS) {
      const { environment, healthcheck } = service(name);
      const port = name === 'gateway' ? environment['HTTP_PORT'] : environment['HEALTH_PORT'];
      expect(healthcheck.test.at(-1)).toBe(`http://127.0.0.1:${port}/health/ready`);
    }
    expect(
      Object.values(services)
        .flatMap(({ ports }) => ports ?? [])
        .filter((port) => !port.startsWith('127.0.0.1:')),
    ).toEqual([]);
  });

  it('hands the first operator, the ways of messages and the keys of SAML to customer alone, and .env.example names every secret', () => {
    const wanted = Object.keys(service('customer').environment).filter((name) => !(name in service('incentive').environment));
    expect(wanted.sort()).toEqual([...OPERATOR, ...MESSAGES, ...SSO].sort());
    expect([...text('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name).sort()).toEqual(
      [...OPERATOR, ...MESSAGES, ...SSO, ...CONSOLE, ...REALNAME, 'PC_KEY_RING'].sort(),
    );
  });

  it('certification RN-24 RN-25 hands storage and checks to certification alone, where they are usable and no stand-in takes their place', () => {
    const own = service('certification').environment;
    expect(Object.keys(own).filter((name) => !(name in service('incentive').environment))).toEqual(expect.arrayContaining(REALNAME));
    const S3 = { S3_ENDPOINT: 'https://s3.example.com', S3_ACCESS_KEY: 'key', S3_SECRET_KEY: 'secret' };
    const hooks = { REALNAME_HOOK_URL: 'https://checks.example.com', REALNAME_HOOK_SECRET: 's'.repeat(16) };
    const none = loadCertificationSettings(resolved(own, SECRETS));
    expect([none.storage, none.checks]).toEqual([{}, { type: 'none' }]);
    const all = loadCertificationSettings(resolved(own, { ...SECRETS, ...S3, ...hooks }));
    expect([all.storage.s3?.addressing, all.checks.type]).toEqual(['path', 'hooks']);
  });

  it('customers 4.31 lets the gateway name the documents of the console', () => {
    const own = service('gateway').environment;
    expect(CONSOLE.filter((name) => name in own && !(name in service('customer').environment))).toEqual(CONSOLE);
    const url = 'https://vendor.example.com/{language}/terms';
    const given = resolved(own, { ...SECRETS, USER_AGREEMENT: url, PRIVACY_STATEMENT: url });
    expect(loadGatewaySettings(given)).toMatchObject({ USER_AGREEMENT: url, PRIVACY_STATEMENT: url });
  });
});

describe('Dockerfile', () => {
  const lines = text('deploy/docker/Dockerfile').split('\n');
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };

  it('runs scripts that exist and copies what is there and not ignored', () => {
    const scriptsRun = [...lines.join('\n').matchAll(/npm run (\S+)/g)].map(([, name]) => name!);
    expect(scriptsRun.filter((name) => !(name in scripts))).toEqual([]);
    const sources = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.split(' ').slice(1, -1));
    const admitted = text('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(sources.filter((source) => !existsSync(join(ROOT, source)) || !admitted.includes(source))).toEqual([]);
  });

  it('builds the console, too: all that its build reads is copied, and its result lies where the gateway looks', () => {
    expect(scripts['build']).toMatch(/&& node apps\/console\/build\.mjs$/);
    expect(lines).toContain('RUN npm run build && npm prune --omit=dev');
    expect(text('apps/console/build.mjs')).toContain("'../../dist/apps/console'");
    expect(lines).toContain('COPY --from=build /app/dist dist');
  });

  it('runs as another user than root, under the pinned major version of Node', () => {
    const { devDependencies } = JSON.parse(text('package.json')) as { devDependencies: { node: string } };
    const major = devDependencies.node.split('.')[0];
    expect(lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1])).toEqual([
      `node:${major}-slim`,
      `node:${major}-slim`,
    ]);
    expect(lines).toContain('USER node');
  });
});

interface Manifest {
  kind: string;
  metadata: { name: string };
  data?: Record<string, string>;
  stringData?: Record<string, string>;
  spec: {
    replicas: number;
    selector: { matchLabels: Record<string, string> };
    template: { metadata: { labels: Record<string, string> }; spec: { securityContext: object; containers: [Pod] } };
  };
}
interface Pod {
  name: string;
  args: string[];
  env: { name: string; value?: string; valueFrom?: { secretKeyRef?: { name: string; key: string }; fieldRef?: object } }[];
  ports: { name: string; containerPort: number }[];
  readinessProbe: { httpGet: { path: string; port: string } };
  resources: { requests: object; limits: object };
  securityContext: object;
}

describe('Kubernetes manifests', () => {
  const folder = 'deploy/kubernetes';
  const { resources } = parse(text(`${folder}/kustomization.yaml`)) as { resources: string[] };
  const manifests = (file: string) =>
    parseAllDocuments(text(`${folder}/${file}`)).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as Manifest;
    });
  const all = resources.flatMap(manifests);
  const settings = all.find(({ kind }) => kind === 'ConfigMap')!.data!;
  const secrets = Object.fromEntries(manifests('secrets.example.yaml').map(({ metadata, stringData }) => [metadata.name, stringData!]));
  const deployment = (name: string) => all.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name)!;
  const pod = (name: string) => deployment(name).spec.template.spec.containers[0];

  it('deploys the five services, each with a budget for disruptions, and no secret', () => {
    expect(
      all
        .filter(({ kind }) => kind === 'Deployment')
        .map(({ metadata }) => metadata.name)
        .sort(),
    ).toEqual([...PROGRAMS].sort());
    expect(
      all
        .filter(({ kind }) => kind === 'PodDisruptionBudget')
        .map(({ metadata }) => metadata.name)
        .sort(),
    ).toEqual([...PROGRAMS].sort());
    expect(all.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  it.each(PROGRAMS)('gives %s all that its configuration demands', (name) => {
    const own = Object.fromEntries(pod(name).env.map((entry) => [entry.name, entry.value ?? `${name}-7d9f`]));
    expect(() => read(name, { ...settings, ...SECRETS, ...own })).not.toThrow();
    const references = pod(name).env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []);
    expect(references.filter(({ name: secret, key }) => !(key in secrets[secret]!))).toEqual([]);
    expect(references.map(({ key }) => key).sort()).toEqual(
      { customer: [...OPERATOR, ...MESSAGES, 'tls.crt', 'tls.key'], certification: REALNAME }[name] ?? [],
    );
    expect(Object.keys(secrets['partner-center']!)).toEqual(Object.keys(SECRETS));
  });

  it.each(PROGRAMS)('probes %s where it serves, and runs it without privileges', (name) => {
    const { ports, readinessProbe, args, securityContext } = pod(name);
    const own = pod(name).env.find((entry) => entry.name === 'HTTP_PORT')?.value;
    expect(ports).toEqual([{ name: readinessProbe.httpGet.port, containerPort: Number(own ?? settings['HEALTH_PORT']) }]);
    expect(readinessProbe.httpGet.path).toBe('/health/ready');
    expect(args).toEqual([`dist/apps/${name}/main.js`]);
    expect(deployment(name).spec.template.metadata.labels).toEqual(deployment(name).spec.selector.matchLabels);
    expect(deployment(name).spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true });
    expect(securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
  });

  it('the services differ in nothing but their names, the first operator, the keys of SAML, the ways of messages and the checks of real names', () => {
    const shapes = SERVICES.map((name) =>
      text(`${folder}/${name}.yaml`)
        .replaceAll(name, 'NAME')
        .replace(/ +- name: (?:BOOTSTRAP|SAML|SMTP|MAIL|SMS|S3|REALNAME|FACE)_\w+\n.*\n/g, ''),
    );
    expect(new Set(shapes).size).toBe(1);
  });

  it('names programs that are built', () => {
    expect(PROGRAMS.filter((name) => !projects.includes(name))).toEqual([]);
  });
});

/** Replaces `${NAME:-default}` as compose does. */
function resolved(environment: Record<string, string>, secrets: Record<string, string>): Record<string, string> {
  const replace = (value: string) =>
    value.replace(/\$\{(\w+):-([^}]*)\}/g, (_, name: string, fallback: string) => secrets[name] ?? fallback);
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, replace(value)]));
}
