import { contradictionsOf } from './contradictions';

const first = { id: 'a1', kind: 'FIRST_INDIVIDUAL' } as const;
const change = { id: 'a2', kind: 'CHANGE' } as const;

describe('what an authentication and its applications say of each other', () => {
  it.each([
    [{ status: -1, type: -1 }, []],
    [{ status: 0, type: 0, underReview: 'a1' }, [first]],
    [{ status: 2, type: 0 }, []],
    [{ status: 2, type: 0, underReview: 'a2' }, [change]],
    [{ status: 1, type: 1 }, []],
  ] as const)('certification 4.7 %j with %j agrees', (auth, waiting) => {
    expect(contradictionsOf({ customerId: 'c1', ...auth }, waiting)).toEqual([]);
  });

  it.each([
    [{ status: 0, type: 0 }, [], 'it is under review without an application'],
    [{ status: 0, type: 0, underReview: 'a1' }, [], 'application a1 does not wait'],
    [{ status: 2, type: 0 }, [change], 'application a2 waits for nobody'],
    [{ status: -1, type: 0 }, [], 'status -1 has the type 0'],
    [{ status: 2, type: 0, underReview: 'a1' }, [first], 'status 2 has a first application under review'],
  ] as const)('certification 4.7 %j with %j contradicts itself', (auth, waiting, detail) => {
    expect(contradictionsOf({ customerId: 'c1', ...auth }, waiting)).toEqual([{ rule: 'certification 4.7', subject: 'c1', detail }]);
  });
});
