import type { Analysis } from '../../analysis.ts';
import type { Call } from '../../calls.ts';
import type { Variable } from '../../module.ts';
import { isFunction, isWithin, keyName, memberName, unwrap, type FunctionNode, type Node } from '../../syntax.ts';
import { callOrigin } from './call-origins.ts';
import { inputOrigin, parameterOrigin } from './parameter-origins.ts';
import { isInjectedRequest } from './injected-request.ts';
import { libraryValue } from '../../values.ts';
import { requestPart } from './vocabulary.ts';

/** Where a value comes from. */
export type OriginKind =
  /** Written in the code. */
  | 'literal'
  /** A constant, enum or import of the project. */
  | 'constant'
  /** Environment and configuration. */
  | 'config'
  /** The present time. */
  | 'clock'
  /** HTTP's own: method, headers, cookies, the response. */
  | 'protocol'
  /** What was caught. */
  | 'error'
  /** The request or context as a whole. */
  | 'request'
  /** What the client sent. */
  | 'input'
  /** Who is asking. */
  | 'user'
  /** What a guard, wrapper or middleware has loaded for the handler. */
  | 'context'
  /** A parameter of a function that no framework calls. */
  | 'argument'
  /** What a call gave. */
  | 'result';

export interface Origin {
  readonly kind: OriginKind;
  /** Of the client's input: which part. */
  readonly part?: 'body' | 'query' | 'params' | 'file';
  /** The names read on the way from the root to the value. */
  readonly names: readonly string[];
  /** Of a result: the call. */
  readonly call?: Call;
  /** Of a result: what was called. */
  readonly from?: 'query' | 'project' | 'external' | 'unknown';
  /** Of a result: the name of what was called. */
  readonly callee?: string;
}

/** A value of the domain: what was asked for, who asks, what services and queries gave. */
export interface DomainOrigin extends Origin {
  readonly kind: 'input' | 'user' | 'context' | 'argument' | 'result';
}

const DOMAIN: ReadonlySet<OriginKind> = new Set<OriginKind>(['input', 'user', 'context', 'argument', 'result']);

export function isDomain(origin: Origin | undefined): origin is DomainOrigin {
  return origin !== undefined && DOMAIN.has(origin.kind);
}

/** How deep one question may lead. */
const MAX_DEPTH = 40;

const COMPARISONS = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'instanceof']);

/** Says where the values of a file come from. Answers are kept; what the code does not show is undefined. */
export class Origins {
  readonly analysis: Analysis;
  readonly #known = new Map<Node, Origin | undefined>();
  readonly #active = new Set<Node>();
  readonly #roots: ReadonlySet<FunctionNode>;

  /** @param roots the functions that are judged alone: their parameters are a request, or arguments */
  constructor(analysis: Analysis, roots: ReadonlySet<FunctionNode>) {
    this.analysis = analysis;
    this.#roots = roots;
  }

  isRoot(node: FunctionNode): boolean {
    return this.#roots.has(node);
  }

  of(expression: Node): Origin | undefined {
    const node = unwrap(expression);
    if (this.#known.has(node)) return this.#known.get(node);
    if (this.#active.has(node) || this.#active.size > MAX_DEPTH) return undefined;
    this.#active.add(node);
    const origin = this.#find(node);
    this.#active.delete(node);
    this.#known.set(node, origin);
    return origin;
  }

  #find(node: Node): Origin | undefined {
    switch (node.type) {
      case 'Literal':
        return { kind: 'literal', names: [] };
      case 'TemplateLiteral':
        return node.expressions.length === 0 ? { kind: 'literal', names: [] } : undefined;
      case 'UnaryExpression':
        return node.operator === '-' || node.operator === '+' ? this.of(node.argument) : undefined;
      case 'Identifier':
        return this.#identifier(node);
      case 'MemberExpression':
        return this.#member(node);
      case 'CallExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
        return callOrigin(this, node);
      case 'ConditionalExpression':
        return this.first([node.consequent, node.alternate]);
      case 'LogicalExpression':
        return this.first([node.left, node.right]);
      case 'AssignmentExpression':
        return this.of(node.right);
      case 'BinaryExpression':
        return COMPARISONS.has(node.operator) ? undefined : this.first([node.left, node.right]);
      case 'ArrayExpression':
        // `[...rows]`
        if (node.elements.some((element) => element?.type === 'SpreadElement')) return this.first(node.elements.flatMap((element) => (element?.type === 'SpreadElement' ? [element.argument] : [])));
        return node.elements.every((element) => element !== null && ['literal', 'constant'].includes(this.of(element)?.kind ?? '')) ? { kind: 'literal', names: [] } : undefined;
      default:
        return undefined;
    }
  }

  /** The first of some values that is domain data; else the first that is known. */
  first(nodes: readonly Node[]): Origin | undefined {
    const origins = nodes.map((node) => this.of(node)).filter((origin) => origin !== undefined);
    return origins.find(isDomain) ?? origins[0];
  }

  #identifier(node: Extract<Node, { type: 'Identifier' }>): Origin | undefined {
    if (node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity') return { kind: 'literal', names: [] };
    const variable = this.analysis.module.variableOf(node);
    const definition = variable?.defs[0];
    if (!variable || !definition) return undefined;
    const at = definition.node as Node;
    const name = definition.name as Node;
    switch (at.type) {
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
      case 'TSEnumDeclaration':
        return { kind: 'constant', names: [node.name] };
      case 'CatchClause':
        return { kind: 'error', names: [] };
      case 'VariableDeclarator':
        return this.#declared(at, name, variable);
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return isFunction(at) && (definition.type as string) === 'Parameter' ? this.parameter(at, name) : undefined;
      default:
        return undefined;
    }
  }

  /** What a parameter, or a name destructured from one, receives. */
  parameter(owner: FunctionNode, name: Node): Origin | undefined {
    return parameterOrigin(this, owner, name);
  }

  #declared(node: Extract<Node, { type: 'VariableDeclarator' }>, name: Node, variable: Variable): Origin | undefined {
    const statement = node.parent;
    const loop = statement.parent;
    if ((loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === statement) return this.through(node.id, name, this.of(loop.right));
    if (!node.init) return this.first(variable.references.flatMap((reference) => (reference.writeExpr ? [reference.writeExpr] : [])).slice(0, 4));
    if (loop.type === 'Program' || loop.type === 'ExportNamedDeclaration') return moduleConstant(this, node.init, name);
    const parallel = this.#parallel(node.id, name, node.init);
    if (parallel) return parallel;
    const origin = this.through(node.id, name, this.of(node.init));
    return origin?.kind === 'literal' && node.id.type === 'Identifier' ? this.#assigned(variable, node.init) ?? origin : origin;
  }

  /** `let plan = 'free'; ... plan = org.plan`: the assignments say more than the first value. */
  #assigned(variable: Variable, init: Node): Origin | undefined {
    const written = variable.references.flatMap((reference) => (reference.writeExpr && reference.writeExpr !== init ? [reference.writeExpr] : []));
    const origin = written.length > 0 ? this.first(written.slice(0, 4)) : undefined;
    return isDomain(origin) ? origin : undefined;
  }

