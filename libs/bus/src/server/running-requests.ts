import type { RequestContext } from '../request';

/** The requests that this process has taken and not yet answered. */
export class RunningRequests {
  private readonly messages = new Set<string>();
  private readonly scopes = new Map<string, string>();

  /** `again`: this very message is running already. `twin`: another one with the same idempotency key is (api 7.10). */
  enter({ messageId, idempotency }: RequestContext): 'entered' | 'again' | 'twin' {
    if (this.messages.has(messageId)) return 'again';
    if (idempotency && this.scopes.has(idempotency.scope)) return 'twin';
    this.messages.add(messageId);
    if (idempotency) this.scopes.set(idempotency.scope, messageId);
    return 'entered';
  }

  leave({ messageId, idempotency }: RequestContext): void {
    this.messages.delete(messageId);
    if (idempotency && this.scopes.get(idempotency.scope) === messageId) this.scopes.delete(idempotency.scope);
  }
}
