export { bootstrapService, type ServiceDescription } from './bootstrap';
export { RecurringWork } from './recurring-work';
export { ServiceModule } from './service.module';
export { serviceSettings, type ServiceSettings } from './settings';
export { CustomerCodes } from './sensitive-codes/customer-codes';
export { DemandCode } from './sensitive-codes/demand-code';
export { SensitiveCodes, type Protected } from './sensitive-codes/sensitive-codes';
