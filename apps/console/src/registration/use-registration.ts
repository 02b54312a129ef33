import { useAction } from '../parts/use-action';
import { useGateway } from '../session/session-context';
import { bodyOf, type Draft, type DraftFaults, faultsFrom, faultsIn } from './draft';
import { doneWith, type Outcome, outcomeIn } from './outcome';

/** Registers what the draft says, unless it can be seen that it would be refused. */
export function useRegistration(draft: Draft, tell: (faults: DraftFaults) => void, onDone: (outcome: Outcome) => void) {
  const gateway = useGateway();
  return useAction(async () => {
    const found = faultsIn(draft);
    if (Object.keys(found).length > 0) return tell(found);
    try {
      onDone(doneWith(await gateway.call('registerCustomer', { body: bodyOf(draft) })));
    } catch (error) {
      const made = outcomeIn(error);
      if (made) return onDone(made);
      tell(faultsFrom(error));
      throw error;
    }
  });
}
