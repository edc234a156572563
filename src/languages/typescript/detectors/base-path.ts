import type { TSESTree } from '@typescript-eslint/utils';
import type { BasePathFact } from '../../../facts/fact.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { calleeOf } from '../calls.ts';
import { keyName, memberName, stringOf, unwrap, type Node } from '../syntax.ts';
import { libraryValue } from '../values.ts';

/** Types of values whose routes begin at the root of the server, by library. */
const APPLICATIONS: Readonly<Record<string, string>> = { Express: 'Application', Fastify: 'Instance', Hono: 'Hono' };
const VERBS = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'use', 'register', 'route']);

/** What the platform asks for, not the client: it lives at the root everywhere. */
const OPERATIONAL = new Set(['/', '/health', '/healthz', '/healthcheck', '/health-check', '/ready', '/readyz', '/live', '/livez', '/ping', '/metrics', '/favicon.ico', '/robots.txt']);

/** Routes that are registered on an application made in this file, with a whole path that is outside the configured base path. */
export function detectBasePath(analysis: Analysis): BasePathFact[] {
  const { basePath } = analysis.settings;
  if (basePath === undefined) return [];
  return analysis.module.nodes('CallExpression').flatMap((call): BasePathFact[] => {
    const callee = calleeOf(call);
    if (callee.type !== 'MemberExpression' || !VERBS.has(memberName(callee) ?? '') || !isApplication(analysis, callee.object)) return [];
    const path = pathOf(call);
    const route = path ? stringOf(path) : undefined;
    if (!path || route === undefined || !route.startsWith('/') || OPERATIONAL.has(route) || route === basePath || route.startsWith(`${basePath}/`)) return [];
    const standing = analysis.standing(call);
    return [{ kind: 'base-path', place: placeOf(path), code: route, certainty: 'certain', ...standing, within: standing.within ?? { layer: 'dependency', kind: 'code', because: 'registers routes' }, route }];
  });
}

/** The path of a route, or the prefix of a plugin; middleware without functions of a router behind a path is a route too. */
function pathOf(call: TSESTree.CallExpression): Node | undefined {
  const [first, second] = call.arguments;
  if (stringOf(first) !== undefined) return first;
  const options = second?.type === 'ObjectExpression' ? second : undefined;
  const prefix = options?.properties.find((property) => property.type === 'Property' && keyName(property) === 'prefix');
  return prefix?.type === 'Property' ? prefix.value : undefined;
}

/** True for an application that this file makes: only then is nothing in front of its routes. */
function isApplication(analysis: Analysis, node: Node): boolean {
  if (node.type !== 'Identifier') return false;
  const definition = analysis.module.variableOf(node)?.defs[0]?.node as Node | undefined;
  const made = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined;
  // `new Hono().basePath('/api')` has a path in front of it.
  if (made?.type !== 'NewExpression' && !(made?.type === 'CallExpression' && made.callee.type === 'Identifier')) return false;
  const value = libraryValue(analysis.evaluator.value(node, analysis.module));
  return value !== undefined && APPLICATIONS[value.library.name] === value.type;
}
