/** Something the person at the keyboard can put right: printed as it is, without a stack. */
export class Fault extends Error {
  /** @param {string} what is wrong, one sentence. @param {string[]} ways out, one sentence each. */
  constructor(what, ways = []) {
    super([what, ...ways.map((way) => `  - ${way}`)].join('\n'));
    this.name = 'Fault';
  }
}

/** The work was given up because the user asked to stop. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted');
    this.name = 'Interrupted';
  }
}

/** Prints an error: a Fault as it is, anything else with its stack and causes. */
export function complain(error) {
  console.error(`\n${error instanceof Fault ? error.message : error.stack}`);
  for (let { cause } = error; cause; { cause } = cause) console.error(`  because: ${cause.message}`);
}
