import { Fault } from '../fault.mjs';
import { brokerAnswers, storeAnswers } from './clients.mjs';
import { Containers, dockerAnswers } from './docker.mjs';
import { kafkaNeeds, prepareKafka, startKafka } from './kafka.mjs';
import { hasMongod, startMongod } from './mongod.mjs';
import { prepareSecantus, secantusNeeds, startSecantus } from './secantus.mjs';

/**
 * @typedef {object} Servers
 * @property {string} brokers
 * @property {string} mongodbUri
 */

/**
 * Finds the broker and the store, each in this order: the configured address, a Docker engine, an own local server.
 * `prepare` and `start` are two, so that downloads can run beside other work. Throws Fault that names all that is missing.
 */
export async function planServers({ environment, fresh }) {
  const configured = { brokers: environment.KAFKA_BROKERS, mongodbUri: environment.MONGODB_URI };
  if (fresh && (configured.brokers || configured.mongodbUri))
    throw new Fault('--fresh cannot empty servers that are configured by KAFKA_BROKERS or MONGODB_URI', [
      'choose a new BUS_NAMESPACE and MONGODB_PREFIX, and delete the data folder by hand',
      'or unset both addresses, so that own servers are started',
    ]);
  const wanted = { kafka: !configured.brokers, mongodb: !configured.mongodbUri };
  const docker = (wanted.kafka || wanted.mongodb) && (await dockerAnswers());
  const mongod = !docker && wanted.mongodb && (await hasMongod());
  if (!docker) await demandTools(wanted, mongod);
  return new Plan(configured, wanted, docker, mongod);
}

async function demandTools(wanted, mongod) {
  const needs = [...(wanted.kafka ? await kafkaNeeds() : []), ...(wanted.mongodb && !mongod ? await secantusNeeds() : [])];
  if (needs.length === 0) return;
  throw new Fault('To start its own servers, this needs:', [
    ...needs,
    'or start a Docker engine, or set KAFKA_BROKERS and MONGODB_URI to servers that run',
  ]);
}

class Plan {
  constructor(configured, wanted, docker, mongod) {
    Object.assign(this, { configured, wanted, docker, mongod });
  }

  /** The downloads that own servers need, each a name and work. */
  preparations() {
    if (this.docker) return [];
    return [
      this.wanted.kafka && { name: 'Kafka', work: prepareKafka },
      this.wanted.mongodb && !this.mongod && { name: 'store (SecantusDB, a stand-in for MongoDB)', work: prepareSecantus },
    ].filter(Boolean);
  }

  /** Starts what is not configured, broker and store at once. @returns {Promise<Servers>} */
  async start(supervisor, { dataDir, kafkaPort, mongodbPort, fresh, ephemeral, last }, progress) {
    const ports = { kafka: kafkaPort, mongodb: mongodbPort };
    const lastPorts = { kafka: portOf(last?.kafka_brokers), mongodb: portOf(last?.mongodb_uri) };
    if (this.docker) this.containers = new Containers({ dataDir, wanted: this.wanted, fresh, ephemeral, ports, lastPorts });
    const [brokers, mongodbUri] = await Promise.all([
      progress.step('broker', () => this.#broker(supervisor, { dataDir, port: ports.kafka, lastPort: lastPorts.kafka })),
      progress.step('store', () => this.#store(supervisor, { dataDir, port: ports.mongodb, lastPort: lastPorts.mongodb })),
    ]);
    return { brokers, mongodbUri };
  }

  /** Ends what `start` started, also when that was cut off half-way. */
  async stop(supervisor, graceMs) {
    await Promise.all([supervisor.stop(['kafka', 'mongodb', 'store'], graceMs), this.containers?.stop(supervisor)]);
  }

  #broker(supervisor, place) {
    const { brokers } = this.configured;
    if (brokers) return reach('KAFKA_BROKERS', brokers, brokerAnswers);
    return this.containers ? this.containers.broker(supervisor) : startKafka(supervisor, place);
  }

  #store(supervisor, place) {
    const { mongodbUri } = this.configured;
    if (mongodbUri) return reach('MONGODB_URI', mongodbUri, storeAnswers);
    if (this.containers) return this.containers.store(supervisor);
    return this.mongod ? startMongod(supervisor, place) : startSecantus(supervisor, place);
  }
}

async function reach(setting, address, answers) {
  const well = await answers(address).catch((error) => {
    throw new Fault(`${setting} is set, but its server does not answer: ${error.message}`, [
      `start that server, or unset ${setting} so that an own one is started`,
    ]);
  });
  if (!well)
    throw new Fault(`The server of ${setting} cannot be used: it is no writable member of a replica set`, [
      'MongoDB needs a replica set for transactions',
    ]);
  return address;
}

/** The port of `host:port` or of a MongoDB address. */
function portOf(address) {
  const digits = /^(?:mongodb:\/\/)?[^:/]+:(\d+)/.exec(address ?? '')?.[1];
  return digits && Number(digits);
}
