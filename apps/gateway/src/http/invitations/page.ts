import { Controller } from '@nestjs/common';
import { type AnswerOf, type Caller, customer, filterTextA, type Language, optionalTextOption, text, textOption } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import { CredentialDirectory } from '../../access/credential-directory';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { REPORTS } from '../reports/report-fields';
import { acceptance, codeWish, tokenHash } from './acceptance-request';
import { EXAMPLE_TOKEN } from './invitation-fields';
import { invitationPage, sentencesOf, type Shown } from './page-view';
import { WORDS } from './page-words';

const lang = optionalTextOption(['zh', 'en'], { description: 'Language of the page; else that of the browser', example: 'en' });
const field = (max: number, description: string, example: string) => filterTextA(max, { description, example });

const common = {
  path: '/invitations/{token}',
  tag: REPORTS,
  callers: 'ANYONE',
  errorForm: 'page',
  status: 200,
  answerType: 'text/html',
  params: z.object({ token: text(64, { description: 'The token of the link', example: EXAMPLE_TOKEN }) }),
  asks: customer.showInvitation,
} as const;

const showPage = declareRoute({
  ...common,
  operation: 'showInvitationPage',
  method: 'GET',
  summary: 'The page behind a link or QR code',
  query: z.object({ lang }),
});

const answerPage = declareRoute({
  ...common,
  operation: 'answerInvitationPage',
  method: 'POST',
  summary: 'What somebody enters on the page behind a link',
  description: 'Asks for a code, registers and accepts, or logs in and accepts; the page then tells the outcome.',
  bodyForms: ['form'],
  body: z.object({
    action: textOption(['code', 'register', 'login'], { description: 'What to do', example: 'code' }),
    lang,
    phone: field(32, 'Of a new customer: mainland mobile number', '13800000000'),
    verification_code: field(6, 'The code that the phone was sent', '123456'),
    account_name: field(64, 'Of an existing customer', 'customer1'),
    password: field(64, 'New, or of the account', 'Example-password-1'),
    agreed: optionalTextOption(['true'], { description: 'The box is ticked', example: 'true' }),
  }),
});

type Answering = Call<typeof answerPage>;

/** customers 5.15, 5.16: the public page, made here and without scripts. */
@Controller()
export class InvitationPageController {
  constructor(
    private readonly services: Services,
    private readonly credentials: CredentialDirectory,
    private readonly sealer: Sealer,
  ) {}

  @Route(showPage)
  show(call: Call<typeof showPage>) {
    return this.page(call, languageOf(call.query.lang, call.language), {});
  }

  @Route(answerPage)
  async answer(call: Answering) {
    const { lang: wanted, phone, account_name } = call.body;
    const language = languageOf(wanted, call.language);
    const entered = { ...(phone !== undefined && { phone }), ...(account_name !== undefined && { accountName: account_name }) };
    return this.page(call, language, { ...entered, ...(await this.outcomeOf(call, language)) });
  }

  /** A refusal is shown as sentences; the forms stay for another try. */
  private async outcomeOf(call: Answering, language: Language): Promise<Shown> {
    try {
      return await this.act(call, language);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { faults: sentencesOf(error.refusal, language) };
    }
  }

  private async act(call: Answering, language: Language): Promise<Shown> {
    const { action, phone = '', verification_code, password } = call.body;
    const { token } = call.params;
    if (action === 'code') {
      const wish = codeWish(this.sealer, { token, phone }, language);
      await this.services.askFor(call, customer.sendAcceptanceCode, wish, wish.token_hash);
      return { note: WORDS[language].codeSent };
    }
    const caller = action === 'login' ? await this.logIn(call) : call.caller;
    if (!caller) return { faults: [WORDS[language].wrongLogin] };
    const person = action === 'login' ? {} : { phone: phone || undefined, verification_code, password };
    const agreed = call.body.agreed === 'true';
    const payload = acceptance(this.sealer, { token, agreed, ...person });
    const asked: Call = call;
    const { account_name } = await this.services.askFor({ ...asked, caller }, customer.acceptInvitation, payload, payload.token_hash);
    return { associated: { name: account_name, isNew: action !== 'login' } };
  }

  /** By the same way as a token by password (api 3.1); who is no customer and no partner has nothing to accept. */
  private async logIn(call: Answering): Promise<Caller | undefined> {
    const { account_name = '', password = '' } = call.body;
    const login = {
      domain_name: account_name,
      user_name: account_name,
      sealed_password: this.sealer.seal(password, 'password'),
      scope: {},
    };
    const created = await this.services.askFor(call, customer.createToken, login).catch(nobodyWhenWrong);
    if (!created) return undefined;
    const token = this.sealer.open(created.sealed_token, 'token');
    const caller = (await this.credentials.byToken(token, call.requestId))?.caller;
    return caller && ['CUSTOMER', 'PARTNER'].includes(caller.kind) ? caller : undefined;
  }

  private async page(call: Call, language: Language, shown: Shown): Promise<string> {
    const { token } = call.params as { token: string };
    const invitation: AnswerOf<typeof customer.showInvitation> = await this.services.askFor(call, customer.showInvitation, {
      token_hash: tokenHash(this.sealer, token),
    });
    return call.answerPage(invitationPage(invitation, language, shown));
  }
}

function languageOf(wanted: 'zh' | 'en' | undefined, ofBrowser: Language): Language {
  if (wanted === undefined) return ofBrowser;
  return wanted === 'en' ? 'en_US' : 'zh_CN';
}

/** Every cause of a wrong login reads the same. */
function nobodyWhenWrong(error: unknown): undefined {
  if (error instanceof Refused && error.refusal.code === 'APIGW.0301') return undefined;
  throw error;
}
