/** Injection tokens of what has no class of its own. */
export const LOGGER = Symbol('Logger');
export const CLOCK = Symbol('Clock');
export const PROCESS_SETTINGS = Symbol('ProcessSettings');
/** What the bus counts, in Prometheus' form (`BusMetrics`). */
export const BUS_METRICS = Symbol('BusMetrics');
