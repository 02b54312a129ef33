export * from './config';
export * from './health';
export * from './health-server';
export * from './logger';
export * from './metrics';
export * from './settings';
