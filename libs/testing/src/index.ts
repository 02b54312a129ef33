export * from './discard';
export * from './fixed-clock';
export * from './names';
export * from './servers';
export * from './system';
export * from './until';
