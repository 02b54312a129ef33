import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Fault } from '../fault.mjs';
import { exclusively } from '../lock.mjs';
import { CACHE, LOCAL } from '../paths.mjs';
import { choosePort, freePort } from '../ports.mjs';
import { firstWorking } from '../tools.mjs';
import { waitFor } from '../wait.mjs';
import { brokerAnswers } from './clients.mjs';

const VERSION = '4.1.0';
const FILES = join(LOCAL, 'servers/kafka');
const JARS = join(CACHE, `kafka-${VERSION}`);

/** What an own broker needs and this machine lacks; empty when all is there. */
export async function kafkaNeeds() {
  const needs = [];
  if (!(await java()))
    needs.push(
      'Java 17 or newer for the Kafka broker: install a JRE (Debian, Ubuntu: `apt-get install openjdk-17-jre-headless`) or set JAVA_HOME',
    );
  if (!jarsAtHand() && !(await firstWorking(['mvn'], ['-v'])))
    needs.push(
      "Apache Maven, once, to fetch Kafka's jars: install it (`apt-get install maven`), or set KAFKA_HOME to an unpacked Apache Kafka 4.1 or newer",
    );
  return needs;
}

/** Fetches Kafka's jars into the cache, once for all data folders. */
export async function prepareKafka(supervisor) {
  if (jarsAtHand()) return 'jars are at hand';
  await exclusively('kafka-jars', async () => {
    if (jarsAtHand()) return;
    const draft = `${JARS}.draft`;
    rmSync(draft, { recursive: true, force: true });
    const args = [
      '-q',
      '-B',
      '-f',
      join(FILES, 'pom.xml'),
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${draft}`,
    ];
    await supervisor.run('kafka-jars', { command: 'mvn', args });
    renameSync(draft, JARS);
  });
  return 'jars fetched';
}

/** Starts a broker of its own and returns its address when it answers. */
export async function startKafka(supervisor, { dataDir, port: asked, lastPort }) {
  const port = await choosePort(asked, lastPort, 'the Kafka broker', '--kafka-port');
  const home = join(dataDir, 'kafka');
  const properties = join(home, 'server.properties');
  mkdirSync(home, { recursive: true });
  writeFileSync(properties, brokerProperties(join(home, 'log'), port, await freePort()));
  const run = await javaProgram();
  if (!existsSync(join(home, 'log/meta.properties'))) {
    await supervisor.run('kafka-format', run('kafka.tools.StorageTool', ['format', '-t', newClusterId(), '-c', properties]));
  }
  supervisor.keep('kafka', run('kafka.Kafka', [properties]));
  const address = `127.0.0.1:${port}`;
  await waitFor('The Kafka broker', () => (supervisor.demandAlive('kafka'), brokerAnswers(address)), { signal: supervisor.signal });
  return address;
}

/** 16 random bytes; the first bit is 0, so that the text never begins with a dash and is taken for an option. */
export function newClusterId() {
  const bytes = randomBytes(16);
  bytes[0] &= 0x7f;
  return bytes.toString('base64url');
}

function jarsAtHand() {
  return existsSync(jarFolder());
}

function jarFolder() {
  const home = process.env.KAFKA_HOME;
  if (home && !existsSync(join(home, 'libs')))
    throw new Fault(`KAFKA_HOME is set to ${home}, which has no folder "libs"`, ['point it at an unpacked Apache Kafka, or unset it']);
  return home ? join(home, 'libs') : JARS;
}

/** A way to run a class of Kafka with a small heap. */
async function javaProgram() {
  const command = await java();
  const logging = `-Dlog4j2.configurationFile=${join(FILES, 'log4j2.properties')}`;
  const options = ['-Xms256m', '-Xmx512m', '-XX:+UseG1GC', '-XX:MaxGCPauseMillis=20', '-Djava.awt.headless=true', logging];
  return (main, args) => ({ command, args: [...options, '-cp', join(jarFolder(), '*'), main, ...args] });
}

function java() {
  const home = process.env.JAVA_HOME;
  const candidates = home ? [join(home, 'bin/java'), 'java'] : ['java'];
  return firstWorking(candidates, ['-version'], (output) => Number(/version "(\d+)/.exec(output)?.[1]) >= 17);
}

/** One broker that is its own controller, for one machine: nothing to replicate, no waiting for more members of a group. */
function brokerProperties(logDir, port, controllerPort) {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': logDir,
    'num.partitions': 4,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'log.segment.bytes': 128 * 1024 * 1024,
    'log.retention.hours': 168,
    'message.max.bytes': 16 * 1024 * 1024,
    'replica.fetch.max.bytes': 16 * 1024 * 1024,
  })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
