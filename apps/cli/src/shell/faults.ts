/** A refusal by the gateway, in its words (api 9.1). */
export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId?: string,
    /** The preconditions that failed (api 7.22). */
    readonly failedItems: readonly string[] = [],
  ) {
    super(message);
  }
}

/** The command cannot do its work as asked or configured; the message says what would help. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}

/** How a fault is shown on stderr: its code and message, as JSON for programs. */
export function describeFault(error: unknown, json: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  const refusal = error instanceof GatewayRefusal ? error : undefined;
  if (json) {
    return JSON.stringify({
      error_code: refusal?.code ?? 'CLI',
      error_msg: message,
      ...(refusal && { status: refusal.status, request_id: refusal.requestId }),
      ...(refusal && refusal.failedItems.length > 0 && { fail_check_items: refusal.failedItems }),
    });
  }
  return refusal ? sentenceOf(refusal) : `Error: ${message}`;
}

/** A failure of the system has one code for all causes: its status tells a passing 503 from a fault. */
function sentenceOf({ status, code, message, failedItems, requestId }: GatewayRefusal): string {
  const items = failedItems.length > 0 ? `: ${failedItems.join(', ')}` : '';
  const notes = [status >= 500 && code !== `HTTP ${status}` && `HTTP ${status}`, requestId && `request ${requestId}`].filter(Boolean);
  return `${code}: ${message}${items}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}
