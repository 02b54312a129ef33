export * from './requests';
export * from './standing';
