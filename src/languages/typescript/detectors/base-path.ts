import type { TSESTree } from '@typescript-eslint/utils';
import type { BasePathFact } from '../../../facts/fact.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { calleeOf } from '../calls.ts';
import { keyName, memberName, stringOf, unwrap, type Node } from '../syntax.ts';
import { alternatives, libraryValue, signatureOf, typeChain, type LibraryValue } from '../values.ts';
import { rolesOf } from './effects.ts';
import { isMounted, MOUNTS } from './mounted.ts';

/** What the platform asks for, not the client: it lives at the root everywhere. */
const OPERATIONAL = new Set(['/', '/health', '/healthz', '/healthcheck', '/health-check', '/ready', '/readyz', '/live', '/livez', '/ping', '/metrics', '/status', '/favicon.ico', '/robots.txt']);

/** Routes that are registered on an application made in this file, with a whole path that is outside the configured base path. */
export function detectBasePath(analysis: Analysis): BasePathFact[] {
  const { basePath } = analysis.settings;
  if (basePath === undefined) return [];
  return analysis.module.nodes('CallExpression').flatMap((call): BasePathFact[] => {
    const prefix = globalPrefixOf(analysis, call, basePath);
    const path = prefix ?? routeOf(analysis, call, basePath);
    const route = stringOf(path);
    if (!path || route === undefined) return [];
    const standing = analysis.standing(call);
    return [{ kind: 'base-path', place: placeOf(path), code: route, certainty: 'certain', ...standing, within: standing.within ?? { layer: 'dependency', kind: 'code', because: 'registers routes' }, route, isPrefix: prefix !== undefined }];
  });
}

/** `app.setGlobalPrefix('rest')`, where no controller's own path can make up for it. */
function globalPrefixOf(analysis: Analysis, call: TSESTree.CallExpression, basePath: string): Node | undefined {
  const value = libraryValue(analysis.evaluator.value(calleeOf(call), analysis.module));
  const index = value && signatureOf(value)?.prefixes;
  const path = index === undefined ? undefined : call.arguments[index];
  const prefix = stringOf(path);
  if (prefix === undefined) return undefined;
  const normal = `/${prefix.replace(/^\/|\/$/g, '')}`;
  return isBelow(normal, basePath) || isBelow(basePath, normal) || normal === '/' ? undefined : path;
}

/** The path of a route, a mounted router or a plugin, where it is outside the base path. */
function routeOf(analysis: Analysis, call: TSESTree.CallExpression, basePath: string): Node | undefined {
  const callee = calleeOf(call);
  const path = callee.type === 'MemberExpression' ? pathOf(analysis, call, callee) : undefined;
  const route = stringOf(path);
  if (!route?.startsWith('/') || OPERATIONAL.has(route) || isBelow(route, basePath)) return undefined;
  // `/*` and `/:tenant/*` are also the routes below the base path.
  const pattern = /[*:({]/.exec(route);
  if (pattern && basePath.startsWith(route.slice(0, pattern.index))) return undefined;
  return callee.type === 'MemberExpression' && isRoot(analysis, callee.object) ? path : undefined;
}

function isBelow(path: string, base: string): boolean {
  return path === base || path.startsWith(`${base}/`);
}

function pathOf(analysis: Analysis, call: TSESTree.CallExpression, callee: TSESTree.MemberExpression): Node | undefined {
  const [first, second] = call.arguments;
  const name = memberName(callee) ?? '';
  if (stringOf(first) === undefined) return propertyOf(first, 'url') ?? (MOUNTS.has(name) ? propertyOf(second, 'prefix') : undefined);
  // Middleware behind a path, and files, are no routes.
  if (MOUNTS.has(name)) return call.arguments.slice(1).some((argument) => alternatives(analysis.evaluator.value(argument, analysis.module)).some((value) => value.kind === 'library' && hasRoutes(value))) ? first : undefined;
  const value = libraryValue(analysis.evaluator.value(callee, analysis.module));
  const registers = value && signatureOf(value)?.registers;
  return registers?.layer === 'router' && registers.path === 0 ? first : undefined;
}

function propertyOf(node: Node | undefined, name: string): Node | undefined {
  const property = node?.type === 'ObjectExpression' ? node.properties.find((each) => each.type === 'Property' && keyName(each) === name) : undefined;
  return property?.type === 'Property' ? property.value : undefined;
}

/** True for a router or an application: routes are registered with it. */
function hasRoutes(value: LibraryValue): boolean {
  return typeChain(value.library, value.type).some((type) => Object.values(value.library.types[type]?.members ?? {}).some(({ call }) => call?.registers?.layer === 'router'));
}

/** True for an application that this file makes and nobody mounts: only then is nothing in front of its routes. */
function isRoot(analysis: Analysis, node: Node): boolean {
  const variable = node.type === 'Identifier' ? analysis.module.variableOf(node) : undefined;
  const definition = variable?.defs[0]?.node as Node | undefined;
  const made = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined;
  // `new Hono().basePath('/api')` has a path in front of it.
  if (!variable || (made?.type !== 'NewExpression' && !(made?.type === 'CallExpression' && made.callee.type === 'Identifier'))) return false;
  const value = libraryValue(analysis.evaluator.value(node, analysis.module));
  return value !== undefined && rolesOf(value).includes('application') && !isMounted(analysis.module, variable);
}
