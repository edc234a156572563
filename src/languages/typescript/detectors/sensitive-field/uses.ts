import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { decoratorMeanings } from '../../decorators.ts';
import { classLayer } from '../../file-layer.ts';
import { decoratorsOf, keyName, memberName, unwrapType, type Node } from '../../syntax.ts';
import { alternatives, libraryValue } from '../../values.ts';
import { definitionOf, type Definition } from '../definitions.ts';

/** A schema that stands as the response of a route. */
export interface ResponseUse {
  readonly place: Node;
  readonly name: string;
  readonly definition: Definition;
}

/** The schemas that the routes of a file name as their responses. */
export function responseUses(analysis: Analysis): ResponseUse[] {
  if (!analysis.touches(['router'])) return [];
  return [...optionUses(analysis), ...outputUses(analysis), ...returnUses(analysis)];
}

/** `schema: { response: { 200: UserSchema } }` of Fastify. */
function optionUses(analysis: Analysis): ResponseUse[] {
  return analysis.module.nodes('Property').flatMap((property) => {
    if (keyName(property) !== 'response' || property.value.type !== 'ObjectExpression' || !isInSchemaOption(property)) return [];
    return property.value.properties.flatMap((each) => (each.type === 'Property' && /^[2d]/.test(keyOf(each)) ? schemaUse(analysis, each.value) : []));
  });
}

function keyOf(property: TSESTree.Property): string {
  return property.key.type === 'Literal' ? String(property.key.value) : (keyName(property) ?? '');
}

function isInSchemaOption(property: TSESTree.Property): boolean {
  const option = property.parent.parent as Node | undefined;
  return option?.type === 'Property' && keyName(option) === 'schema';
}

/** `.output(userSchema)` of tRPC. */
function outputUses(analysis: Analysis): ResponseUse[] {
  return analysis.module.nodes('CallExpression').flatMap((call) => {
    const callee = calleeOf(call);
    const [argument] = call.arguments;
    if (callee.type !== 'MemberExpression' || memberName(callee) !== 'output' || !argument) return [];
    return libraryValue(analysis.evaluator.value(callee, analysis.module))?.library.category === 'framework' ? schemaUse(analysis, argument) : [];
  });
}

function schemaUse(analysis: Analysis, expression: Node): ResponseUse[] {
  const definition = definitionOf(expression, analysis.module);
  return definition ? [{ place: expression, name: nameOf(analysis, expression), definition }] : [];
}

function nameOf(analysis: Analysis, expression: Node): string {
  const node = unwrapType(expression);
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? analysis.quote(node) : 'response';
}

/** `get(): Promise<UserDto>` of a handler in a controller; what is serialized by something else is not looked at. */
function returnUses(analysis: Analysis): ResponseUse[] {
  const { module, evaluator } = analysis;
  return module.nodes('MethodDefinition').flatMap((member): ResponseUse[] => {
    const written = member.value.returnType?.typeAnnotation;
    if (!written || !decoratorMeanings(evaluator, member, module).some(({ meaning }) => meaning.handler) || isSerialized(analysis, member)) return [];
    const type = elementType(written);
    return alternatives(evaluator.annotation(type, module)).flatMap((value): ResponseUse[] => {
      if (value.kind !== 'class' && value.kind !== 'instance') return [];
      // Entities are told by the rule on raw entities.
      if (classLayer(analysis, value.node, value.module)?.layer === 'entity') return [];
      return [{ place: type, name: value.node.id?.name ?? 'response', definition: { node: value.node, module: value.module } }];
    });
  });
}

/** `User` of `Promise<User[]>`. */
function elementType(type: TSESTree.TypeNode): TSESTree.TypeNode {
  if (type.type === 'TSArrayType') return elementType(type.elementType);
  const first = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /^(?:Promise|Array|Observable)$/.test(type.typeName.name) ? type.typeArguments?.params[0] : undefined;
  return first ? elementType(first) : type;
}

/** `@Serialize(UserDto)`, `@SerializeOptions(...)`, `@UseInterceptors(new MapInterceptor(...))`. */
function isSerialized(analysis: Analysis, member: TSESTree.MethodDefinition): boolean {
  const around = member.parent.parent as Node;
  return [...decoratorsOf(member), ...decoratorsOf(around)].some((decorator) => /serializ|mapinterceptor|transform|mapper/i.test(analysis.module.textOf(decorator)));
}
