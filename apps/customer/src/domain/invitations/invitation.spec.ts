import { daysLater, NOW } from '../../../../../test/support/report-examples';
import { failedOnce, invitationStatusAt, labelOf, newInvitation, used } from './invitation';
import { inviterOf } from './inviter';

const invitationOf = (kind: 'EMAIL' | 'GENERAL_LINK') =>
  newInvitation({
    id: 'invitation-1',
    partnerId: 'partner-1',
    kind,
    associationType: '2',
    createdBy: { id: 'clerk-1', name: 'clerk' },
    createdAt: NOW,
  });

describe('an invitation', () => {
  it('customers 5.9 by e-mail is valid 7 days', () => {
    const mail = invitationOf('EMAIL');
    expect(mail.expiresAt).toEqual(new Date('2026-02-07T08:00:00Z'));
    const states = [NOW, new Date(daysLater(7).getTime() - 1), daysLater(7)].map((now) => invitationStatusAt(mail, now));
    expect(states).toEqual(['OPEN', 'OPEN', 'EXPIRED']);
  });

  it('customers 5.10 a link does not expire', () => {
    const link = invitationOf('GENERAL_LINK');
    expect(link.expiresAt).toBeUndefined();
    expect(invitationStatusAt(link, daysLater(10_000))).toBe('OPEN');
  });

  it('customers 5.18 by e-mail is spent with its first use, a link is used by many', () => {
    expect(used(invitationOf('EMAIL'), 'customer-1')).toMatchObject({ status: 'USED', usedBy: 'customer-1', associated: 1 });
    const link = used(used(invitationOf('GENERAL_LINK'), 'customer-1'), 'customer-2');
    expect(link).toMatchObject({ status: 'OPEN', associated: 2 });
    expect(link).not.toHaveProperty('usedBy');
    expect(invitationStatusAt(used(invitationOf('EMAIL'), 'customer-1'), daysLater(8))).toBe('USED');
  });

  it('counts what failed and stays as it is', () => {
    expect(failedOnce(invitationOf('EMAIL'))).toMatchObject({ status: 'OPEN', failed: 1, associated: 0 });
  });

  it('customers 5.11 the general link is labelled with the account name of the operator who is logged in, whatever is typed', () => {
    expect(labelOf('GENERAL_LINK', undefined, { id: 'clerk-1', name: 'clerk' })).toBe('clerk');
    expect(labelOf('GENERAL_LINK', 'typed', { id: 'clerk-1', name: 'clerk' })).toBe('clerk');
    const main = { account_id: 'partner-1', account_name: 'acme', kind: 'PARTNER', channel: 'API' } as const;
    expect(inviterOf(main)).toEqual({ partnerId: 'partner-1', createdBy: { id: 'partner-1', name: 'acme' } });
    expect(inviterOf({ ...main, user_id: 'clerk-1', user_name: 'clerk' }).createdBy).toEqual({ id: 'clerk-1', name: 'clerk' });
  });

  it('customers 5.11 a custom link needs the label that the operator types; an activity link may go without', () => {
    const inviter = { id: 'clerk-1', name: 'clerk' };
    expect(labelOf('CUSTOM_LINK', 'spring fair', inviter)).toBe('spring fair');
    expect(labelOf('CUSTOM_LINK', undefined, inviter)).toMatchObject({ code: 'CBC.0100', field: 'label', reason: 'required' });
    expect(labelOf('ACTIVITY_LINK', undefined, inviter)).toBeUndefined();
    expect(labelOf('ACTIVITY_LINK', 'hackathon', inviter)).toBe('hackathon');
  });
});
