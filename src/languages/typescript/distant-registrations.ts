import { LIBRARIES } from '../../knowledge/index.ts';
import { findPackage } from '../../project/package-json.ts';
import { StampedCache } from '../../project/source-files.ts';
import { listSourceFiles, sourcePattern } from '../../project/source-tree.ts';
import type { Registration } from '../../knowledge/library.ts';
import { delegatesIn } from './delegates.ts';
import { Evaluator } from './evaluator.ts';
import { nameOf } from './function-name.ts';
import { loadModule } from './module.ts';
import { foreignRegistrations } from './registrations.ts';
import { tabledHandlers } from './route-tables.ts';

/** Where another file registers a function with a framework: `router.post('/users', users.create)` in `routes/users.ts`. */
export interface DistantRegistration {
  /** Absolute path of the file that registers. */
  readonly path: string;
  readonly layer: Registration['layer'];
  /** "router.post" */
  readonly code: string;
  /** Offset of the registering call, the decorated method or the row of a table, in its file. */
  readonly start: number;
}

interface Entry extends DistantRegistration {
  /** The file of the function, and its name there: names outlive edits that move a function. */
  readonly home: string;
  readonly name: string;
}

/** More files with routes than this are only looked at in part. */
const MAX_ROUTE_FILES = 400;
/** How long a package's table is good without asking whether its files have changed, in milliseconds. */
const KEEP = 2000;

const ROUTE_METHODS = [...new Set(LIBRARIES.flatMap((library) => Object.values(library.types).flatMap((type) => Object.entries(type.members ?? {}).flatMap(([name, member]) =>
  (member.call?.registers?.path !== undefined && member.call.registers.layer === 'router' && /^\w+$/.test(name) ? [name] : [])))))];
/** Names of the methods, functions and classes that take objects of handlers. Every file of tRPC says `router(`. */
const TAKE_OBJECTS = [...new Set(LIBRARIES.flatMap((library) => [
  ...Object.values(library.types).flatMap((type) => Object.entries(type.members ?? {}).flatMap(([name, member]) => (member.call?.registers?.members !== undefined && name !== 'router' ? [name] : []))),
  ...Object.entries(library.exports).flatMap(([name, { value, instance }]) => (library.types[value ?? '']?.call?.registers?.members !== undefined || library.types[instance ?? '']?.made ? [name] : [])),
]))];
/** `router.get('/users', ...)`, `router.route('/users')`, `Router()`: what a file says that has routes. */
const HAS_CALLS = `\\.(?:${ROUTE_METHODS.join('|')}|route)\\s*(?:<[^>]*>)?\\(\\s*['"\`](?:[/:*]|['"\`])|\\b(?:\\w*Router|express)\\s*(?:<[^>]*>)?\\(`;
/** A decorated method of a file that passes the request on: `@httpGet('/') list(req) { return super.list(req); }`. */
const HAS_DELEGATES = '^(?=[\\s\\S]*@\\w*(?:[gG]et|[pP]ost|[pP]ut|[pP]atch|[dD]elete)\\()(?=[\\s\\S]*\\(\\s*(?:req|request|ctx|context)\\s*[,)])';
/** `{ method: 'get', path: '/users', handler: listUsers }` */
const HAS_TABLE = '^(?=[\\s\\S]*\\bmethod[\'"]?\\s*:\\s*[\'"`](?:[gG][eE][tT]|[pP][oO][sS][tT]|[pP][uU][tT])[\'"`])(?=[\\s\\S]*\\bhandler\\b)';
/** `router.service(Eliza, eliza)`, `new ApolloServer({ resolvers })`: what is given objects of handlers. */
const HAS_OBJECTS = `\\b(?:${TAKE_OBJECTS.join('|')})\\s*(?:<[^>]*>)?\\(`;
const HAS_ROUTES = sourcePattern(new RegExp(`${HAS_CALLS}|${HAS_DELEGATES}|${HAS_TABLE}|${HAS_OBJECTS}`));

const ofFile = new StampedCache<readonly Entry[]>();
const ofPackage = new Map<string, { at: number; byHome: ReadonlyMap<string, readonly Entry[]> }>();

/** Where the other files of the package register a function of this file, by the function's name. */
export function distantRegistrations(path: string, name: string): readonly DistantRegistration[] {
  return (tableOf(path)?.get(path) ?? []).filter((entry) => entry.name === name);
}

function tableOf(path: string): ReadonlyMap<string, readonly Entry[]> | undefined {
  const root = findPackage(path)?.dir;
  if (root === undefined) return undefined;
  const known = ofPackage.get(root);
  if (known && Date.now() - known.at < KEEP) return known.byHome;
  const byHome = new Map<string, Entry[]>();
  for (const file of listSourceFiles(path, HAS_ROUTES).slice(0, MAX_ROUTE_FILES)) {
    for (const entry of ofFile.get(file, () => entriesOf(file)) ?? []) byHome.set(entry.home, [...(byHome.get(entry.home) ?? []), entry]);
  }
  ofPackage.set(root, { at: Date.now(), byHome });
  return byHome;
}

function entriesOf(file: string): readonly Entry[] {
  const module = loadModule(file);
  if (!module) return [];
  const evaluator = new Evaluator(file, () => undefined);
  return [
    ...foreignRegistrations(evaluator, module).map(({ node, module: home, start, registered: { layer, code } }) => ({ path: file, layer, code, start, home: home.path, name: nameOf(node) })),
    ...delegatesIn(evaluator, module).map(({ node, module: home, code, route }) => ({ path: file, layer: 'router' as const, code, start: route.range[0], home: home.path, name: nameOf(node) })),
    ...tabledHandlers(evaluator, module).map(({ node, module: home, code, row }) => ({ path: file, layer: 'router' as const, code, start: row.range[0], home: home.path, name: nameOf(node) })),
  ];
}
