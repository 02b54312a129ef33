import type { BusMetrics } from '@pc/bus';
import type { Metrics } from './metrics';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200];

/** Shows what the bus counts in Prometheus' form. */
export function busMetrics(metrics: Metrics): BusMetrics {
  const handled = metrics.histogram('pc_bus_handled_seconds', 'Requests and events handled, by outcome', SECONDS, ['pattern', 'outcome']);
  const called = metrics.histogram('pc_bus_called_seconds', 'Requests sent to other services, by outcome', SECONDS, ['pattern', 'outcome']);
  const batch = metrics.histogram('pc_bus_batch_size', 'Commands that a batch handler took together', SIZES, ['pattern']);
  const expired = metrics.counter('pc_bus_expired_total', 'Requests dropped because their deadline had passed', ['pattern']);
  const retried = metrics.counter('pc_bus_retried_total', 'Attempts that met a transient fault', ['pattern']);
  const deadLettered = metrics.counter('pc_bus_dead_lettered_total', 'Messages parked because they cannot be handled', ['pattern']);
  const published = metrics.counter('pc_bus_events_published_total', 'Events that the relay published');
  const inFlight = new Map<string, number>();
  metrics.gauge('pc_bus_in_flight', 'Messages taken and not yet finished', () =>
    [...inFlight.values()].reduce((sum, count) => sum + count, 0),
  );
  return {
    handled: (pattern, outcome, ms) => handled.observe({ pattern, outcome }, ms / 1000),
    called: (pattern, outcome, ms) => called.observe({ pattern, outcome }, ms / 1000),
    batch: (pattern, size) => batch.observe({ pattern }, size),
    expired: (pattern) => expired.inc({ pattern }),
    retried: (pattern) => retried.inc({ pattern }),
    deadLettered: (pattern) => deadLettered.inc({ pattern }),
    published: (count) => published.inc(count),
    inFlight: (group, count) => void inFlight.set(group, count),
  };
}
