import type { AnswerOf, customer, Language } from '@pc/contracts';
import { messageOf } from '@pc/contracts';
import type { Refusal } from '@pc/kernel';
import { html, type Html, type Page } from '../../routing/html';
import { FAILURES, WORDS, type Words } from './page-words';

type Invitation = AnswerOf<typeof customer.showInvitation>;

/** What the page shows beside the invitation. */
export interface Shown {
  /** Entered before, and kept for the next try. */
  readonly phone?: string;
  readonly accountName?: string;
  readonly faults?: readonly string[];
  readonly note?: string;
  /** The account that has been associated; `isNew`: its name is news to its holder. */
  readonly associated?: { readonly name: string; readonly isNew: boolean };
}

/** customers 5.16: the sentences of a refusal. */
export function sentencesOf(refusal: Refusal, language: Language): string[] {
  const known = (refusal.items ?? []).flatMap((item) => (item in FAILURES ? FAILURES[item as keyof typeof FAILURES][language] : []));
  if (known.length > 0) return known;
  const words = WORDS[language];
  if (refusal.field === 'agreed') return [words.agreeFirst];
  const field = fieldNames(words)[refusal.field ?? ''] ?? refusal.field;
  return [messageOf({ ...refusal, ...(field !== undefined && { field }) }, language)];
}

/** Fields as the page calls them. */
const fieldNames = (words: Words): Readonly<Record<string, string>> => ({
  phone: words.phone,
  mobile_phone: words.phone,
  verification_code: words.code,
  password: words.password,
});

/** customers 5.15: the page behind a link. Works without scripts; every field has a label, and what went wrong is read out. */
export function invitationPage(invitation: Invitation, language: Language, shown: Shown): Page {
  const words = WORDS[language];
  const { partner_name, failure_reason } = invitation;
  const heading = partner_name === undefined ? words.title : words.invites(partner_name);
  const dead = failure_reason ? [FAILURES[failure_reason][language]] : [];
  const faults = shown.associated ? [] : [...new Set([...dead, ...(shown.faults ?? [])])];
  const body = html`<p class="note"><a href="?lang=${language === 'zh_CN' ? 'en' : 'zh'}">${words.other}</a></p>
    <h1>${heading}</h1>
    ${faults.map((fault) => html`<p class="fault" role="alert">${fault}</p>`)} ${shown.note && html`<p role="status">${shown.note}</p>`}
    ${content(invitation, language, shown, words)}`;
  return { language, title: heading, body };
}

function content(invitation: Invitation, language: Language, shown: Shown, words: Words): Html {
  if (shown.associated) return success(shown.associated, words);
  if (invitation.failure_reason) return html``;
  const isResale = invitation.association_type === '2';
  return html`<p>${isResale ? words.resale : words.referral}</p>
    ${newcomerForm(words, language, shown, isResale)} ${loginForm(words, language, shown, isResale)}`;
}

function success({ name, isNew }: NonNullable<Shown['associated']>, words: Words): Html {
  return html`<section role="status">
    <h2>${words.done}</h2>
    <p>${words.doneText}</p>
    ${isNew ? html`<p>${words.yourAccount} <code>${name}</code></p>` : undefined}
  </section>`;
}

const langField = (language: Language) => html`<input type="hidden" name="lang" value="${language === 'en_US' ? 'en' : 'zh'}" />`;

function agreement(id: string, words: Words, isResale: boolean): Html {
  if (!isResale) return html``;
  return html`<label class="choice" for="${id}"><input id="${id}" type="checkbox" name="agreed" value="true" /> ${words.agree}</label>`;
}

function newcomerForm(words: Words, language: Language, { phone }: Shown, isResale: boolean): Html {
  return html`<section aria-labelledby="new">
    <h2 id="new">${words.newHere}</h2>
    <form method="post" autocomplete="off">
      ${langField(language)}
      <label for="phone">${words.phone}</label>
      <input id="phone" name="phone" type="tel" inputmode="numeric" maxlength="32" autocomplete="tel-national" required value="${phone}" />
      <button name="action" value="code" formnovalidate>${words.sendCode}</button>
      <label for="code">${words.code}</label>
      <input id="code" name="verification_code" inputmode="numeric" maxlength="6" autocomplete="one-time-code" required />
      <label for="password">${words.password}</label>
      <input id="password" name="password" type="password" maxlength="32" autocomplete="new-password" required />
      ${agreement('agreed-new', words, isResale)}
      <button name="action" value="register">${words.register}</button>
    </form>
  </section>`;
}

function loginForm(words: Words, language: Language, { accountName }: Shown, isResale: boolean): Html {
  return html`<section aria-labelledby="known">
    <h2 id="known">${words.haveAccount}</h2>
    <form method="post">
      ${langField(language)}
      <label for="account">${words.accountName}</label>
      <input id="account" name="account_name" maxlength="64" autocomplete="username" required value="${accountName}" />
      <label for="secret">${words.accountPassword}</label>
      <input id="secret" name="password" type="password" maxlength="64" autocomplete="current-password" required />
      ${agreement('agreed-known', words, isResale)}
      <button name="action" value="login">${words.login}</button>
    </form>
  </section>`;
}
