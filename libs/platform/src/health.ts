/** Answers when all is well; throws or answers a sentence that says what is not. */
export type HealthCheck = () => Promise<string | undefined> | string | undefined;

export interface HealthReport {
  readonly status: 'up' | 'down';
  readonly checks: Readonly<Record<string, string>>;
}

const CHECK_TIME_LIMIT_MS = 2_000;

/** What must work before this process may be given work: each part registers its own check. */
export class HealthRegistry {
  private readonly checks = new Map<string, HealthCheck>();

  register(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  async report(): Promise<HealthReport> {
    const entries = await Promise.all([...this.checks].map(async ([name, check]) => [name, await verdict(check)] as const));
    return { status: entries.every(([, text]) => text === 'up') ? 'up' : 'down', checks: Object.fromEntries(entries) };
  }
}

async function verdict(check: HealthCheck): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer in ${CHECK_TIME_LIMIT_MS} ms`), CHECK_TIME_LIMIT_MS);
  });
  try {
    return (await Promise.race([Promise.resolve(check()), limit])) ?? 'up';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
