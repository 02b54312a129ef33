/** Prints steps with the time each took; plain lines, so that a log file reads like a terminal. */
export class Progress {
  #begin = performance.now();

  constructor(print = (line) => console.log(line)) {
    this.print = print;
  }

  /**
   * Runs one step and says when it is done. `work` may return a text that says what came of it.
   * @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>}
   */
  async step(name, work) {
    const begin = performance.now();
    this.print(`  …  ${name}`);
    const result = await work();
    const outcome = typeof result === 'string' ? `: ${result}` : '';
    this.print(`  ok ${name}${outcome} (${seconds(performance.now() - begin)})`);
    return result;
  }

  note(text) {
    this.print(`     ${text}`);
  }

  /** Time since the first line. */
  get elapsed() {
    return seconds(performance.now() - this.#begin);
  }
}

export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
