import type { Language } from '@pc/contracts';
import { html, type Html, type Page } from '../../routing/html';

export interface Choice {
  readonly partner_name: string;
  readonly xaccount_id: string;
  /** Where the browser goes on. */
  readonly service: string;
  /** Comes back with the form. */
  readonly arrival: string;
}

/** What went wrong with the choice before, and what was filled in. */
export interface Fault {
  readonly sentence: string;
  readonly action: 'CREATE' | 'BIND';
  readonly accountName: string;
}

const WORDS = {
  zh_CN: {
    title: '选择您的云服务账号',
    from: '您正以',
    of: '的用户',
    rest: '身份登录。首次登录需要开通一个新账号，或绑定您已有的账号；以后即可直接登录。',
    create: '开通新账号',
    createNote: '账号名和密码都可以不填：账号名由系统生成；不设密码时只能从伙伴平台登录。',
    bind: '绑定已有账号',
    name: '账号名',
    optionalName: '账号名（选填）',
    password: '密码',
    optionalPassword: '密码（选填）',
    rule: '5至32个字符：字母、数字、_和-，以字母、_或-开头。密码8至32个字符，至少含大写字母、小写字母、数字、特殊字符中的两种。',
    agreed: '我已阅读并同意用户协议、隐私声明和关联须知：该账号将成为此伙伴的客户（代售）。',
    createButton: '开通并绑定',
    bindButton: '登录并绑定',
  },
  en_US: {
    title: 'Choose your account',
    from: 'You come as',
    of: 'of',
    rest: 'The first time you open a new account, or bind the one that you have. From then on you are let in at once.',
    create: 'Open a new account',
    createNote: 'Name and password may stay empty: a name is made for you, and without a password you come through the platform only.',
    bind: 'Bind the account that I have',
    name: 'Account name',
    optionalName: 'Account name (optional)',
    password: 'Password',
    optionalPassword: 'Password (optional)',
    rule: 'Name: 5 to 32 letters, digits, _ and -, not beginning with a digit. Password: 8 to 32 characters of at least two kinds: upper case, lower case, digits, others.',
    agreed:
      'I have read and accept the user agreement, the privacy statement and the notes on association: the account becomes a resale customer of this partner.',
    createButton: 'Open and bind',
    bindButton: 'Log in and bind',
  },
} as const;
type Words = (typeof WORDS)[Language];

/** customers 9.5, 4.31: the choice between a new account and the one that the user has. */
export function bindingPage({ partner_name, xaccount_id, service, arrival }: Choice, language: Language, fault?: Fault): Page {
  const words = WORDS[language];
  const who =
    language === 'zh_CN'
      ? html`<strong>${partner_name}</strong>${words.of}<strong>${xaccount_id}</strong>`
      : html` <strong>${xaccount_id}</strong> ${words.of} <strong>${partner_name}</strong>. `;
  const body = html`<h1>${words.title}</h1>
    <p>${words.from}${who}${words.rest}</p>
    ${fault && html`<p class="fault" role="alert">${fault.sentence}</p>`}
    ${createForm(words, arrival, fault?.action === 'CREATE' ? fault.accountName : '')}
    ${bindForm(words, arrival, fault?.action === 'BIND' ? fault.accountName : '')}`;
  return { language, title: words.title, body, formTargets: [new URL(service).origin] };
}

function createForm(words: Words, arrival: string, name: string): Html {
  return html`<section aria-labelledby="create">
    <h2 id="create">${words.create}</h2>
    <p class="note">${words.createNote}</p>
    <form method="post" action="/authui/bindings">
      <input type="hidden" name="action" value="CREATE" />
      <input type="hidden" name="arrival" value="${arrival}" />
      <label for="new-name">${words.optionalName}</label>
      <input
        id="new-name"
        name="account_name"
        value="${name}"
        maxlength="32"
        autocomplete="username"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby="rule"
      />
      <label for="new-password">${words.optionalPassword}</label>
      <input id="new-password" name="password" type="password" maxlength="32" autocomplete="new-password" aria-describedby="rule" />
      <p class="note" id="rule">${words.rule}</p>
      ${agreement(words)}
      <button type="submit">${words.createButton}</button>
    </form>
  </section>`;
}

function bindForm(words: Words, arrival: string, name: string): Html {
  return html`<section aria-labelledby="bind">
    <h2 id="bind">${words.bind}</h2>
    <form method="post" action="/authui/bindings">
      <input type="hidden" name="action" value="BIND" />
      <input type="hidden" name="arrival" value="${arrival}" />
      <label for="name">${words.name}</label>
      <input
        id="name"
        name="account_name"
        value="${name}"
        maxlength="64"
        required
        autocomplete="username"
        autocapitalize="off"
        spellcheck="false"
      />
      <label for="password">${words.password}</label>
      <input id="password" name="password" type="password" maxlength="64" required autocomplete="current-password" />
      ${agreement(words)}
      <button type="submit">${words.bindButton}</button>
    </form>
  </section>`;
}

function agreement(words: Words): Html {
  return html`<label class="choice"><input type="checkbox" name="agreed" value="true" required /><span>${words.agreed}</span></label>`;
}
