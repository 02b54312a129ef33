import { useEffect, useState } from 'react';

interface Loaded<T> {
  /** Stays while something newer is on its way. */
  readonly data: T | undefined;
  readonly error: Error | undefined;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** What the gateway knows under this key, asked for anew whenever the key changes; an answer that comes too late is dropped. */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<{ of?: string; data?: T | undefined; error?: Error }>({});
  const wanted = `${key} ${tries}`;
  useEffect(() => {
    let isWanted = true;
    const settle = (result: { data?: T; error?: Error }) => {
      if (isWanted) setState((before) => ({ of: wanted, data: result.error ? undefined : before.data, ...result }));
    };
    load().then(
      (data) => settle({ data }),
      (error: Error) => settle({ error }),
    );
    return () => {
      isWanted = false;
    };
    // The key stands for all that `load` goes by.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  const loading = state.of !== wanted;
  return { data: state.data, error: loading ? undefined : state.error, loading, reload: () => setTries((count) => count + 1) };
}
