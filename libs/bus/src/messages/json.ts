import { InvalidMessage } from '../faults';

/** Reads the value of a message. The error of JSON.parse quotes the text, which may hold secrets, so it is not passed on. */
export function parseValue(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString('utf8'));
  } catch {
    throw new InvalidMessage('The value is not JSON');
  }
}
