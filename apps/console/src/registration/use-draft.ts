import { useState } from 'react';
import type { Words } from '../language/zh';
import type { Draft, DraftFaults, DraftField } from './draft';

/** A field of the draft as an input takes it. */
export interface Bound {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly fault: string | undefined;
}

/** Blanks come with what is pasted; of a password they are a part. */
const WITHOUT_BLANKS: readonly DraftField[] = ['name', 'phone', 'code', 'xaccountType', 'reseller'];

/** A fault stays with its field until the field is changed. */
export function useDraft(first: Draft, words: Words) {
  const [draft, setDraft] = useState(first);
  const [faults, tell] = useState<DraftFaults>({});
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const bind = (field: DraftField): Bound => {
    const fault = faults[field];
    const onValue = (value: string) => {
      set({ [field]: WITHOUT_BLANKS.includes(field) ? value.trim() : value });
      tell(({ [field]: _gone, ...others }) => others);
    };
    return { value: draft[field], onValue, fault: typeof fault === 'object' ? fault.said : fault && words.registration[fault] };
  };
  return { draft, bind, faults, tell, set };
}
