import { useState } from 'react';
import { isMainAccount } from '../gateway/operations';
import { useLanguage } from '../language/language-context';
import { Failed } from '../parts/failed';
import { Loading } from '../parts/loading';
import { Notice } from '../parts/notice';
import { PageTitle } from '../parts/page-title';
import { useLoad } from '../parts/use-load';
import { Link } from '../routing/link';
import { useGateway, usePerson } from '../session/session-context';
import type { Outcome } from './outcome';
import { RegistrationForm } from './registration-form';

export function RegistrationPage() {
  const { words } = useLanguage();
  const [outcome, setOutcome] = useState<Outcome>();
  if (outcome) return <Result outcome={outcome} onAnother={() => setOutcome(undefined)} />;
  return (
    <div className="page">
      <PageTitle>{words.registration.title}</PageTitle>
      <p className="intro">{words.registration.intro}</p>
      <Form onDone={setOutcome} />
    </div>
  );
}

/** The form waits for the documents: without them nobody can agree to anything (customers 4.31). */
function Form({ onDone }: { readonly onDone: (outcome: Outcome) => void }) {
  const gateway = useGateway();
  const person = usePerson();
  const { data, error, reload } = useLoad('registration', async () => {
    const configuration = isMainAccount(person) ? gateway.call('getAccessConfiguration') : undefined;
    const [{ documents }, known] = await Promise.all([gateway.settings(), configuration]);
    return { documents, xaccountType: known?.xaccount_type ?? '' };
  });
  if (error) return <Failed error={error} onRetry={reload} />;
  if (!data) return <Loading />;
  return <RegistrationForm person={person} {...data} onDone={onDone} />;
}

function Result({ outcome, onAnother }: { readonly outcome: Outcome; readonly onAnother: () => void }) {
  const { words } = useLanguage();
  const said = words.registration;
  const { association, customerId, accountName } = outcome;
  return (
    <div className="page">
      <PageTitle>{said.title}</PageTitle>
      <Notice kind={association === 'DONE' ? 'good' : 'note'}>
        {association === 'DONE' ? said.done : association === 'PENDING' ? said.pending : said.refused}
      </Notice>
      <dl className="card facts">
        <dt>{said.accountName}</dt>
        <dd>{accountName}</dd>
        <dt>{said.customerId}</dt>
        <dd className="code">{customerId}</dd>
      </dl>
      <div className="actions">
        <button type="button" onClick={onAnother}>
          {said.another}
        </button>
        <Link to="/customers">{said.toList}</Link>
      </div>
    </div>
  );
}
