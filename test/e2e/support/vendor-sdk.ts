import { fromEnvironment } from '@pc/testing';
import type { SigningKey } from '@pc/kernel';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Account } from './account';

const PROGRAM = join(__dirname, 'vendor-sdk/caller.py');

type Fields = Readonly<Record<string, unknown>>;
export type Caller = Pick<Account, 'endpoint' | 'id'> & { readonly key: SigningKey };

/** An answer as the SDK gives it to its user. */
export interface SdkAnswer<T> {
  readonly status: number;
  /** The fields that its models name. */
  readonly read: T;
  /** Where the SDK did not read what the server sent, or the server sent another type than the model names. */
  readonly faults: readonly string[];
  /** Fields that its models name and that were not sent. */
  readonly unsent: readonly string[];
}

/** The exception that the SDK throws at an error answer. */
export interface SdkException {
  readonly exception: 'ClientRequestException' | 'ServerResponseException';
  readonly status_code: number;
  readonly error_code: string;
  readonly error_msg: string;
  readonly request_id: string;
}

export interface SdkHttp {
  readonly method: string;
  readonly resource_path: string;
  readonly path_params?: Fields;
  readonly query_params?: ReadonlyArray<readonly [name: string, value: string]>;
  readonly body?: object;
}

/** The vendor's official SDK (for Python), given our endpoint and a partner's key (api 7.19). */
export class VendorSdk {
  private readonly answers: AsyncIterator<string>;
  private readonly ended: Promise<unknown>;

  private constructor(private readonly python: ChildProcessByStdio<Writable, Readable, null>) {
    this.answers = createInterface(python.stdout)[Symbol.asyncIterator]();
    this.ended = once(python, 'exit');
  }

  static start(): VendorSdk {
    if (process.env.VENDOR_SDK_MISSING) throw new Error(process.env.VENDOR_SDK_MISSING);
    const env = { ...process.env, PYTHONIOENCODING: 'utf-8', NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' };
    return new VendorSdk(spawn(fromEnvironment('VENDOR_SDK_PYTHON'), [PROGRAM], { env, stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  async stop(): Promise<void> {
    this.python.stdin.end();
    await this.ended;
  }

  /** Calls a method of its client, and expects that it reads the answer whole. */
  async call<T>(caller: Caller, method: string, fields: Fields = {}): Promise<SdkAnswer<T>> {
    const answer = await this.ask<SdkAnswer<T>>(caller, { method, fields });
    expect(answer).toMatchObject({ faults: [] });
    return answer;
  }

  async read<T>(caller: Caller, method: string, fields: Fields = {}): Promise<T> {
    return (await this.call<T>(caller, method, fields)).read;
  }

  /** Calls a method, whatever comes of it. */
  attempt(caller: Caller, method: string, fields: Fields = {}, retryTimes = 0): Promise<SdkAnswer<unknown> | SdkException> {
    return this.ask(caller, { method, fields }, retryTimes);
  }

  /** Sends a request that the SDK has no method for, by what all its methods use. */
  http(caller: Caller, http: SdkHttp): Promise<SdkAnswer<unknown> | SdkException> {
    return this.ask(caller, { http });
  }

  private async ask<T extends object>({ endpoint, id, key }: Caller, question: object, retry_times = 0): Promise<T> {
    const whose = { endpoint, access_key: key.accessKey, secret_key: key.secretKey, domain_id: id, retry_times };
    this.python.stdin.write(`${JSON.stringify({ ...whose, ...question })}\n`);
    const line = await this.answers.next();
    if (line.done) throw new Error("The program with the vendor's SDK ended; its message stands above");
    const answer = JSON.parse(line.value) as T & { failure?: string };
    if (answer.failure) throw new Error(answer.failure);
    return answer;
  }
}
