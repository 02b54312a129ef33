import { demandNode } from './install.mjs';

describe('the Node of the caller', () => {
  it.each(['20.19.0', '20.20.2', '22.1.0', '24.21.0'])('%s can install', (version) => {
    expect(() => demandNode(version)).not.toThrow();
  });

  it.each(['18.20.8', '20.18.3'])('%s is refused with what to do', (version) => {
    expect(() => demandNode(version)).toThrow(`Node 20.19 or newer is needed, this is ${version}\n  - install a current Node.js`);
  });
});
