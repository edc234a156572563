import type { BackendLayersRule } from '../create-layer-rule.ts';
import type { RuleId } from '../responsibilities.ts';
import noDatabaseInRouter from './no-database-in-router.ts';
import noDatabaseInService from './no-database-in-service.ts';

export const rules: Partial<Record<RuleId, BackendLayersRule>> = {
  'no-database-in-router': noDatabaseInRouter,
  'no-database-in-service': noDatabaseInService,
};
