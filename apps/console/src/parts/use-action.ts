import { type FormEvent, useState } from 'react';

interface Action<A extends unknown[]> {
  readonly busy: boolean;
  readonly error: Error | undefined;
  readonly run: (...args: A) => void;
  /** For forms, whose work takes nothing. */
  readonly onSubmit: (event: FormEvent) => void;
}

/** Something that the user sets going: whether it is on its way, and why it failed. Twice at once is once. */
export function useAction<A extends unknown[]>(work: (...args: A) => Promise<void>): Action<A> {
  const [{ busy, error }, setState] = useState<{ busy: boolean; error?: Error }>({ busy: false });
  const attempt = async (args: A) => {
    setState({ busy: true });
    try {
      await work(...args);
      setState({ busy: false });
    } catch (fault) {
      setState({ busy: false, error: fault as Error });
    }
  };
  const run = (...args: A) => {
    if (!busy) void attempt(args);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    run(...([] as unknown[] as A));
  };
  return { busy, error, run, onSubmit };
}
