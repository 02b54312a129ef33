import { useState } from 'react';
import { useLanguage } from '../language/language-context';
import { Fault } from '../parts/fault';
import { Field } from '../parts/field';
import { useAction } from '../parts/use-action';
import { useGateway } from '../session/session-context';
import type { Bound } from './use-draft';
import { faultsFrom } from './draft';
import { isGoodPhone } from './rules';
import { useAvailability } from './use-availability';
import { useCountdown } from './use-countdown';

/** customers 4.14: the gateway asks for no interval; the page lets a minute pass. */
const SECONDS_BETWEEN_CODES = 60;

interface PhoneFieldsProps {
  readonly phone: Bound;
  readonly code: Bound;
}

/** customers 4.18: a phone, and the code that proves that it is the customer's. */
export function PhoneFields({ phone, code }: PhoneFieldsProps) {
  const { language, words } = useLanguage();
  const said = words.registration;
  const gateway = useGateway();
  const [sentTo, setSentTo] = useState('');
  const { seconds, start } = useCountdown();
  const availability = useAvailability('mobile', isGoodPhone(phone.value) ? `0086-${phone.value}` : undefined);
  const send = useAction(async () => {
    const lang = language === 'zh_CN' ? 'zh-cn' : 'en-us';
    await gateway.call('sendVerificationCode', { body: { receiver_type: 1, mobile_phone: phone.value, lang } });
    setSentTo(phone.value);
    start(SECONDS_BETWEEN_CODES);
  });
  const ofPhone = faultsFrom(send.error).phone;
  const refusal = typeof ofPhone === 'object' ? ofPhone.said : undefined;
  const left = availability.type === 'AVAILABLE' ? availability.remaining : undefined;
  const taken = availability.type === 'TAKEN' ? said.phoneTaken : undefined;
  return (
    <>
      <Field
        label={said.phone}
        hint={said.phoneHint}
        type="tel"
        inputMode="numeric"
        autoComplete="off"
        maxLength={11}
        isOptional
        {...phone}
        fault={phone.fault ?? taken ?? refusal}
        note={left !== undefined && <p className="good-note">{said.phoneLeft(left)}</p>}
      >
        <button
          type="button"
          className="second-button"
          disabled={!isGoodPhone(phone.value) || send.busy || seconds > 0}
          onClick={() => send.run()}
        >
          {seconds > 0 ? said.sendAgainIn(seconds) : said.sendCode}
        </button>
      </Field>
      {!ofPhone && <Fault error={send.error} />}
      {phone.value !== '' && (
        <Field
          label={said.code}
          hint={said.codeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          required
          {...code}
          note={sentTo !== '' && sentTo === phone.value && <p className="good-note">{said.codeSent(sentTo)}</p>}
        />
      )}
    </>
  );
}
