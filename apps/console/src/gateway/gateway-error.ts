/** A refusal of the gateway, or that nothing came back at all. Its message is in the language of the request. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  constructor(
    /** 0: the gateway was not reached. */
    readonly status: number,
    /** `error_code` of the answer; absent where it had none. */
    readonly code: string | undefined,
    message: string,
    /** Failed preconditions (api 7.22). */
    readonly items: readonly string[] = [],
    readonly requestId?: string,
    /** Further fields of the answer (customers 4.30). */
    readonly beside: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

export async function errorIn(response: Response): Promise<GatewayError> {
  const { error_code, error_msg, fail_check_items, ...beside } = await fieldsOf(response);
  return new GatewayError(
    response.status,
    typeof error_code === 'string' ? error_code : undefined,
    typeof error_msg === 'string' ? error_msg : '',
    Array.isArray(fail_check_items) ? fail_check_items.map(String) : [],
    response.headers.get('x-request-id') ?? undefined,
    beside,
  );
}

/** What stands in front of a gateway answers errors in its own way: then the status is all there is. */
async function fieldsOf(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}
