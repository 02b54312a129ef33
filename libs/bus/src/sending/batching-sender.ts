import { setTimeout as sleep } from 'node:timers/promises';
import { SendFailure, type KafkaProducer, type OutgoingMessage } from '../kafka/kafka-port';
import { errorFields, type BusLogger } from '../logger';

/** Stays below the broker's limit of a batch (1 MB), whatever the messages share. */
const LARGEST_BATCH_BYTES = 512 * 1024;
const LARGEST_BATCH = 2_000;
/** What headers and framing add to a message, generously. */
const OVERHEAD_BYTES = 1_024;
const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 1_000;

/** The end of a message that was not acknowledged. */
export class Unsent extends Error {
  override readonly name = 'Unsent';

  constructor(
    /** `nothing`: the message is surely not on the bus. `unknown`: it may be. `never`: no repetition can help. */
    readonly written: 'nothing' | 'unknown' | 'never',
  ) {
    super('The message was not acknowledged');
  }
}

interface Entry {
  readonly message: OutgoingMessage;
  /** Milliseconds since 1970; not tried again after it. */
  readonly deadline: number;
  readonly bytes: number;
  readonly resolve: () => void;
  readonly reject: (reason: Unsent) => void;
  maybeWritten: boolean;
}

export interface Sending {
  /** Resolves when the broker has the message; rejects with Unsent. */
  readonly acknowledged: Promise<void>;
  /** False as long as the message is surely not on the bus. */
  readonly maybeWritten: boolean;
}

export interface SenderOptions {
  /** A message to a topic that does not exist is given up at once; else it waits for the topic until its deadline. */
  readonly dropWithoutTopic: boolean;
  /** How long messages gather for the next produce when the last one carried several; none unless told. */
  readonly gatherMs?: number;
}

/** So many in one produce, and more are about to come. */
const SEVERAL = 4;

/**
 * Sends what gathers in one turn of the event loop, and while the previous produce is under way, as one produce
 * (architecture 4.3). A failed batch is tried again until the deadlines of its messages: with the broker away,
 * messages wait and go out when it is back.
 */
export class BatchingSender {
  private waiting: Entry[] = [];
  private sending = false;
  private closed = false;
  private expiry: NodeJS.Timeout | undefined;

  constructor(
    private readonly producer: KafkaProducer,
    private readonly logger: BusLogger,
    private readonly options: SenderOptions,
  ) {}

  send(message: OutgoingMessage, deadline = Infinity): Sending {
    const { promise: acknowledged, resolve, reject } = Promise.withResolvers<void>();
    const bytes = Buffer.byteLength(message.value) + OVERHEAD_BYTES;
    const entry = { message, deadline, bytes, resolve, reject, acknowledged, maybeWritten: false };
    if (this.closed) giveUp(entry);
    else this.waiting.push(entry);
    if (!this.sending && !this.closed) {
      this.sending = true;
      setImmediate(() => void this.drain());
    }
    return entry;
  }

  /** Waits for what is under way, then closes the producer; what was not sent by `deadline` is given up. */
  async close(deadline: number): Promise<void> {
    while (this.sending && Date.now() < deadline) await sleep(5);
    this.closed = true;
    this.waiting.splice(0).forEach(giveUp);
    await this.producer.close();
  }

  private async drain(): Promise<void> {
    let failures = 0;
    this.expiry = setInterval(() => this.dropExpired(), 100);
    while (this.waiting.length > 0) {
      const batch = (await this.reach()) ? this.takeBatch() : undefined;
      const written = batch !== undefined && (await this.attempt(batch));
      failures = written ? 0 : failures + 1;
      if (!written) await sleep(Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS));
      else if (this.options.gatherMs && batch.length >= SEVERAL) await sleep(this.options.gatherMs);
      this.dropExpired();
    }
    clearInterval(this.expiry);
    this.sending = false;
  }

  /** Messages stay in the queue, and surely unwritten, as long as there is no connection. */
  private async reach(): Promise<boolean> {
    try {
      await this.producer.reach();
      return true;
    } catch (error) {
      this.logger.warn({ messages: this.waiting.length, ...errorFields(error) }, 'Messages wait for the broker');
      return false;
    }
  }

  private async attempt(batch: Entry[]): Promise<boolean> {
    const unwritten = batch.filter(({ maybeWritten }) => !maybeWritten);
    for (const entry of unwritten) entry.maybeWritten = true;
    try {
      if (batch.length > 0) await this.producer.send(batch.map(({ message }) => message));
      for (const entry of batch) entry.resolve();
      return true;
    } catch (error) {
      const failure = error instanceof SendFailure ? error : new SendFailure('unknown', error);
      this.logger.warn(
        { messages: batch.length, failure: failure.kind, ...errorFields(failure.cause) },
        'A batch of messages was not acknowledged',
      );
      if (failure.kind === 'unreachable' || (failure.kind !== 'unknown' && batch.length === 1))
        for (const entry of unwritten) entry.maybeWritten = false;
      await this.recover(batch, failure.kind);
      return false;
    }
  }

  /** Tries again later, or, when the fault may lie with one topic or one message, the parts at once, so that it cannot hold up the others. */
  private async recover(batch: Entry[], kind: SendFailure['kind']): Promise<void> {
    const parts = kind === 'unreachable' ? [batch] : splitByTopic(batch);
    if (this.closed) batch.forEach(giveUp);
    else if (parts.length > 1) for (const part of parts) await this.attempt(part);
    else if (kind === 'too large' && batch.length > 1) for (const half of halves(batch)) await this.attempt(half);
    else if (kind === 'too large' || (kind === 'no topic' && this.options.dropWithoutTopic))
      for (const entry of batch) entry.reject(new Unsent('never'));
    else this.waiting.unshift(...batch);
  }

  private takeBatch(): Entry[] {
    let bytes = 0;
    let count = 0;
    while (count < this.waiting.length && count < LARGEST_BATCH) {
      bytes += this.waiting[count]!.bytes;
      if (count > 0 && bytes > LARGEST_BATCH_BYTES) break;
      count++;
    }
    return this.waiting.splice(0, count);
  }

  private dropExpired(): void {
    const now = Date.now();
    if (!this.waiting.some(({ deadline }) => deadline <= now)) return;
    const expired = this.waiting.filter(({ deadline }) => deadline <= now);
    this.waiting = this.waiting.filter(({ deadline }) => deadline > now);
    expired.forEach(giveUp);
  }
}

function giveUp(entry: Entry): void {
  entry.reject(new Unsent(entry.maybeWritten ? 'unknown' : 'nothing'));
}

function splitByTopic(batch: Entry[]): Entry[][] {
  return [...Map.groupBy(batch, ({ message }) => message.topic).values()];
}

function halves(batch: Entry[]): Entry[][] {
  const middle = Math.ceil(batch.length / 2);
  return [batch.slice(0, middle), batch.slice(middle)];
}
