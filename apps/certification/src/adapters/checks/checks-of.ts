import { assertNever } from '@pc/kernel';
import type { Fixtures } from '../../ports/fixtures';
import type { IdentityChecks } from '../../ports/identity-checks';
import type { CheckSettings } from '../../ports/settings';
import { FixtureChecks } from './fixture-checks';
import { HookChecks } from './hook-checks';
import { NoChecks } from './no-checks';

export function checksOf(settings: CheckSettings, fixtures: Fixtures): IdentityChecks {
  switch (settings.type) {
    case 'hooks':
      return new HookChecks(settings);
    case 'fixtures':
      return new FixtureChecks(fixtures);
    case 'none':
      return new NoChecks();
    default:
      return assertNever(settings);
  }
}
