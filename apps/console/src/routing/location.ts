import { useSyncExternalStore } from 'react';

/** Where the console lives on the gateway. */
const BASE = '/console';
const MOVED = 'pc-moved';

/** The path below the console, beginning with a slash. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname.slice(BASE.length) || '/');
}

export const hrefOf = (path: string): string => BASE + path;

export function goTo(path: string, how: 'push' | 'replace' = 'push'): void {
  window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', hrefOf(path));
  window.dispatchEvent(new Event(MOVED));
}

function subscribe(listener: () => void): () => void {
  const events = ['popstate', MOVED];
  events.forEach((event) => window.addEventListener(event, listener));
  return () => events.forEach((event) => window.removeEventListener(event, listener));
}
