import { resolveImport } from '../../../../project/resolve.ts';
import { calleeOf, type Call } from '../../calls.ts';
import { fileLayerOf } from '../../file-layer.ts';
import { chainRoot, enclosingClass, memberName, type Node, parentOf, stringOf, unwrap } from '../../syntax.ts';
import { alternatives, signatureOf, type LibraryValue, type Value } from '../../values.ts';
import { isDomain, type Origin, type Origins } from './origins.ts';
import { inputOrigin } from './parameter-origins.ts';

/** Functions of the language that give back what they get, in another shape. */
const CONVERTERS = /^(Number|String|Boolean|BigInt|parseInt|parseFloat|encodeURIComponent|decodeURIComponent|structuredClone|(Number\.(parseInt|parseFloat)|Object\.(keys|values|entries|fromEntries|assign)|Array\.from|JSON\.(parse|stringify)|Math\.\w+|Date\.parse))$/;

/** Methods that read a collection of the file: a cache, a register of attempts. */
const COLLECTION = /^(get|has|at|find|indexOf|includes|some|every|filter|map|keys|values|entries)$/;

/** Packages whose functions make dates. */
export const DATES = /^(dayjs|moment|luxon|date-fns|date-fns-tz|@date-fns\/\w+|@js-joda\/core|js-joda|spacetime)/;

/** Where the result of a call comes from. */
export function callOrigin(origins: Origins, call: Call): Origin | undefined {
  if (call.type === 'NewExpression') return constructed(origins, call);
  const { analysis } = origins;
  const callee = calleeOf(call);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (isConfiguration(origins, callee) && !isOfRepository(origins, callee)) return { kind: 'config', names: [] };
  const result = (from: NonNullable<Origin['from']>): Origin => ({ kind: 'result', from, call, names: [], ...(name === undefined ? {} : { callee: name }) });
  for (const value of alternatives(analysis.evaluator.value(callee, analysis.module))) {
    if (value.kind === 'library') return libraryResult(origins, call, callee, value, result);
    if (value.kind === 'foreign') return foreignResult(origins, call, callee, value);
    if (value.kind === 'function') return projectResult(origins, call, value, name ?? '', result);
  }
  return unknownResult(origins, call, callee, name, result);
}

/** `config.get('x')`, `Config.get().app.port`, `env('PORT')`. */
function isConfiguration(origins: Origins, callee: Node): boolean {
  return /^(this\.)?\w*(config|env|features?|flags?)(Service|Manager)?(\.\w+)?$/i.test(origins.analysis.module.textOf(callee));
}

/** `getFeature(id)` of a repository: a thing of the domain that has the name of a switch. */
function isOfRepository({ analysis }: Origins, callee: Node): boolean {
  if (callee.type !== 'Identifier' || !/features?$/i.test(callee.name)) return false;
  return alternatives(analysis.evaluator.value(callee, analysis.module)).some((value) => value.kind === 'function' && fileLayerOf(analysis, value.module)?.layer === 'repository');
}

function argumentsOf(call: Call): readonly Node[] {
  return call.type === 'TaggedTemplateExpression' ? call.quasi.expressions : call.arguments;
}

/** The first argument that is domain data. */
function fromArguments(origins: Origins, call: Call): Origin | undefined {
  const origin = origins.first(argumentsOf(call).slice(0, 3));
  return origin?.kind === 'literal' ? undefined : origin;
}

function constructed(origins: Origins, call: Extract<Call, { type: 'NewExpression' }>): Origin | undefined {
  const name = call.callee.type === 'Identifier' ? call.callee.name : '';
  if (name === 'Date') return call.arguments.length === 0 ? { kind: 'clock', names: [] } : origins.first(call.arguments.slice(0, 1));
  return /^(Set|Map|URL|URLSearchParams|Decimal|Big|BigNumber|ObjectId)$/.test(name) ? fromArguments(origins, call) : undefined;
}

function libraryResult(origins: Origins, call: Call, callee: Node, value: LibraryValue, result: (from: 'query' | 'external') => Origin): Origin | undefined {
  const { library } = value;
  const signature = signatureOf(value);
  const input = value.input ?? signature?.input;
  if (input) return inputOrigin(input);
  const receiver = callee.type === 'MemberExpression' ? origins.of(callee.object) : undefined;
  switch (library.category) {
    case 'database':
      return signature?.effect || value.chain || value.receiver?.chain ? result('query') : undefined;
    case 'validation':
      return fromArguments(origins, call) ?? receiver;
    case 'framework':
      return frameworkResult(origins, call, callee, receiver);
    case 'sdk':
    case 'http-client':
      return signature?.effect ? result('external') : fromArguments(origins, call);
    default:
      return fromArguments(origins, call);
  }
}

