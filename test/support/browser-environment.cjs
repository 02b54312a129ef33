const { TestEnvironment } = require('jest-environment-jsdom');

/** What every browser has and jsdom lacks; Node has the same. */
const MISSING = ['Headers', 'Request', 'Response'];

/** A browser's window for the specs of the console: `@jest-environment ./test/support/browser-environment.cjs`. */
module.exports = class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of MISSING) this.global[name] ??= globalThis[name];
  }
};
