import type { TSESTree } from '@typescript-eslint/utils';
import { annotationValue, asInstance, typeDeclaration } from './annotations.ts';
import { awaitedValue, callValue, newValue, returnedValue } from './calls.ts';
import { exportValue, importValue, libraryOfSpecifier } from './imports.ts';
import { memberValue } from './members.ts';
import type { Module, Variable } from './module.ts';
import { parameterValue } from './parameters.ts';
import { castType, enclosingClass, isWithin, keyName, memberName, parentOf, stringOf, unwrapType, type FunctionNode, type Node } from './syntax.ts';
import type { Answers, TypeArguments } from './type-arguments.ts';
import { isTypeOfClass, libraryParameter } from './utility-types.ts';
import { alternatives, oneOf, type Value } from './values.ts';
import { findGlobal } from '../../knowledge/index.ts';

/** How many expressions deep one question may lead; generated code and cycles end here as "unknown". */
const MAX_DEPTH = 60;
/** How many properties of an object are tried where the code chooses one at run time. */
const MAX_ALTERNATIVES = 6;

/** Answers for a parameter whose origin the code does not show. */
export type Convention = (node: FunctionNode, index: number, module: Module) => Value | undefined;

/**
 * Says what an expression is, by following the code: imports, constructions, parameters, class members, calls, other files.
 * One evaluator serves one pass over one linted file; answers are kept for the pass.
 */
export class Evaluator {
  /** What a parameter is by convention, asked where the code itself says nothing. */
  readonly convention: Convention;
  /** Absolute path of the linted file. */
  readonly home: string;
  readonly #values: Answers = { known: new Map(), active: new Set() };
  readonly #results: Answers = { known: new Map(), active: new Set() };
  #depth = 0;

  constructor(home: string, convention: Convention) {
    this.home = home;
    this.convention = convention;
  }

  /** What an expression is; undefined when the code does not say. */
  value(expression: Node, module: Module): Value | undefined {
    const node = unwrapType(expression);
    const value = this.#guarded(node, () => this.#evaluate(node, module));
    const claimed = castType(expression);
    return claimed ? oneOf([value, this.annotated(claimed, module)]) : value;
  }

  /** What a value of the written type is; `within` a generic type, with what its type parameters stand for. */
  annotation(type: TSESTree.TypeNode, module: Module, within?: TypeArguments): Value | undefined {
    return this.#guarded(type, () => annotationValue(this, type, module, within), within?.values);
  }

  /** What a parameter, variable or result annotated with the type holds: an instance where the type is a class, the class itself for `typeof User`. */
  annotated(type: TSESTree.TypeNode, module: Module, within?: TypeArguments): Value | undefined {
    const value = this.annotation(type, module, within);
    return isTypeOfClass(type) ? value : asInstance(value);
  }

  /** What the file at the end of an import offers under a name (`default` and `*` included). */
  exported(module: Module, name: string): Value | undefined {
    return exportValue(this, module, name);
  }

