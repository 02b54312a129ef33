import type { ReactNode } from 'react';
import { may } from '../gateway/operations';
import type { Person } from '../gateway/answers';
import { useLanguage } from '../language/language-context';
import { Fault } from '../parts/fault';
import { useAction } from '../parts/use-action';
import { Link } from '../routing/link';
import { usePath } from '../routing/location';
import { PAGES } from '../routing/pages';
import { useSession } from '../session/session-context';

/** What stands around every page. */
export function Shell({ person, children }: { readonly person?: Person | undefined; readonly children: ReactNode }) {
  const { words } = useLanguage();
  return (
    <>
      <a className="skip" href="#content">
        {words.nav.skip}
      </a>
      <header className="top">
        <Link to="/" className="brand">
          {words.product}
        </Link>
        {person && <Navigation person={person} />}
        <div className="who">
          <LanguageSwitch />
          {person && <SignedIn person={person} />}
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function Navigation({ person }: { readonly person: Person }) {
  const { words } = useLanguage();
  const path = usePath();
  return (
    <nav aria-label={words.nav.label}>
      {PAGES.filter(({ needs }) => may(person, needs)).map((page) => (
        <Link key={page.path} to={page.path} isCurrent={page.path === path}>
          {words.nav[page.name]}
        </Link>
      ))}
    </nav>
  );
}

function LanguageSwitch() {
  const { language, words, choose } = useLanguage();
  const isChinese = language === 'zh_CN';
  return (
    <button type="button" className="plain" lang={isChinese ? 'en' : 'zh-CN'} onClick={() => choose(isChinese ? 'en_US' : 'zh_CN')}>
      {words.otherLanguage}
    </button>
  );
}

function SignedIn({ person }: { readonly person: Person }) {
  const { words } = useLanguage();
  const { signOut } = useSession();
  const leave = useAction(signOut);
  return (
    <>
      <span className="person">
        <span className="hidden">{words.signIn.signedInAs} </span>
        {person.user_name === undefined ? person.account_name : `${person.account_name} / ${person.user_name}`}
      </span>
      <button type="button" className="plain" disabled={leave.busy} onClick={() => leave.run()}>
        {words.signIn.signOut}
      </button>
      <Fault error={leave.error} />
    </>
  );
}