  /** `const [user, team] = await Promise.all([a(), b()])`: each name has a call of its own. */
  #parallel(pattern: Node, name: Node, init: Node): Origin | undefined {
    const call = unwrap(init);
    if (pattern.type !== 'ArrayPattern' || call.type !== 'CallExpression') return undefined;
    const list = call.arguments[0];
    if (list?.type !== 'ArrayExpression' || call.callee.type !== 'MemberExpression' || !this.analysis.module.textOf(call.callee).startsWith("Promise.all")) return undefined;
    const index = pattern.elements.findIndex((element) => element !== null && isWithin(name, element));
    const element = pattern.elements[index];
    const value = list.elements[index];
    return element && value ? this.through(element, name, this.of(value)) : undefined;
  }

  #member(node: Extract<Node, { type: 'MemberExpression' }>): Origin | undefined {
    const text = this.analysis.module.textOf(node);
    if (/^(process\.env|import\.meta\.env)\b/.test(text)) return { kind: 'config', names: [] };
    if (unwrap(node.object).type === 'ThisExpression') return isInjectedRequest(this.analysis, node) ? { kind: 'request', names: [] } : undefined;
    const owner = this.of(node.object);
    // `call.request` of gRPC: the library says what the name does not.
    const input = owner?.kind === 'request' ? libraryValue(this.analysis.evaluator.value(node, this.analysis.module))?.input : undefined;
    if (input === 'message' || input === 'headers') return inputOrigin(input);
    return this.read(owner, memberName(node));
  }

  /** What reading a member of a value gives. */
  read(owner: Origin | undefined, name: string | undefined): Origin | undefined {
    if (!owner || name === undefined) return owner;
    // Express keeps what middleware has found on the response.
    if (owner.kind === 'protocol' && name === 'locals') return { kind: 'request', names: [] };
    if (owner.kind !== 'request') return { ...owner, names: [...owner.names, name] };
    const part = requestPart(name);
    if (part === 'carrier') return owner;
    if (part === 'protocol') return { kind: 'protocol', names: [name] };
    if (part === 'user') return { kind: 'user', names: [name] };
    if (part) return { kind: 'input', part, names: [] };
    return { kind: 'context', names: [name] };
  }

  /** What the identifier in a destructuring pattern receives. */
  through(pattern: Node, name: Node, whole: Origin | undefined): Origin | undefined {
    if (!whole || pattern === name) return whole;
    if (pattern.type === 'AssignmentPattern') return this.through(pattern.left, name, whole);
    if (pattern.type === 'RestElement') return this.through(pattern.argument, name, whole);
    if (pattern.type === 'ArrayPattern') {
      const element = pattern.elements.find((each) => each !== null && isWithin(name, each));
      return element ? this.through(element, name, whole) : undefined;
    }
    if (pattern.type !== 'ObjectPattern') return undefined;
    const property = pattern.properties.find((each) => isWithin(name, each));
    if (!property) return undefined;
    if (property.type === 'RestElement') return this.through(property.argument, name, whole);
    return this.through(property.value, name, this.read(whole, keyName(property)));
  }
}

/** A value made once, when the file is loaded. */
function moduleConstant(origins: Origins, init: Node, name: Node): Origin {
  const origin = origins.of(init);
  return origin?.kind === 'config' ? origin : { kind: 'constant', names: name.type === 'Identifier' ? [name.name] : [] };
}
