import { type FormEvent, useRef, useState } from 'react';
import type { ConsoleSettings, Person } from '../gateway/answers';
import { GatewayError } from '../gateway/gateway-error';
import { useLanguage } from '../language/language-context';
import { Fault } from '../parts/fault';
import { Field } from '../parts/field';
import { Notice } from '../parts/notice';
import { EMPTY_DRAFT, faultsFrom } from './draft';
import { LegalDocuments } from './legal-documents';
import { NameField } from './name-field';
import type { Outcome } from './outcome';
import { PasswordField } from './password-field';
import { PhoneFields } from './phone-fields';
import { useDraft } from './use-draft';
import { useRegistration } from './use-registration';

interface RegistrationFormProps {
  readonly person: Person;
  readonly documents: ConsoleSettings['documents'];
  /** Known where the partner has set up its platform. */
  readonly xaccountType: string;
  readonly onDone: (outcome: Outcome) => void;
}

/** customers 8.3, 4.31 */
export function RegistrationForm({ person, documents, xaccountType, onDone }: RegistrationFormProps) {
  const { words } = useLanguage();
  const said = words.registration;
  const { draft, bind, faults, tell, set } = useDraft({ ...EMPTY_DRAFT, xaccountType }, words);
  const [isAgreed, setAgreed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const register = useRegistration(draft, (found) => showFirst(form.current, () => tell(found)), onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isAgreed) register.run();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <fieldset className="card">
        <legend>{said.account}</legend>
        <NameField name={bind('name')} />
        <PhoneFields phone={bind('phone')} code={bind('code')} />
        <PasswordField password={bind('password')} name={draft.name} phone={draft.phone} />
      </fieldset>
      <fieldset className="card">
        <legend>{said.platform}</legend>
        <Field label={said.xaccountId} hint={said.xaccountIdHint} maxLength={128} autoComplete="off" required {...bind('xaccountId')} />
        <Field
          label={said.xaccountType}
          hint={said.xaccountTypeHint}
          maxLength={64}
          autoComplete="off"
          required
          {...bind('xaccountType')}
        />
        {person.partner_kind === 'DISTRIBUTOR' && (
          <Field label={said.reseller} hint={said.resellerHint} maxLength={64} isOptional {...bind('reseller')} />
        )}
        <label className="choice">
          <input type="checkbox" checked={draft.marketingClosed} onChange={() => set({ marketingClosed: !draft.marketingClosed })} />{' '}
          {said.marketing}
        </label>
      </fieldset>
      <fieldset className="card">
        <legend>{said.documents}</legend>
        <LegalDocuments documents={documents} isAgreed={isAgreed} onAgreed={setAgreed} />
      </fieldset>
      {Object.keys(faults).length > 0 && <Notice kind="fault">{said.check}</Notice>}
      {Object.keys(faultsFrom(register.error)).length === 0 && <Fault error={register.error} />}
      {isOutcomeUnknown(register.error) && <Notice>{said.unknownOutcome}</Notice>}
      <div className="actions">
        <button type="submit" disabled={!isAgreed || register.busy}>
          {register.busy ? said.submitting : said.submit}
        </button>
        {!isAgreed && <p className="hint">{said.agreeFirst}</p>}
      </div>
    </form>
  );
}

/** The first field that is wrong gets the focus, once it is marked. */
function showFirst(form: HTMLFormElement | null, mark: () => void): void {
  mark();
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** api 7.11 and whatever broke on the way: it may have been done. */
const isOutcomeUnknown = (error: Error | undefined) => error instanceof GatewayError && (error.status === 0 || error.status >= 500);
