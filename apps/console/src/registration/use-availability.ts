import { useEffect, useState } from 'react';
import { useGateway } from '../session/session-context';

export type Availability =
  { readonly type: 'UNASKED' | 'ASKING' | 'TAKEN' } | { readonly type: 'AVAILABLE'; readonly remaining: number | undefined };

/** The gateway answers five such questions a second (api 6), and nobody types that fast for long. */
const PAUSE_MS = 400;

/** customers 8.1: whether a name or phone may still register, asked when the typing pauses; undefined asks nothing. */
export function useAvailability(kind: 'name' | 'mobile', value: string | undefined): Availability {
  const gateway = useGateway();
  const [known, setKnown] = useState<{ value: string; is: Availability }>();
  useEffect(() => {
    if (value === undefined) return;
    let isWanted = true;
    const settle = (is: Availability) => {
      if (isWanted) setKnown({ value, is });
    };
    const ask = async () => {
      const answer = await gateway.call('checkIdentity', { body: { search_type: kind, search_value: value } });
      settle(
        answer.check_result === 'available' ? { type: 'AVAILABLE', remaining: answer.mobile_remain_available_num } : { type: 'TAKEN' },
      );
    };
    // A check that fails says nothing; the registration itself will say what is wrong.
    const timer = setTimeout(() => void ask().catch(() => settle({ type: 'UNASKED' })), PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [gateway, kind, value]);
  if (value === undefined) return { type: 'UNASKED' };
  return known?.value === value ? known.is : { type: 'ASKING' };
}
