import { decideChange, type ChangeQuota } from './change-quota';
import { aQuota, fen, NOW, outcome } from './domain.fixture';
import type { QuotaStatus } from './quota';

const change = (status: QuotaStatus, command: ChangeQuota, more = {}) => outcome(decideChange(aQuota({ status, ...more }), command, NOW));
const later = new Date('2028-01-01T00:00:00Z');

describe('the states of a quota (benefits 3.1)', () => {
  const moves: [QuotaStatus, ChangeQuota, QuotaStatus | undefined][] = [
    ['NORMAL', { type: 'adjust-begin' }, 'ADJUSTING'],
    ['ADJUSTING', { type: 'adjust-begin' }, undefined],
    ['ADJUSTING', { type: 'adjust-end', delta: 0n }, 'NORMAL'],
    ['NORMAL', { type: 'adjust-end', delta: 0n }, undefined],
    ['NORMAL', { type: 'freeze' }, 'FROZEN'],
    ['ADJUSTING', { type: 'freeze' }, 'FROZEN'],
    ['FROZEN', { type: 'freeze' }, undefined],
    ['FROZEN', { type: 'unfreeze' }, 'NORMAL'],
    ['NORMAL', { type: 'unfreeze' }, undefined],
    ['NORMAL', { type: 'void' }, 'INVALID'],
    ['ADJUSTING', { type: 'void' }, 'INVALID'],
    ['FROZEN', { type: 'void' }, 'INVALID'],
    ['INVALID', { type: 'void' }, undefined],
    ['RECLAIMED', { type: 'void' }, undefined],
    ['INVALID', { type: 'extend', expireTime: later }, 'NORMAL'],
    ['FROZEN', { type: 'extend', expireTime: later }, 'FROZEN'],
    ['RECLAIMED', { type: 'extend', expireTime: later }, undefined],
  ];
  it.each(moves)('%s, %j becomes %s', (from, command, to) => {
    const { code, quota } = change(from, command);
    expect([code, quota?.status]).toEqual(to ? [undefined, to] : ['CBC.99000015', undefined]);
  });

  it('a voided quota is void for ever', () => {
    expect(change('INVALID', { type: 'extend', expireTime: later }, { voided: true }).code).toBe('CBC.99000015');
  });

  it('an adjustment changes value and balance alike, and never takes what is not there', () => {
    expect(change('ADJUSTING', { type: 'adjust-end', delta: -fen(400) }, { balance: fen(400) }).quota).toMatchObject({
      value: fen(9_600),
      balance: 0n,
    });
    expect(change('ADJUSTING', { type: 'adjust-end', delta: -fen(400.01) }, { balance: fen(400) }).code).toBe('CBC.99000013');
  });

  it('expires at its end and not before', () => {
    expect(change('FROZEN', { type: 'expire' }, { expireTime: NOW }).quota).toMatchObject({
      status: 'INVALID',
      voided: false,
      balance: fen(10_000),
    });
    expect(change('NORMAL', { type: 'expire' }, { expireTime: new Date(NOW.getTime() + 1) }).code).toBe('CBC.99000015');
  });

  it('benefits R-70 every change has its version, cause and time', () => {
    expect(change('NORMAL', { type: 'freeze' }, { version: 7 }).change).toMatchObject({
      cause: 'FROZEN',
      delta: 0n,
      quota: { version: 8, lastUpdateTime: NOW },
    });
  });
});
