export type HandledOutcome = 'answer' | 'refusal' | 'fault' | 'done';
export type CallOutcome = 'answer' | 'refusal' | 'fault' | 'timeout' | 'unavailable';

/** What the bus counts; the platform turns it into Prometheus' figures. */
export interface BusMetrics {
  /** A request or event was handled, `ms` after it was taken. `pattern` is the type of an event. */
  handled(pattern: string, outcome: HandledOutcome, ms: number): void;
  /** A request was dropped because its deadline had passed. */
  expired(pattern: string): void;
  /** A transient fault; the same work will be tried again. */
  retried(pattern: string): void;
  deadLettered(pattern: string): void;
  /** Commands that a batch handler took together. */
  batch(pattern: string, size: number): void;
  /** Messages taken and not yet finished, of one consumer group. */
  inFlight(group: string, count: number): void;
  /** A request of this process ended. */
  called(pattern: string, outcome: CallOutcome, ms: number): void;
  /** Events that the relay published. */
  published(count: number): void;
}

const ignore = () => undefined;

export const noMetrics: BusMetrics = {
  handled: ignore,
  expired: ignore,
  retried: ignore,
  deadLettered: ignore,
  batch: ignore,
  inFlight: ignore,
  called: ignore,
  published: ignore,
};
