import { Module } from '@nestjs/common';
import { ConfigurationError } from '@pc/platform';
import { bootstrapService } from './bootstrap';

@Module({
  providers: [
    {
      provide: 'settings',
      useFactory: () => {
        throw new ConfigurationError('LOG_LEVEL: is wrong');
      },
    },
  ],
})
class Misconfigured {}

class Ended extends Error {}

describe('a service that cannot start', () => {
  afterEach(() => jest.restoreAllMocks());

  it('names the bad setting once, without a stack, and ends with 78', async () => {
    const written: string[] = [];
    const write = (text: string | Uint8Array) => written.push(String(text)) > 0;
    jest.spyOn(process.stdout, 'write').mockImplementation(write);
    jest.spyOn(process.stderr, 'write').mockImplementation(write);
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => {
      throw new Ended();
    });
    await expect(bootstrapService({ service: 'billing', module: Misconfigured })).rejects.toThrow(Ended);
    expect(exit).toHaveBeenCalledWith(78);
    expect(written.join('')).toBe('billing cannot start. LOG_LEVEL: is wrong\n');
  });
});
