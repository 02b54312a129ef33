import { isRefusal } from '@pc/kernel';
import { repeatOf, withAnswer, withAttempt, type Attempt } from './attempts';

const HOUR_MS = 3_600_000;
const at = (ms: number) => new Date(Date.UTC(2026, 2, 1) + ms);
const attempt = (hour: number): Attempt => ({ at: at(hour * HOUR_MS), request: `request-${hour}` });

describe('attempts of a customer', () => {
  it('certification RN-11 the sixth within 24 hours is refused and not counted; after them it may try again', () => {
    let attempts: Attempt[] = [];
    for (const hour of [0, 1, 2, 3, 4]) {
      const counted = withAttempt(attempts, attempt(hour), 5);
      if (isRefusal(counted)) throw new Error('refused too early');
      attempts = counted;
    }
    for (const hour of [5, 23.9]) expect(withAttempt(attempts, attempt(hour), 5)).toMatchObject({ code: 'CBC.99007191' });
    expect(withAttempt(attempts, attempt(24), 5)).toHaveLength(5);
  });

  it('certification RN-11 one that is delivered again is the same attempt', () => {
    const [first] = [attempt(0)];
    expect(withAttempt([first], { ...first, at: at(1000) }, 1)).toEqual([first]);
  });
});

describe('the same application again', () => {
  const answered = { at: at(0), digest: 'd1', isReview: 1 } as const;

  it('certification RN-18 gets its first answer for 10 minutes; another body does not', () => {
    expect(repeatOf([answered], 'd1', at(10 * 60_000 - 1))).toBe(answered);
    expect(repeatOf([answered], 'd1', at(10 * 60_000))).toBeUndefined();
    expect(repeatOf([answered], 'd2', at(0))).toBeUndefined();
  });

  it('certification RN-18 old answers are forgotten', () => {
    const later = { at: at(10 * 60_000), digest: 'd2', isReview: 0 } as const;
    expect(withAnswer([answered], later)).toEqual([later]);
  });
});
