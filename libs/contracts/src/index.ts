export * from './caller';
export * from './codes';
export * from './contract';
export * as customer from './customer';
export * as incentive from './incentive';
export * from './reasons';
export * from './topics';
export * from './wire';
