import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { CreateAccessKey } from '../use-cases/create-access-key/create-access-key.use-case';
import { CreateToken } from '../use-cases/create-token/create-token.use-case';
import { CreateUser } from '../use-cases/create-user/create-user.use-case';
import { DeleteAccessKey } from '../use-cases/delete-access-key/delete-access-key.use-case';
import { GetCredential } from '../use-cases/get-credential/get-credential.use-case';
import { ListCredentials } from '../use-cases/list-credentials/list-credentials.use-case';

/** Keys, tokens and IAM users. */
@Controller()
export class CredentialsController {
  constructor(
    private readonly credentials: GetCredential,
    private readonly credentialLists: ListCredentials,
    private readonly newTokens: CreateToken,
    private readonly newKeys: CreateAccessKey,
    private readonly keyDeletions: DeleteAccessKey,
    private readonly newUsers: CreateUser,
  ) {}

  @HandleRequest(contracts.getCredential)
  getCredential(request: RequestOf<typeof contracts.getCredential>): ReplyOf<typeof contracts.getCredential> {
    return this.credentials.execute(request);
  }

  @HandleRequest(contracts.listCredentials)
  listCredentials(request: RequestOf<typeof contracts.listCredentials>): ReplyOf<typeof contracts.listCredentials> {
    return this.credentialLists.execute(request);
  }

  @HandleRequest(contracts.createToken)
  createToken(request: RequestOf<typeof contracts.createToken>): ReplyOf<typeof contracts.createToken> {
    return this.newTokens.execute(request);
  }

  @HandleRequest(contracts.createAccessKey)
  createAccessKey(request: RequestOf<typeof contracts.createAccessKey>): ReplyOf<typeof contracts.createAccessKey> {
    return this.newKeys.execute(request);
  }

  @HandleRequest(contracts.deleteAccessKey)
  deleteAccessKey(request: RequestOf<typeof contracts.deleteAccessKey>): ReplyOf<typeof contracts.deleteAccessKey> {
    return this.keyDeletions.execute(request);
  }

  @HandleRequest(contracts.createUser)
  createUser(request: RequestOf<typeof contracts.createUser>): ReplyOf<typeof contracts.createUser> {
    return this.newUsers.execute(request);
  }
}
