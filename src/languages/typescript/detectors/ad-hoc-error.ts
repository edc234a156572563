import type { AdHocErrorFact } from '../../../facts/fact.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { unwrap } from '../syntax.ts';
import { insteadOfError } from './rewrites/throw-domain-error.ts';

/** `throw new Error('...')` and thrown literals. */
export function detectAdHocErrors(analysis: Analysis): AdHocErrorFact[] {
  return analysis.module.nodes('ThrowStatement').flatMap((statement): AdHocErrorFact[] => {
    const thrown = unwrap(statement.argument);
    const isPlain = (thrown.type === 'NewExpression' || thrown.type === 'CallExpression') && thrown.callee.type === 'Identifier' && thrown.callee.name === 'Error' && !analysis.module.variableOf(thrown.callee)?.defs.length;
    const isLiteral = thrown.type === 'Literal' || thrown.type === 'TemplateLiteral' || thrown.type === 'ObjectExpression';
    if (!isPlain && !isLiteral) return [];
    const standing = analysis.standing(thrown);
    const rewrites = standing.within?.layer === 'service' ? insteadOfError(analysis, thrown) : [];
    return [{ kind: 'ad-hoc-error', place: placeOf(thrown), code: analysis.quote(thrown), certainty: 'certain', ...standing, rewrites }];
  });
}
