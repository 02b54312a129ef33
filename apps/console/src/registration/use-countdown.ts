import { useEffect, useState } from 'react';

/** Seconds until something may be done again; 0 is now. */
export function useCountdown(): { readonly seconds: number; readonly start: (seconds: number) => void } {
  const [{ end, now }, setState] = useState({ end: 0, now: 0 });
  const seconds = Math.max(0, Math.ceil((end - now) / 1000));
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setInterval(() => setState((before) => ({ ...before, now: Date.now() })), 250);
    return () => clearInterval(timer);
  }, [seconds]);
  const start = (length: number) => setState({ now: Date.now(), end: Date.now() + length * 1000 });
  return { seconds, start };
}
