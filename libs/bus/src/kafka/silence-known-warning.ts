/**
 * kafkajs schedules a timer with a negative delay, about which Node 24 warns once a process; it is harmless
 * (https://github.com/tulios/kafkajs/issues/1751). Every other warning still appears.
 */
export function silenceKnownWarning(): void {
  const emitted = process.emitWarning as { silenced?: true } & typeof process.emitWarning;
  if (emitted.silenced) return;
  const filtered = (...args: Parameters<typeof process.emitWarning>) => {
    if (args[1] === ('TimeoutNegativeWarning' as never) && new Error().stack?.includes('kafkajs')) return;
    emitted.apply(process, args);
  };
  process.emitWarning = Object.assign(filtered, { silenced: true }) as typeof process.emitWarning;
}
