export * from './events';
export * from './requests';
export * from './standing';
export * from './unlink';
