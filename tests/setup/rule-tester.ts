import { RuleTester as TypeScriptRuleTester } from '@typescript-eslint/rule-tester';
import { RuleTester } from 'eslint';
import { afterAll, describe, it } from 'vitest';

TypeScriptRuleTester.afterAll = afterAll;
for (const tester of [RuleTester, TypeScriptRuleTester]) {
  tester.describe = describe;
  tester.it = it;
  tester.itOnly = it.only;
}