  /** What a member of a value is. */
  member(owner: Value, name: string): Value | undefined {
    if (this.#depth >= MAX_DEPTH) return undefined;
    this.#depth++;
    try {
      return memberValue(this, owner, name);
    } finally {
      this.#depth--;
    }
  }

  /** What calling a function of the project gives (awaited). */
  returned(called: Extract<Value, { kind: 'function' }>): Value | undefined {
    return this.#guarded(called.node, () => returnedValue(this, called), called.typeArguments?.results ?? this.#results);
  }

  /** What a variable holds, from its declarations and, where those say nothing, its assignments. */
  variable(variable: Variable, module: Module): Value | undefined {
    return this.#guarded(variable, () => this.#defined(variable, module));
  }

  /** Evaluates once; a question that leads back to itself, or too deep, is unknown (and not remembered as such). */
  #guarded(about: Node | Variable, answer: () => Value | undefined, { known, active }: Answers = this.#values): Value | undefined {
    if (known.has(about)) return known.get(about);
    if (active.has(about) || this.#depth >= MAX_DEPTH) return undefined;
    active.add(about);
    this.#depth++;
    try {
      const value = answer();
      if (value !== undefined || this.#depth === 1) known.set(about, value);
      return value;
    } finally {
      active.delete(about);
      this.#depth--;
    }
  }

  #evaluate(node: Node, module: Module): Value | undefined {
    switch (node.type) {
      case 'Identifier':
        return this.#identifier(node, module);
      case 'MemberExpression': {
        const owner = this.value(node.object, module);
        const name = memberName(node);
        if (!owner) return undefined;
        return name === undefined ? this.#anyProperty(owner) : this.member(owner, name);
      }
      case 'ThisExpression':
        return this.#self(node, module);
      case 'CallExpression':
        return callValue(this, node, module);
      case 'AwaitExpression':
        return awaitedValue(this.value(node.argument, module));
      case 'ImportExpression': {
        const source = stringOf(node.source);
        return source === undefined ? undefined : importValue(this, source, '*', module);
      }
      case 'NewExpression':
        return newValue(this, node, module);
      case 'TaggedTemplateExpression':
        return callValue(this, node, module);
      case 'ConditionalExpression':
        return oneOf([this.value(node.consequent, module), this.value(node.alternate, module)]);
      case 'LogicalExpression':
        return oneOf([this.value(node.left, module), this.value(node.right, module)]);
      case 'AssignmentExpression':
        return this.value(node.right, module);
      case 'ObjectExpression':
        return { kind: 'object', node, module };
      case 'ArrayExpression':
        return { kind: 'list', items: node.elements, module };
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return { kind: 'function', node, module };
      case 'ClassDeclaration':
      case 'ClassExpression':
        return { kind: 'class', node, module };
      default:
        return undefined;
    }
  }

  /** `clients[region]`: any of the properties. */
  #anyProperty(owner: Value): Value | undefined {
    return oneOf(alternatives(owner).flatMap((each) => {
      if (each.kind !== 'object') return [];
      return each.node.properties.slice(0, MAX_ALTERNATIVES).map((property) => (property.type === 'Property' ? this.value(property.value, each.module) : undefined));
    }));
  }

