import { useState } from 'react';
import type { Answers } from '../gateway/answers';
import { useLanguage } from '../language/language-context';
import { Notice } from '../parts/notice';

interface NewKeyProps {
  readonly made: Answers['createOwnAccessKey'];
  readonly onSaved: () => void;
}

/** The only moment at which a secret key is seen; nothing keeps it but this page. */
export function NewKey({ made: { access_key, secret_key }, onSaved }: NewKeyProps) {
  const { words } = useLanguage();
  const said = words.credentials;
  return (
    <div className="new-key">
      <Notice kind="good">
        <p>
          <strong>{said.made}</strong>
        </p>
        <p>{said.secretOnce}</p>
      </Notice>
      <dl className="facts">
        <dt>{said.key}</dt>
        <dd className="code">{access_key}</dd>
        <dt>{said.secret}</dt>
        <dd className="code">
          {secret_key} <CopyButton text={secret_key} />
        </dd>
      </dl>
      <div className="actions">
        <button type="button" onClick={onSaved}>
          {said.saved}
        </button>
      </div>
    </div>
  );
}

/** Absent where the browser lets no page copy: over plain http from another machine. */
function CopyButton({ text }: { readonly text: string }) {
  const { words } = useLanguage();
  const [isCopied, setCopied] = useState(false);
  if (!navigator.clipboard) return null;
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <button type="button" className="plain small" onClick={copy}>
      {isCopied ? words.copied : words.copy}
    </button>
  );
}
