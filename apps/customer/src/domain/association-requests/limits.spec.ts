import { isTooSoon, monthsAfter, type EarlierRequest } from './limits';

const LIMITS = { requests: 1, months: 3 };
const at = (day: string) => new Date(`${day}T12:00:00Z`);
const by = (initiator: 'PARTNER' | 'CUSTOMER', day: string, more: Partial<EarlierRequest> = {}): EarlierRequest => ({
  type: 'DISASSOCIATE',
  initiator,
  dealerId: 'partner',
  submittedAt: at(day),
  ...more,
});

describe('how often an association may be asked to end or switch', () => {
  it('customers 6.3 a customer submits one disassociation in three calendar months, with whichever partner', () => {
    const earlier = [by('CUSTOMER', '2026-01-15', { dealerId: 'former' })];
    const soon = (day: string) => isTooSoon('CUSTOMER', 'partner', earlier, LIMITS, at(day));
    expect([soon('2026-02-28'), soon('2026-04-14'), soon('2026-04-15')]).toEqual([true, true, false]);
  });

  it("customers 6.3 the partner's requests do not count against the customer", () => {
    expect(isTooSoon('CUSTOMER', 'partner', [by('PARTNER', '2026-03-01')], LIMITS, at('2026-03-02'))).toBe(false);
  });

  it('customers 6.3 a partner starts one for a customer in three calendar months, to end or to switch', () => {
    const soon = (earlier: EarlierRequest) => isTooSoon('PARTNER', 'partner', [earlier], LIMITS, at('2026-03-02'));
    expect(soon(by('PARTNER', '2026-03-01'))).toBe(true);
    expect(soon(by('PARTNER', '2026-03-01', { type: 'SWITCH_TYPE' }))).toBe(true);
    expect(soon(by('PARTNER', '2026-03-01', { dealerId: 'another' }))).toBe(false);
    expect(soon(by('PARTNER', '2025-12-02'))).toBe(false);
  });

  it("customers 6.3 a partner waits three calendar months after the customer's own request", () => {
    const soon = (day: string, dealerId = 'partner') =>
      isTooSoon('PARTNER', 'partner', [by('CUSTOMER', '2026-01-15', { dealerId })], LIMITS, at(day));
    expect([soon('2026-04-14'), soon('2026-04-15'), soon('2026-04-14', 'former')]).toEqual([true, false, false]);
  });

  it('customers 6.3 number and months are configuration', () => {
    const earlier = [by('CUSTOMER', '2026-01-15'), by('CUSTOMER', '2026-01-20')];
    const soon = (requests: number, months: number) => isTooSoon('CUSTOMER', 'partner', earlier, { requests, months }, at('2026-02-18'));
    expect([soon(2, 3), soon(3, 3), soon(2, 1), soon(1, 1)]).toEqual([true, false, false, true]);
  });

  it.each([
    ['2026-01-15', 3, '2026-04-15'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2026-10-31', 14, '2027-12-31'],
  ])('customers 6.3 calendar months: %s and %i of them is %s', (from, months, to) => {
    expect(monthsAfter(at(from), months)).toEqual(at(to));
  });
});
