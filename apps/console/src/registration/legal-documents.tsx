import { useId } from 'react';
import type { ConsoleSettings, LegalDocument } from '../gateway/answers';
import { useLanguage } from '../language/language-context';

interface LegalDocumentsProps {
  readonly documents: ConsoleSettings['documents'];
  readonly isAgreed: boolean;
  readonly onAgreed: (isAgreed: boolean) => void;
}

/** customers 4.31: user agreement and privacy statement, and the box without which nothing is submitted. */
export function LegalDocuments({ documents, isAgreed, onAgreed }: LegalDocumentsProps) {
  const { language, words } = useLanguage();
  const said = words.registration;
  const id = useId();
  return (
    <>
      <DocumentView name={said.userAgreement} document={documents.user_agreement[language]} />
      <DocumentView name={said.privacyStatement} document={documents.privacy_statement[language]} />
      <label className="choice" htmlFor={id}>
        <input id={id} type="checkbox" checked={isAgreed} onChange={({ target }) => onAgreed(target.checked)} /> {said.agree}
      </label>
    </>
  );
}

function DocumentView({ name, document }: { readonly name: string; readonly document: LegalDocument }) {
  const { words } = useLanguage();
  if ('url' in document)
    return (
      <p>
        <a href={document.url} target="_blank" rel="noopener noreferrer">
          {name} <span className="optional">({words.registration.newWindow})</span>
        </a>
      </p>
    );
  return (
    <section className="document" aria-label={name} tabIndex={0}>
      {document.text}
    </section>
  );
}
