import type { EntityResponseFact } from '../../../../facts/fact.ts';
import { listSourceFiles, sourcePattern } from '../../../../project/source-tree.ts';
import { type Analysis, placeOf } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { decoratorMeanings } from '../../decorators.ts';
import { registrationOf } from '../../registrations.ts';
import { decoratorsOf, enclosingClass, isWithin, keyName, memberName, parentOf, unwrap, walk, type FunctionNode, type Node } from '../../syntax.ts';
import { selectFields } from '../rewrites/select-fields.ts';
import { answersOf } from './answers.ts';
import { ofType, rowOf } from './rows.ts';

/** Libraries whose clients choose the fields themselves. */
const FIELD_BY_FIELD = new Set(['NestJS GraphQL', 'TypeGraphQL', 'Apollo Server', 'GraphQL Yoga', 'GraphQL Tools', 'Connect', 'gRPC', 'type-graphql']);

/** A file that puts an interceptor before all handlers and speaks of shaping answers. */
const SERIALIZER_FOR_ALL = sourcePattern(/(?:APP_INTERCEPTOR|useGlobalInterceptors)[^]*(?:Serializ|Transform|Mapper|Response\w*Interceptor)|(?:Serializ|Transform|Mapper|Response)\w*Interceptor[^]*(?:APP_INTERCEPTOR|useGlobalInterceptors)/);

/** Answers that are entities or rows as the database gave them, where no schema or serializer stands between. */
export function detectEntityResponses(analysis: Analysis): EntityResponseFact[] {
  if (!analysis.touches(['router'])) return [];
  return analysis.units.all.flatMap((unit): EntityResponseFact[] => {
    const handler = analysis.units.nodeOf(unit);
    if (!unit.isHandler || !handler || isShaped(analysis, handler)) return [];
    const answers = answersOf(analysis, handler);
    return answers.flatMap((answer): EntityResponseFact[] => {
      const row = rowOf(analysis, answer, analysis.module);
      if (!row) return [];
      const { entity, field, certainty, query } = row;
      const rewrites = query && isWithin(query, handler) ? selectFields(analysis, handler, query, answers) : [];
      return [{ kind: 'entity-response', entity, ...(field === undefined ? {} : { field }), place: placeOf(answer), code: analysis.quote(answer), certainty, ...analysis.standing(answer), rewrites }];
    });
  });
}

/** Something says what the answer looks like: the route's schema, an output schema, a serializer, a response type. */
function isShaped(analysis: Analysis, handler: FunctionNode): boolean {
  return hasResponseType(analysis, handler) || hasRouteSchema(analysis, handler) || isSerialized(analysis, handler);
}

/** `Promise<UserResponse>`: what a handler returns by its type is no entity. */
function hasResponseType(analysis: Analysis, handler: FunctionNode): boolean {
  const written = handler.returnType?.typeAnnotation;
  if (!written) return false;
  const text = analysis.module.textOf(written);
  if (/^(?:Promise<)?(?:any|unknown|void|Response|NextResponse)\b|\b(?:Response|Reply)>/.test(text)) return false;
  return ofType(analysis, written, analysis.module) === undefined;
}

/** Fastify's `schema.response`, tRPC's `.output()`, the responses of an OpenAPI route. */
function hasRouteSchema(analysis: Analysis, handler: FunctionNode): boolean {
  const registration = registrationOf(analysis.evaluator, handler, analysis.module);
  if (!registration) return false;
  const { call, library } = registration;
  // An object's type is that of the whole contract.
  if (FIELD_BY_FIELD.has(library.name) || !call) return true;
  for (let node: Node = calleeOf(call); node.type === 'MemberExpression' || node.type === 'CallExpression';) {
    if (node.type === 'MemberExpression' && ['output', 'openapi'].includes(memberName(node) ?? '')) return true;
    node = unwrap(node.type === 'CallExpression' ? node.callee : node.object);
  }
  return call.arguments.some((argument) => [...walk(argument, (node) => node !== handler)].some((node) =>
    node.type === 'Property' && /^(?:response|responses|output|serializer|resource)$/i.test(keyName(node) ?? '')) || argument.type === 'Identifier');
}

/** `@UseInterceptors(ClassSerializerInterceptor)`, `@Serialize(UserDto)`, or a serializer for the whole application. */
function isSerialized(analysis: Analysis, handler: FunctionNode): boolean {
  const member = parentOf(handler);
  if (member?.type !== 'MethodDefinition') return false;
  const found = decoratorMeanings(analysis.evaluator, member, analysis.module);
  if (found.some(({ library }) => FIELD_BY_FIELD.has(library.name))) return true;
  const owner = enclosingClass(member);
  const decorators = [...decoratorsOf(member), ...(owner ? decoratorsOf(owner) : [])];
  if (decorators.some((each) => /serializ|interceptor|mapper|transform|render|redirect/i.test(analysis.module.textOf(each)))) return true;
  return listSourceFiles(analysis.module.path, SERIALIZER_FOR_ALL).length > 0;
}
