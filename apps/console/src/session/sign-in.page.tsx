import { useState } from 'react';
import { GatewayError } from '../gateway/gateway-error';
import { useLanguage } from '../language/language-context';
import { Fault } from '../parts/fault';
import { Field } from '../parts/field';
import { Notice } from '../parts/notice';
import { PageTitle } from '../parts/page-title';
import { useAction } from '../parts/use-action';
import { useSession } from './session-context';

/** customers 10.11: stands in the place of every page while nobody is signed in, so that one goes on where one was. */
export function SignInPage({ ended }: { readonly ended: boolean }) {
  const { words } = useLanguage();
  const { signIn } = useSession();
  const [account, setAccount] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const login = useAction(() => signIn({ account_name: account.trim(), ...(user.trim() && { user_name: user.trim() }), password }));
  return (
    <section className="card narrow">
      <PageTitle>{words.signIn.title}</PageTitle>
      {ended && !login.error && <Notice>{words.signIn.ended}</Notice>}
      <form onSubmit={login.onSubmit}>
        <Field label={words.signIn.account} value={account} onValue={setAccount} autoComplete="username" maxLength={64} required />
        <Field
          label={words.signIn.user}
          value={user}
          onValue={setUser}
          hint={words.signIn.userHint}
          autoComplete="off"
          maxLength={64}
          isOptional
        />
        <Field
          label={words.signIn.password}
          type="password"
          value={password}
          onValue={setPassword}
          autoComplete="current-password"
          maxLength={256}
          required
        />
        {isWrongLogin(login.error) ? <Notice kind="fault">{words.signIn.wrong}</Notice> : <Fault error={login.error} />}
        <div className="actions">
          <button type="submit" disabled={login.busy}>
            {words.signIn.submit}
          </button>
        </div>
      </form>
    </section>
  );
}

const isWrongLogin = (error: Error | undefined) => error instanceof GatewayError && error.status === 401;
