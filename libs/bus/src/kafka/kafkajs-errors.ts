interface KafkaError extends Error {
  readonly type?: string;
}

/** The error and what caused it, outermost first. */
export function causes(error: unknown): KafkaError[] {
  const found: KafkaError[] = [];
  for (let next = error; next instanceof Error && !found.includes(next); next = next.cause) found.push(next);
  const aggregated = (error as { errors?: unknown }).errors;
  return Array.isArray(aggregated) ? [...found, ...aggregated.flatMap(causes)] : found;
}

export function isOfType(error: unknown, ...types: string[]): boolean {
  return causes(error).some(({ type }) => type !== undefined && types.includes(type));
}
