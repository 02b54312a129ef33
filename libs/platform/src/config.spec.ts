import { z } from 'zod';
import { ConfigurationError, loadConfig, onOff, wholeNumber } from './config';

const schema = z.object({
  PORT: wholeNumber(1, 65_535, 'port of the API'),
  RATE_LIMIT: onOff('whether requests are limited').default(true),
  KEY: z.string().min(1).describe('a secret'),
});

describe('loadConfig', () => {
  it('reads, converts and freezes', () => {
    const config = loadConfig(schema, { PORT: '8080', KEY: 'k' });
    expect(config).toEqual({ PORT: 8080, RATE_LIMIT: true, KEY: 'k' });
    expect(() => Object.assign(config, { PORT: 1 })).toThrow(TypeError);
  });

  it('does not call a setting missing that is no number', () => {
    const read = () => loadConfig(schema, { PORT: 'eighty', KEY: 'k' });
    expect(read).toThrow(/PORT: (?!is missing).*port of the API/);
    expect(read).not.toThrow(/eighty/);
  });

  it.each(['0x50', '8e1', '80.0', ' ', ' 80', '+80', '8_0'])('takes no number that is not written in digits alone: %j', (PORT) => {
    expect(() => loadConfig(schema, { PORT, KEY: 'k' })).toThrow(/PORT: must be a whole number in digits \(port of the API\)/);
  });

  it('names every bad setting and what would be right, without its value', () => {
    const read = () => loadConfig(schema, { PORT: '99999', RATE_LIMIT: 'sometimes' });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(/PORT: .*port of the API[\s\S]*RATE_LIMIT[\s\S]*KEY: is missing \(a secret\)/);
    expect(read).not.toThrow(/99999|sometimes/);
  });
});