/** `c.req.valid('json')`, `c.get('user')`: what a framework's own method reads from the request. */
function frameworkResult(origins: Origins, call: Call, callee: Node, receiver: Origin | undefined): Origin | undefined {
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  const key = stringOf(argumentsOf(call)[0]);
  if (receiver?.kind !== 'request') return receiver ?? fromArguments(origins, call);
  if (name === 'valid') return inputOrigin(key === 'query' ? 'query' : key === 'param' ? 'params' : 'body');
  if (name === 'get' && key !== undefined) return origins.read(receiver, key);
  return origins.read(receiver, name);
}

function foreignResult(origins: Origins, call: Call, callee: Node, value: Extract<Value, { kind: 'foreign' }>): Origin | undefined {
  const receiver = callee.type === 'MemberExpression' ? origins.of(callee.object) : undefined;
  if (isDomain(receiver)) return receiver;
  const given = fromArguments(origins, call);
  if (DATES.test(value.package)) return isDomain(given) ? given : { kind: 'clock', names: [] };
  if (/auth|session|clerk/i.test(value.package) && !isDomain(given)) return { kind: 'user', names: [] };
  // `pick(req.body, [...])`, `decode(token)`: what a tool gives back is what it got.
  return given;
}

function projectResult(origins: Origins, call: Call, value: Extract<Value, { kind: 'function' }>, name: string, result: (from: 'project') => Origin): Origin | undefined {
  const given = argumentsOf(call).map((argument) => origins.of(argument));
  // `parseBody(req)`, `userOf(ctx)`: what a helper reads from the request.
  if (given.some((origin) => origin?.kind === 'request') && !isServiceCall(origins, value)) {
    if (/user|auth|session|account|member|identity|token|claims/i.test(name)) return { kind: 'user', names: [] };
    if (/body|json|input|payload|data|params|query|form/i.test(name)) return { kind: 'input', part: 'body', names: [] };
  }
  // `authenticator.authenticate(context.headers)`
  if (given.some((origin) => origin?.kind === 'protocol') && /^(auth|get|load|resolve|require|fetch|verify|parse|decode)\w*/i.test(name) && /auth|session|user|identity|principal|token|claims/i.test(name)) return { kind: 'user', names: [] };
  // `parseFilters(req.query.filters)`: a tool, not a service, that gives the client's words another shape.
  const known = given.filter((origin) => origin !== undefined && origin.kind !== 'literal' && origin.kind !== 'constant');
  if (known.length > 0 && known.every((origin) => origin?.kind === 'input') && parentOf(call)?.type !== 'AwaitExpression' && !isServiceCall(origins, value) && !enclosingClass(value.node)) return known[0];
  if (/^(get|require|use|fetch|load)?(server)?(session|currentuser|auth|user)(orthrow|orfail|required)?$/i.test(name)) return { kind: 'user', names: [] };
  return result('project');
}

function isServiceCall(origins: Origins, value: Extract<Value, { kind: 'function' }>): boolean {
  return /service|repositor|usecase|use-case/i.test(origins.analysis.displayPath(value.module.path));
}

function unknownResult(origins: Origins, call: Call, callee: Node, name: string | undefined, result: (from: 'unknown') => Origin): Origin | undefined {
  const text = origins.analysis.module.textOf(callee);
  if (text === 'Date.now' || text === 'performance.now') return { kind: 'clock', names: [] };
  if (CONVERTERS.test(text)) return fromArguments(origins, call);
  const isAwaited = parentOf(call)?.type === 'AwaitExpression';
  if (isOfRuntime(origins, callee)) return fromArguments(origins, call);
  if (callee.type !== 'MemberExpression') return isAwaited ? session(name) ?? result('unknown') : fromArguments(origins, call);
  const object = unwrap(callee.object);
  const receiver = object.type === 'ThisExpression' ? undefined : origins.of(object);
  if (receiver && receiver.kind !== 'constant' && !(isAwaited && (receiver.kind === 'context' || receiver.kind === 'request' || receiver.kind === 'argument'))) {
    return receiver.kind === 'request' ? frameworkResult(origins, call, callee, receiver) : receiver;
  }
  if (!isAwaited && receiver?.kind === 'constant') return COLLECTION.test(name ?? '') ? receiver : (fromArguments(origins, call) ?? receiver);
  return session(name) ?? result('unknown');
}

/** `fs.stat(path)`: a module or a global of the runtime. */
function isOfRuntime(origins: Origins, callee: Node): boolean {
  const root = chainRoot(callee);
  if (root.type !== 'Identifier') return false;
  const { module } = origins.analysis;
  const definition = module.variableOf(root)?.defs[0];
  if (!definition) return true;
  const declaration = parentOf(definition.node);
  return declaration?.type === 'ImportDeclaration' && resolveImport(declaration.source.value, module.path).kind === 'builtin';
}

/** `await auth()`, `await getServerSession()`: who is asking. */
function session(name: string | undefined): Origin | undefined {
  return name !== undefined && /^(auth|(get|require)\w*(session|currentuser|auth))$/i.test(name) ? { kind: 'user', names: [] } : undefined;
}
