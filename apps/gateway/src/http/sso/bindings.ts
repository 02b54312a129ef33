import { Controller } from '@nestjs/common';
import { customer, filterTextA, type Language, messageOf, optionalTextOption, textOption, type PayloadOf } from '@pc/contracts';
import { type Refusal, refuse, Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { ADMISSION_ERRORS } from '../party-errors';
import { bindingPage, type Choice } from './binding-page';
import { arrivalField, browserOf, letIn } from './cookies';

const PUBLIC = { tag: "Jump from a partner's platform", callers: 'ANYONE', errorForm: 'page', path: '/authui/bindings' } as const;

const showChoice = declareRoute({
  ...PUBLIC,
  operation: 'showBindingChoice',
  method: 'GET',
  summary: 'The page on which a user opens an account or binds the one that it has',
  status: 200,
  query: z.object({ arrival: arrivalField }),
  answerType: 'text/html',
  errors: ['CBC.0151'],
  asks: customer.getPendingBinding,
});

const bindAccount = declareRoute({
  ...PUBLIC,
  operation: 'bindAccount',
  method: 'POST',
  summary: 'Open a new account, or bind an existing one',
  description: "By the browser that began the login, whose cookie stands for the user on the partner's platform.",
  status: 303,
  body: z.object({
    arrival: arrivalField,
    action: textOption(['CREATE', 'BIND'], {
      description: '`CREATE` opens an account, `BIND` takes an existing one by its login',
      example: 'BIND',
    }),
    account_name: filterTextA(64, { description: 'Name of the account; of a new one optional: a name is made', example: 'customer1' }),
    password: filterTextA(64, {
      description: 'Its password; of a new one optional: it is let in through the platform only',
      example: 'Secret-2026',
    }),
    agreed: optionalTextOption(['true'], {
      description: 'User agreement, privacy statement and notes on association are accepted; without it nothing is bound',
      example: 'true',
    }),
  }),
  bodyForms: ['form', 'json'],
  errors: [...ADMISSION_ERRORS, 'CBC.0151', 'APIGW.0301', 'CBC.99000031', 'CBC.99000036', 'CBC.99000038', 'CBC.99000039', 'CBC.99007004'],
  asks: customer.bindAccount,
});

@Controller()
export class BindingsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(showChoice)
  async show(call: Call<typeof showChoice>) {
    return call.answerPage(bindingPage(await this.choice(call, call.query.arrival), call.language));
  }

  /** customers 9.5 */
  @Route(bindAccount)
  async bind(call: Call<typeof bindAccount>) {
    const choice = await this.choice(call, call.body.arrival);
    try {
      const { service, sealed_session } = await this.services.ask(call, this.payload(call));
      letIn(call, this.sealer.open(sealed_session, 'session'));
      return { url: service };
    } catch (error) {
      throw error instanceof Refused ? this.tryAgain(call, error, choice) : error;
    }
  }

  private async choice(call: Call, arrival: string | undefined): Promise<Choice> {
    const browser = browserOf(call, arrival, this.sealer);
    return { ...(await this.services.askFor(call, customer.getPendingBinding, browser)), arrival: arrival ?? '' };
  }

  private payload(call: Call<typeof bindAccount>): PayloadOf<typeof customer.bindAccount> {
    const { action, account_name, password, agreed } = call.body;
    const choice = { ...browserOf(call, call.body.arrival, this.sealer), agreed: agreed === 'true' };
    const sealed_password = password && this.sealer.seal(password, 'password');
    if (action === 'CREATE') return { action, ...choice, account_name, sealed_password };
    if (account_name === undefined) throw new Refused(refuse('CBC.0100', { field: 'account_name', reason: 'required' }));
    if (sealed_password === undefined) throw new Refused(refuse('CBC.0100', { field: 'password', reason: 'required' }));
    return { action, ...choice, account_name, sealed_password };
  }

  /** The same page with what was wrong, so that the user need not begin anew; but for one whose login is over. */
  private tryAgain(call: Call<typeof bindAccount>, { refusal, status }: Refused, choice: Choice): Refused {
    if (refusal.code === 'CBC.0151') return new Refused(refusal, status);
    const items = refusal.items ? ` (${refusal.items.join(', ')})` : '';
    const fault = {
      sentence: sentenceOf(refusal, call.language) + items,
      action: call.body.action,
      accountName: call.body.account_name ?? '',
    };
    return new Refused(refusal, status, undefined, bindingPage(choice, call.language, fault));
  }
}

/** The code of a wrong login speaks of signatures, which nobody sees here; the box to tick has no name on the page. */
function sentenceOf(refusal: Refusal, language: Language): string {
  if (refusal.field === 'agreed')
    return language === 'zh_CN'
      ? '请先阅读并同意用户协议、隐私声明和关联须知'
      : 'Please read the agreement, the statement and the notes, and accept them first';
  if (refusal.code !== 'APIGW.0301') return messageOf(refusal, language);
  return language === 'zh_CN'
    ? '账号名或密码错误，或尝试次数过多，请稍后再试'
    : 'Account name or password is wrong, or there were too many tries: try again later';
}
