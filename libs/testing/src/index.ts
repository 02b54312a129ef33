export * from './discard';
export * from './fixed-clock';
export * from './names';
export * from './self-signed';
export * from './servers';
export * from './system';
export * from './until';
