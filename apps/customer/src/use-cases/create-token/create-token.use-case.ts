import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { TOKEN_LIFE_MS } from '../../domain/token';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { IssueToken } from '../access/issue-token/issue-token';
import { Login } from '../access/login/login';

type Contract = typeof contracts.createToken;

/** api 3.1: a token by password. Not kept by the inbox: a stored answer would keep the token, and a second token does no harm. */
@Injectable()
export class CreateToken {
  constructor(
    private readonly login: Login,
    private readonly tokens: IssueToken,
  ) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    const { domain_name: accountName, user_name: userName, sealed_password: sealedPassword } = payload;
    const created = await this.login.execute({ accountName, userName, sealedPassword }, async (tx, subject) => {
      const project = this.tokens.projectOf(subject.account.id, payload.scope.project);
      if (isRefusal(project)) return project;
      return this.tokens.execute(tx, subject, project, { expiresAt: new Date(tx.now.getTime() + TOKEN_LIFE_MS) });
    });
    return isRefusal(created) ? created : answer(created);
  }
}
