import { SYSTEM_CALLER } from '@pc/contracts';
import type { RequestContext } from '../request';
import { RunningRequests } from './running-requests';

const context = (messageId: string, scope?: string): RequestContext => ({
  messageId,
  pattern: 'p',
  caller: SYSTEM_CALLER,
  requestId: 'r',
  deadline: Infinity,
  ...(scope !== undefined && { idempotency: { scope, bodyDigest: 'd' } }),
});

describe('RunningRequests', () => {
  it('api 7.10 tells a twin with the same idempotency key until the first one is through', () => {
    const running = new RunningRequests();
    expect(running.enter(context('1', 'scope'))).toBe('entered');
    expect(running.enter(context('2', 'scope'))).toBe('twin');
    running.leave(context('2', 'scope'));
    expect(running.enter(context('3', 'scope'))).toBe('twin');
    running.leave(context('1', 'scope'));
    expect(running.enter(context('4', 'scope'))).toBe('entered');
  });

  it('tells a repeated delivery from a twin', () => {
    const running = new RunningRequests();
    running.enter(context('1', 'scope'));
    expect(running.enter(context('1', 'scope'))).toBe('again');
  });

  it('lets requests without a key run side by side', () => {
    const running = new RunningRequests();
    expect([running.enter(context('1')), running.enter(context('2'))]).toEqual(['entered', 'entered']);
  });
});