  #identifier(node: TSESTree.Identifier, module: Module): Value | undefined {
    const variable = module.variableOf(node);
    if (variable && variable.defs.length > 0) return this.variable(variable, module);
    const global = findGlobal(node.name);
    return global ? libraryOfSpecifier(global.library, global.export, node.name) : undefined;
  }

  #self(node: Node, module: Module): Value | undefined {
    const owner = enclosingClass(node);
    if (owner) {
      const inStatic = staticMemberAround(node, owner);
      return { kind: inStatic ? 'class' : 'instance', node: owner, module };
    }
    for (let at = parentOf(node); at; at = parentOf(at)) {
      if (at.type === 'FunctionExpression' && at.parent.type === 'Property' && at.parent.parent.type === 'ObjectExpression') return { kind: 'object', node: at.parent.parent, module };
      if (at.type === 'FunctionExpression' || at.type === 'FunctionDeclaration') return undefined;
    }
    return undefined;
  }

  #defined(variable: Variable, module: Module): Value | undefined {
    const definition = variable.defs[0];
    if (!definition) return undefined;
    const name = definition.name as Node;
    const node = definition.node as Node;
    switch (node.type) {
      case 'ImportSpecifier':
        return this.#imported(node, node.imported.type === 'Identifier' ? node.imported.name : node.imported.value, module);
      case 'ImportDefaultSpecifier':
        return this.#imported(node, 'default', module);
      case 'ImportNamespaceSpecifier':
        return this.#imported(node, '*', module);
      case 'TSImportEqualsDeclaration':
        if (node.moduleReference.type === 'TSExternalModuleReference') {
          const source = stringOf(node.moduleReference.expression);
          return source === undefined ? undefined : importValue(this, source, 'default', module);
        }
        return undefined;
      case 'TSTypeParameter':
        return node.constraint ? this.annotation(node.constraint, module) : undefined;
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        return typeDeclaration(this, node, module);
      case 'VariableDeclarator':
        return this.#declared(node, name, variable, module);
      case 'ClassDeclaration':
      case 'ClassExpression':
        return { kind: 'class', node, module };
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'TSDeclareFunction':
        if ((definition.type as string) === 'Parameter' && node.type !== 'TSDeclareFunction') return parameterValue(this, node, name, module);
        return { kind: 'function', node, module };
      default:
        return undefined;
    }
  }

  #imported(specifier: Node, name: string, module: Module): Value | undefined {
    const declaration = parentOf(specifier);
    return declaration?.type === 'ImportDeclaration' ? importValue(this, declaration.source.value, name, module) : undefined;
  }

  #declared(node: TSESTree.VariableDeclarator, name: Node, variable: Variable, module: Module): Value | undefined {
    const annotation = 'typeAnnotation' in node.id ? node.id.typeAnnotation?.typeAnnotation : undefined;
    const whole = oneOf([annotation && this.annotated(annotation, module), node.init ? this.value(node.init, module) : undefined]);
    if (node.id.type !== 'Identifier') return whole ? this.inPattern(node.id, name, whole) : undefined;
    if (whole) return whole;
    // `let db; ... db = new Pool()`: the assignments say what the declaration does not.
    const written = variable.references.filter((reference) => reference.writeExpr && reference.writeExpr !== node.init).map((reference) => reference.writeExpr as Node);
    return oneOf(written.slice(0, 3).map((each) => this.value(each, module)));
  }

  /** What stands at a place of a list. */
  item(list: Value, index: number): Value | undefined {
    return oneOf(alternatives(list).map((each) => {
      if (each.kind === 'parameters') return libraryParameter(each.of, index);
      if (each.kind !== 'list') return undefined;
      const rest = each.items.findIndex((item, at) => at <= index && (item?.type === 'SpreadElement' || item?.type === 'RestElement' || item?.type === 'TSRestType'));
      if (rest >= 0) return this.#itemOfRest(each, rest, index);
      const item = each.items[index];
      if (!item) return undefined;
      const type = 'typeAnnotation' in item && item.typeAnnotation?.type === 'TSTypeAnnotation' ? item.typeAnnotation.typeAnnotation : item.type === 'TSNamedTupleMember' ? item.elementType : item.type === 'TSOptionalType' ? item.typeAnnotation : item;
      return isTypeNode(type) ? this.annotated(type, each.module, each.typeArguments) : this.value(type, each.module);
    }));
  }

  /** What stands at a place of a list behind `...args: Arguments` or `[first, ...Others]`; a spread array has nobody knows how many. */
  #itemOfRest({ items, module, typeArguments }: Extract<Value, { kind: 'list' }>, rest: number, index: number): Value | undefined {
    const item = items[rest];
    const written = item?.type === 'RestElement' ? item.typeAnnotation?.typeAnnotation : item?.type === 'TSRestType' ? item.typeAnnotation : undefined;
    const type = written?.type === 'TSNamedTupleMember' ? written.elementType : written;
    const list = type ? this.annotated(type, module, typeArguments) : undefined;
    return list ? this.item(list, index - rest) : undefined;
  }

  /** What the identifier in a destructuring pattern receives when the whole is known. */
  inPattern(pattern: Node, name: Node, whole: Value): Value | undefined {
    if (pattern === name) return whole;
    if (pattern.type === 'AssignmentPattern') return this.inPattern(pattern.left, name, whole);
    if (pattern.type === 'RestElement') return this.inPattern(pattern.argument, name, whole);
    if (pattern.type === 'ArrayPattern') {
      const index = pattern.elements.findIndex((element) => element !== null && isWithin(name, element));
      const element = pattern.elements[index];
      // `[first, ...others]`: the others are a list, and none of its places.
      const part = element?.type === 'RestElement' ? undefined : this.item(whole, index);
      return element && part ? this.inPattern(element, name, part) : undefined;
    }
    if (pattern.type !== 'ObjectPattern') return undefined;
    for (const property of pattern.properties) {
      if (name.range[0] < property.range[0] || name.range[1] > property.range[1]) continue;
      if (property.type === 'RestElement') return property.argument === name ? whole : undefined;
      const key = keyName(property);
      const part = key === undefined ? undefined : this.member(whole, key);
      return part ? this.inPattern(property.value, name, part) : undefined;
    }
    return undefined;
  }
}

function isTypeNode(node: Node): node is TSESTree.TypeNode {
  return node.type.startsWith('TS') && node.type !== 'TSAsExpression' && node.type !== 'TSNonNullExpression' && node.type !== 'TSSatisfiesExpression';
}

function staticMemberAround(node: Node, owner: Node): boolean {
  for (let at = parentOf(node); at && at !== owner; at = parentOf(at)) {
    if ((at.type === 'MethodDefinition' || at.type === 'PropertyDefinition') && at.parent.parent === owner) return at.static;
  }
  return false;
}
