/** Adjusts the build of `nest build`: maps for readable stacks, current syntax, type checks left to `npm run types`. */
module.exports = (options) => {
  const rules = options.module.rules.map((rule) => ({
    ...rule,
    use: rule.use?.map((entry) =>
      entry.loader === 'builtin:swc-loader'
        ? { ...entry, options: { ...entry.options, jsc: { ...entry.options.jsc, target: 'es2024' } } }
        : entry,
    ),
  }));
  return { ...options, devtool: 'source-map', module: { ...options.module, rules }, stats: 'errors-warnings' };
};
