type EmitWarning = (warning: string | Error, ...rest: unknown[]) => void;

let silenced = false;

/**
 * kafkajs schedules a timer with a negative delay, about which Node 24 warns once a process; it is harmless
 * (https://github.com/tulios/kafkajs/issues/1751). Every other warning still appears.
 */
export function silenceKnownWarning(): void {
  if (silenced) return;
  silenced = true;
  const emit = process.emitWarning.bind(process) as EmitWarning;
  process.emitWarning = (warning, ...rest) => {
    const known = rest[0] === 'TimeoutNegativeWarning' && new Error().stack?.includes('kafkajs');
    if (!known) emit(warning, ...rest);
  };
}
