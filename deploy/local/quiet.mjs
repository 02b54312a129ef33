/** Two warnings of Node that are harmless here and would stand between the steps; every other one is shown. */
const HARMLESS = new Set([
  // Contracts and signing are loaded from their TypeScript sources, which package.json does not call modules.
  'MODULE_TYPELESS_PACKAGE_JSON',
  // kafkajs computes a timer from a moment that has passed: https://github.com/tulios/kafkajs/issues/1751
  'TimeoutNegativeWarning',
]);

const emitWarning = process.emitWarning.bind(process);

process.emitWarning = (warning, ...rest) => {
  const names = rest.flatMap((part) => (typeof part === 'object' && part ? [part.type, part.code] : [part]));
  if (![warning?.code, warning?.name, ...names].some((name) => HARMLESS.has(name))) emitWarning(warning, ...rest);
};
