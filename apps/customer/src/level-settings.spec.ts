import { loadLevelRules } from './level-settings';

describe('loadLevelRules', () => {
  it('customers 7.8 7.9 has the example thresholds and the days by level', () => {
    const { thresholds, period, onDemand } = loadLevelRules({});
    expect(thresholds).toEqual([1_000_000n, 5_000_000n, 20_000_000n, 100_000_000n, 500_000_000n]);
    const shown = (days: typeof period) => days.map(({ grace, retention }) => `${grace}/${retention}`).join(' ');
    expect([shown(period), shown(onDemand)]).toEqual(['1/1 1/7 1/7 7/7 7/15 7/15', '0/1 0/7 0/7 1/7 7/15 7/15']);
  });

  it('customers 7.8 7.9 takes others from the configuration', () => {
    const rules = loadLevelRules({ LEVEL_THRESHOLDS: '1, 2.5,3,4,5', LEVEL_DAYS_PERIOD: '0/0,0/1,0/2,0/3,0/4,0/5' });
    expect(rules.thresholds).toEqual([100n, 250n, 300n, 400n, 500n]);
    expect(rules.period[5]).toEqual({ grace: 0, retention: 5 });
  });

  it.each([
    { LEVEL_THRESHOLDS: '1,2,3,4' },
    { LEVEL_THRESHOLDS: '1,2,3,5,4' },
    { LEVEL_THRESHOLDS: '0,2,3,4,5' },
    { LEVEL_THRESHOLDS: '1,2,x,4,5' },
    { LEVEL_DAYS_PERIOD: '1/1,1/7' },
    { LEVEL_DAYS_ON_DEMAND: '1/1,1/7,1/7,7/7,7/15,7' },
  ])('refuses %j at the start and names the setting', (environment) => {
    expect(() => loadLevelRules(environment)).toThrow(Object.keys(environment)[0]);
  });
});
