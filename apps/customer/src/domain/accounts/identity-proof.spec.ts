import { newProof, refuseProof } from './identity-proof';

const NOW = new Date('2026-01-15T08:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const NOT_PROVEN = { code: 'CBC.99007004', items: ['IDENTITY_NOT_PROVEN'] };

describe('a proof of identity', () => {
  const proof = newProof('h', 'a', 'ACCOUNT', NOW);
  const quick = newProof('h', 'a', 'QUICK_ACCOUNT', NOW);

  it('customers 10.5 is valid for 10 minutes', () => {
    expect(refuseProof(proof, 'a', 'ACCOUNT', new Date(later(10).getTime() - 1))).toBeUndefined();
    expect(refuseProof(proof, 'a', 'ACCOUNT', later(10))).toMatchObject(NOT_PROVEN);
  });

  it('customers 10.4 for a further account is valid for 24 hours', () => {
    expect(refuseProof(quick, 'a', 'QUICK_ACCOUNT', new Date(later(1440).getTime() - 1))).toBeUndefined();
    expect(refuseProof(quick, 'a', 'QUICK_ACCOUNT', later(1440))).toMatchObject(NOT_PROVEN);
  });

  it("customers 10.5 another account's, one for something else, and none at all are no proof", () => {
    expect(refuseProof(proof, 'b', 'ACCOUNT', NOW)).toMatchObject(NOT_PROVEN);
    expect(refuseProof(quick, 'a', 'ACCOUNT', NOW)).toMatchObject(NOT_PROVEN);
    expect(refuseProof(proof, 'a', 'QUICK_ACCOUNT', NOW)).toMatchObject(NOT_PROVEN);
    expect(refuseProof(undefined, 'a', 'ACCOUNT', NOW)).toMatchObject(NOT_PROVEN);
  });
});
