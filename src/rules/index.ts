import type { BackendLayersRule } from '../create-layer-rule.ts';
import type { RuleId } from '../responsibilities.ts';
import enforceRequestFlow from './enforce-request-flow.ts';
import injectDependencies from './inject-dependencies.ts';
import noBusinessLogicInDependency from './no-business-logic-in-dependency.ts';
import noBusinessLogicInRepository from './no-business-logic-in-repository.ts';
import noBusinessLogicInRouter from './no-business-logic-in-router.ts';
import noDatabaseInRouter from './no-database-in-router.ts';
import noDatabaseInService from './no-database-in-service.ts';
import noExternalCallInRepository from './no-external-call-in-repository.ts';
import noExternalCallInRouter from './no-external-call-in-router.ts';
import noHttpInRepository from './no-http-in-repository.ts';
import noHttpInService from './no-http-in-service.ts';
import noLogicInSchema from './no-logic-in-schema.ts';
import noMisplacedCode from './no-misplaced-code.ts';
import noMutableDefault from './no-mutable-default.ts';
import noSensitiveFieldInResponse from './no-sensitive-field-in-response.ts';
import noUnlayeredFile from './no-unlayered-file.ts';
import requireBasePath from './require-base-path.ts';
import requireDomainError from './require-domain-error.ts';
import requireRequestSchema from './require-request-schema.ts';
import requireResponseSchema from './require-response-schema.ts';

export const rules: Readonly<Record<RuleId, BackendLayersRule>> = {
  'no-database-in-router': noDatabaseInRouter,
  'no-business-logic-in-router': noBusinessLogicInRouter,
  'no-external-call-in-router': noExternalCallInRouter,
  'require-request-schema': requireRequestSchema,
  'require-response-schema': requireResponseSchema,
  'no-business-logic-in-dependency': noBusinessLogicInDependency,
  'no-database-in-service': noDatabaseInService,
  'no-http-in-service': noHttpInService,
  'require-domain-error': requireDomainError,
  'no-business-logic-in-repository': noBusinessLogicInRepository,
  'no-http-in-repository': noHttpInRepository,
  'no-external-call-in-repository': noExternalCallInRepository,
  'no-logic-in-schema': noLogicInSchema,
  'no-sensitive-field-in-response': noSensitiveFieldInResponse,
  'enforce-request-flow': enforceRequestFlow,
  'inject-dependencies': injectDependencies,
  'no-mutable-default': noMutableDefault,
  'require-base-path': requireBasePath,
  'no-misplaced-code': noMisplacedCode,
  'no-unlayered-file': noUnlayeredFile,
};
