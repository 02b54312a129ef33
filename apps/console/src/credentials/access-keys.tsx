import { useState } from 'react';
import type { Answers, Credentials } from '../gateway/answers';
import { useLanguage } from '../language/language-context';
import { shownTime } from '../parts/china-time';
import { Fault } from '../parts/fault';
import { useAction } from '../parts/use-action';
import { useGateway } from '../session/session-context';
import { NewKey } from './new-key';

/** customers 10.10: of the main account itself; operators have their own. */
const MOST_KEYS = 2;

type Key = Credentials['access_keys'][number];

interface AccessKeysProps {
  readonly keys: readonly Key[];
  /** customers 10.10: the main account alone makes and deletes keys. */
  readonly isHolder: boolean;
  readonly onChange: () => void;
}

export function AccessKeys({ keys, isHolder, onChange }: AccessKeysProps) {
  const { words } = useLanguage();
  const said = words.credentials;
  const gateway = useGateway();
  const [made, setMade] = useState<Answers['createOwnAccessKey']>();
  const create = useAction(async () => {
    setMade(await gateway.call('createOwnAccessKey'));
    onChange();
  });
  const own = keys.filter(({ user_id }) => user_id === undefined);
  return (
    <section className="card">
      <h2>{said.keys}</h2>
      <p className="hint">{said.keysHint}</p>
      {made && <NewKey made={made} onSaved={() => setMade(undefined)} />}
      {keys.length === 0 ? <p className="empty">{said.noKeys}</p> : <KeyTable {...{ keys, isHolder, onChange }} />}
      <Fault error={create.error} />
      {isHolder && !made && (
        <div className="actions">
          <button type="button" disabled={create.busy || own.length >= MOST_KEYS} onClick={() => create.run()}>
            {said.create}
          </button>
        </div>
      )}
    </section>
  );
}

function KeyTable({ keys, isHolder, onChange }: AccessKeysProps) {
  const { language, words } = useLanguage();
  const said = words.credentials;
  return (
    <table>
      <caption className="hidden">{said.keys}</caption>
      <thead>
        <tr>
          <th scope="col">{said.key}</th>
          {isHolder && <th scope="col">{said.holder}</th>}
          <th scope="col">{said.created}</th>
          {isHolder && <th scope="col">{said.action}</th>}
        </tr>
      </thead>
      <tbody>
        {keys.map(({ access_key, user_id, created_at }) => (
          <tr key={access_key}>
            <th scope="row" className="code" data-label={said.key}>
              {access_key}
            </th>
            {isHolder && <Holder userId={user_id} />}
            <td data-label={said.created}>{shownTime(created_at, language)}</td>
            {isHolder && (
              <td data-label={said.action}>{user_id === undefined && <Removal accessKey={access_key} onRemoved={onChange} />}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whose key it is: of the account itself, or of one of its operators. */
function Holder({ userId }: { readonly userId: string | undefined }) {
  const { words } = useLanguage();
  const said = words.credentials;
  return (
    <td data-label={said.holder}>
      <div>
        {userId === undefined ? said.mainAccount : `${said.operator} `}
        {userId !== undefined && <span className="id">{userId}</span>}
      </div>
    </td>
  );
}

/** Asks before it deletes. */
function Removal({ accessKey, onRemoved }: { readonly accessKey: string; readonly onRemoved: () => void }) {
  const { words } = useLanguage();
  const said = words.credentials;
  const gateway = useGateway();
  const [isAsking, setAsking] = useState(false);
  const remove = useAction(async () => {
    await gateway.call('deleteOwnAccessKey', { params: { access_key: accessKey } });
    onRemoved();
  });
  if (!isAsking)
    return (
      <button type="button" className="plain small" aria-label={said.removeKey(accessKey)} onClick={() => setAsking(true)}>
        {said.remove}
      </button>
    );
  return (
    <div role="group" aria-label={said.removeKey(accessKey)}>
      <p role="status">{said.confirm}</p>
      <Fault error={remove.error} />
      <div className="actions">
        <button type="button" className="small danger" disabled={remove.busy} onClick={() => remove.run()}>
          {said.confirmRemove}
        </button>
        <button type="button" className="plain small" autoFocus onClick={() => setAsking(false)}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}
