import { join } from 'node:path';
import { Fault, Interrupted } from './fault.mjs';
import { ROOT } from './paths.mjs';
import { freePort } from './ports.mjs';
import { waitFor } from './wait.mjs';

/** The services that own data, and the gateway, which is stopped first and started last. */
export const SERVICES = ['customer', 'incentive', 'billing', 'certification'];
export const GATEWAY = 'gateway';

/** A small young generation: the services live on little memory, and what they make of garbage is short-lived. */
const NODE_FLAGS = ['--enable-source-maps', '--max-semi-space-size=8', '--max-old-space-size=160'];
/**
 * A fixed threshold makes glibc give the 19 MiB of each password's hash back at once, instead of keeping them in its arenas, one a
 * thread: 128 MB resident in place of 262 MB after the demo is made. The image sets the same; other C libraries ignore it.
 */
const SMALL_HEAP = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576' };
/** E-mail and SMS reach nobody here: `pc messages` shows them. The mailbox is refused in production. */
const MAILBOX = { NODE_ENV: 'development', NOTICES: 'mailbox' };
/** Folders of this machine are the buckets of partners, and a table that the operator keeps stands for bank, register and the like. */
const standIns = (dataDir, endpoint) => ({
  NODE_ENV: 'development',
  OBJECT_STORAGE_FOLDER: join(dataDir, 'buckets'),
  REALNAME_CHECKS: 'fixtures',
  FACE_PAGE_URL: `${endpoint}/v2/operations/realname-faces/{qr_token}`,
});
const READY_LIMIT_MS = 60_000;
const PASSED_ON = ['RATE_LIMIT', 'RATE_LIMIT_OVERRIDES', 'LOG_LEVEL', 'USER_AGREEMENT', 'PRIVACY_STATEMENT'];

/** The environment that every service gets. Nothing of the caller's environment decides what a service is but what stands here. */
export function commonEnvironment({ servers, namespace, mongodbPrefix, secrets }, environment = process.env) {
  const passed = Object.fromEntries(PASSED_ON.filter((name) => environment[name]).map((name) => [name, environment[name]]));
  return {
    ...passed,
    NODE_ENV: 'production',
    ...SMALL_HEAP,
    KAFKA_BROKERS: servers.brokers,
    MONGODB_URI: servers.mongodbUri,
    MONGODB_PREFIX: mongodbPrefix,
    BUS_NAMESPACE: namespace,
    PC_KEY_RING: secrets.key_ring,
  };
}

/** Starts one service that owns data, and waits until it may be given work. */
export async function startService(supervisor, name, common, { secrets, endpoint, dataDir }) {
  const port = await freePort();
  const own = {
    customer: { ...bootstrapOperator(secrets.operator), ...MAILBOX, ...sso(secrets.saml, endpoint) },
    certification: standIns(dataDir, endpoint),
  }[name];
  supervisor.keep(name, program(name, { ...common, ...own, HEALTH_PORT: String(port) }));
  await ready(supervisor, name, `http://127.0.0.1:${port}`);
}

/** Starts the gateway and waits until it serves. Returns the address of the API. */
export async function startGateway(supervisor, common, port) {
  const endpoint = endpointOf(port);
  supervisor.keep(GATEWAY, program(GATEWAY, { ...common, HTTP_HOST: '127.0.0.1', HTTP_PORT: String(port) }));
  await ready(supervisor, GATEWAY, endpoint);
  return endpoint;
}

export function endpointOf(port) {
  return `http://127.0.0.1:${port}`;
}

/** Platforms of partners may stand on this machine, too. */
function sso({ private_key, certificate }, endpoint) {
  return {
    PUBLIC_URL: endpoint,
    SAML_PRIVATE_KEY: private_key,
    SAML_CERTIFICATE: certificate,
    SERVICE_HOSTS: new URL(endpoint).host,
    PRIVATE_PLATFORMS: 'on',
  };
}

function bootstrapOperator({ name, password, access_key, secret_key }) {
  return {
    BOOTSTRAP_OPERATOR_NAME: name,
    BOOTSTRAP_OPERATOR_PASSWORD: password,
    BOOTSTRAP_OPERATOR_ACCESS_KEY: access_key,
    BOOTSTRAP_OPERATOR_SECRET_KEY: secret_key,
  };
}

function program(name, env) {
  return { command: process.execPath, args: [...NODE_FLAGS, join(ROOT, 'dist/apps', name, 'main.js')], env, cwd: ROOT };
}

/** Throws Fault with what the service says about itself, and its last log lines, when it does not become ready. */
async function ready(supervisor, name, endpoint) {
  let answer = 'it does not listen';
  const answers = async () => {
    supervisor.demandAlive(name);
    const response = await fetch(`${endpoint}/health/ready`, { signal: AbortSignal.timeout(3_000) });
    answer = await response.text();
    return response.ok;
  };
  try {
    await waitFor(name, answers, { timeoutMs: READY_LIMIT_MS, signal: supervisor.signal });
  } catch (error) {
    if (error instanceof Fault || error instanceof Interrupted) throw error;
    throw new Fault(`${name} is not ready after ${READY_LIMIT_MS / 1000} s: ${answer}. ${supervisor.tail(name)}`);
  }
}
