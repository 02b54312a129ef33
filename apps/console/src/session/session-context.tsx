import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Person } from '../gateway/answers';
import type { Gateway } from '../gateway/gateway';
import { GatewayError } from '../gateway/gateway-error';

export type SessionState =
  | { readonly type: 'UNKNOWN' }
  | { readonly type: 'FAILED'; readonly error: Error }
  /** `ended`: there was a session, and it ended by itself. */
  | { readonly type: 'SIGNED_OUT'; readonly ended: boolean }
  | { readonly type: 'SIGNED_IN'; readonly person: Person };

interface Session {
  readonly state: SessionState;
  readonly gateway: Gateway;
  readonly lookUp: () => Promise<void>;
  readonly signIn: (login: Parameters<Gateway['signIn']>[0]) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);

/** Knows who is signed in; the cookie itself is the browser's alone (customers 10.11). */
export function SessionProvider({ gateway, children }: { readonly gateway: Gateway; readonly children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ type: 'UNKNOWN' });
  const lookUp = async () => setState(await stateOf(gateway));
  useEffect(() => {
    gateway.watch((person) => setState(person ? { type: 'SIGNED_IN', person } : { type: 'SIGNED_OUT', ended: true }));
    void stateOf(gateway).then(setState);
  }, [gateway]);
  const session: Session = {
    state,
    gateway,
    lookUp,
    signIn: async (login) => setState({ type: 'SIGNED_IN', person: await gateway.signIn(login) }),
    signOut: async () => {
      await gateway.signOut();
      setState({ type: 'SIGNED_OUT', ended: false });
    },
  };
  return <SessionContext value={session}>{children}</SessionContext>;
}

async function stateOf(gateway: Gateway): Promise<SessionState> {
  try {
    return { type: 'SIGNED_IN', person: await gateway.whoIsSignedIn() };
  } catch (error) {
    if (error instanceof GatewayError && error.status === 401) return { type: 'SIGNED_OUT', ended: false };
    return { type: 'FAILED', error: error as Error };
  }
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('No SessionProvider');
  return session;
}

export const useGateway = (): Gateway => useSession().gateway;

/** Who is signed in, on pages that nobody else sees. */
export function usePerson(): Person {
  const { state } = useSession();
  if (state.type !== 'SIGNED_IN') throw new Error('Nobody is signed in');
  return state.person;
}
