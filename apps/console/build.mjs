/** Builds the console to static files in `dist/apps/console`, from where the gateway serves them. */
import { rspack } from '@rspack/core';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const HERE = import.meta.dirname;
const OUTPUT = join(HERE, '../../dist/apps/console');

const compile = {
  loader: 'builtin:swc-loader',
  options: {
    jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
  },
};

const compiler = rspack({
  context: HERE,
  mode: 'production',
  target: ['web', 'es2022'],
  entry: { main: './src/main.tsx' },
  resolve: { extensions: ['.tsx', '.ts', '.js'] },
  module: {
    rules: [
      { test: /\.tsx?$/, use: [compile] },
      { test: /\.css$/, type: 'css' },
    ],
  },
  output: {
    path: OUTPUT,
    publicPath: '/console/',
    filename: 'assets/[name].[contenthash].js',
    cssFilename: 'assets/[name].[contenthash].css',
    clean: true,
  },
  plugins: [new rspack.HtmlRspackPlugin({ template: './index.html', scriptLoading: 'defer', inject: 'head' })],
  optimization: {
    // The licences of what is bundled ask for their notice: it lies beside the file.
    minimizer: [new rspack.SwcJsMinimizerRspackPlugin({ extractComments: /@license/ }), new rspack.LightningCssMinimizerRspackPlugin()],
  },
  performance: { hints: false },
});

compiler.run((error, stats) => {
  if (error || stats.hasErrors()) {
    process.stderr.write(`${error?.stack ?? stats.toString('errors-only')}\n`);
    process.exitCode = 1;
  } else compressAssets();
  compiler.close(() => undefined);
});

/** Once here instead of with every request: the gateway sends them to who takes them so. */
function compressAssets() {
  const folder = join(OUTPUT, 'assets');
  for (const name of readdirSync(folder).filter((file) => /\.(?:js|css)$/.test(file)))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(readFileSync(join(folder, name))));
}
