export interface TestServers {
  /** Addresses of the brokers. */
  readonly brokers: string[];
  readonly mongodbUri: string;
}

/** The real broker and store that integration tests use; `npm test` starts them and hands over their addresses. */
export function testServers(): TestServers {
  return { brokers: fromEnvironment('KAFKA_BROKERS').split(','), mongodbUri: fromEnvironment('MONGODB_URI') };
}

/** A value that `npm test` hands to the tests; throws with the way out when a test was started without it. */
export function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is not set: run \`npm test\` (or \`npm test -- --only integration\`), which starts the servers, or point it at yours`,
    );
  return value;
}
