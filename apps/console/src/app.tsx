import { useEffect } from 'react';
import type { Person } from './gateway/answers';
import type { Gateway } from './gateway/gateway';
import { may } from './gateway/operations';
import { LanguageProvider, useLanguage } from './language/language-context';
import type { Languages } from './language/languages';
import { Failed } from './parts/failed';
import { Loading } from './parts/loading';
import { PageTitle } from './parts/page-title';
import { Link } from './routing/link';
import { goTo, usePath } from './routing/location';
import { PAGES } from './routing/pages';
import { SessionProvider, useSession } from './session/session-context';
import { SignInPage } from './session/sign-in.page';
import { Shell } from './shell/shell';

interface AppProps {
  readonly languages: Languages;
  readonly gateway: Gateway;
}

export function App({ languages, gateway }: AppProps) {
  return (
    <LanguageProvider languages={languages}>
      <SessionProvider gateway={gateway}>
        <Console />
      </SessionProvider>
    </LanguageProvider>
  );
}

function Console() {
  const { state, lookUp } = useSession();
  switch (state.type) {
    case 'UNKNOWN':
      return (
        <Shell>
          <Loading />
        </Shell>
      );
    case 'FAILED':
      return (
        <Shell>
          <Failed error={state.error} onRetry={() => void lookUp()} />
        </Shell>
      );
    case 'SIGNED_OUT':
      return (
        <Shell>
          <SignInPage ended={state.ended} />
        </Shell>
      );
    case 'SIGNED_IN':
      // Nothing of one person's pages stays for the next.
      return (
        <Shell key={`${state.person.account_id} ${state.person.user_id}`} person={state.person}>
          <CurrentPage person={state.person} />
        </Shell>
      );
  }
}

function CurrentPage({ person }: { readonly person: Person }) {
  const { words } = useLanguage();
  const path = usePath();
  const home = PAGES.find(({ needs }) => may(person, needs))?.path ?? '/credentials';
  useEffect(() => {
    if (path === '/') goTo(home, 'replace');
  }, [path, home]);
  if (path === '/') return null;
  const page = PAGES.find((known) => known.path === path.replace(/\/$/, ''));
  if (!page) return <NotFound />;
  if (!may(person, page.needs)) return <Said title={words.noPermission.title} text={words.noPermission.text} />;
  return <page.Component />;
}

function NotFound() {
  const { words } = useLanguage();
  return (
    <>
      <Said {...words.notFound} />
      <p>
        <Link to="/">{words.notFound.home}</Link>
      </p>
    </>
  );
}

function Said({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <p>{text}</p>
    </>
  );
}
