import type { Certainty, SensitiveFieldFact } from '../../../../facts/fact.ts';
import { type Analysis, placeOf } from '../../analysis.ts';
import { classLayer, layerByPath } from '../../file-layer.ts';
import { isClass, type Node } from '../../syntax.ts';
import { fieldsOf, isSchema } from './fields.ts';
import { responseUses } from './uses.ts';
import { isResponseFile, secretName, soundsLikeRequest, soundsLikeResponse } from './words.ts';

/** Fields of response schemas whose name says that their value is a secret. */
export function detectSensitiveFields(analysis: Analysis): SensitiveFieldFact[] {
  if (!analysis.touches(['schema', 'router']) && !isSchemaFile(analysis)) return [];
  const declared = responseSchemas(analysis).flatMap(({ name, node }) => fieldsOf(analysis, { node, module: analysis.module }).flatMap((field) => {
    const certainty = secretName(field.name, name);
    return certainty ? [fact(analysis, field.node, field.name, name, certainty)] : [];
  }));
  const used = responseUses(analysis).flatMap(({ place, name, definition }) => {
    // What is called a response is told where it is declared.
    if (soundsLikeResponse(name) && definition.module !== analysis.module) return [];
    return fieldsOf(analysis, definition).flatMap((field) => {
      const certainty = secretName(field.name, name);
      return certainty ? [fact(analysis, definition.module === analysis.module ? field.node : place, field.name, name, certainty)] : [];
    });
  });
  return once([...declared, ...used]);
}

interface Named { readonly name: string; readonly node: Node }

/** The schemas, classes and types of the file that are called a response. */
function responseSchemas(analysis: Analysis): Named[] {
  const { module } = analysis;
  const inFile = isResponseFile(analysis.displayPath(module.path));
  const isResponse = (name: string) => soundsLikeResponse(name) || (inFile && !soundsLikeRequest(name));
  const constants = module.nodes('VariableDeclarator').flatMap(({ id, init }): Named[] =>
    (id.type === 'Identifier' && init && isResponse(id.name) && isSchema(analysis, init, module) ? [{ name: id.name, node: init }] : []));
  const classes = [...module.nodes('ClassDeclaration'), ...module.nodes('ClassExpression')].flatMap((node): Named[] =>
    (node.id && isResponse(node.id.name) && mayBeSchema(analysis, node) ? [{ name: node.id.name, node }] : []));
  // Types are everywhere; only those beside schemas are one.
  const types = !isSchemaFile(analysis) ? [] : [...module.nodes('TSInterfaceDeclaration'), ...module.nodes('TSTypeAliasDeclaration')].flatMap((node): Named[] =>
    (isResponse(node.id.name) ? [{ name: node.id.name, node }] : []));
  return [...constants, ...classes, ...types];
}

function mayBeSchema(analysis: Analysis, node: Node): boolean {
  const layer = isClass(node) ? classLayer(analysis, node, analysis.module)?.layer : undefined;
  return layer === undefined || layer === 'schema';
}

/** Also a file of constants and types alone, which holds no code that another layer's duties could be about. */
function isSchemaFile(analysis: Analysis): boolean {
  return layerByPath(analysis.module.path, analysis)?.layer === 'schema';
}

function fact(analysis: Analysis, node: Node, field: string, schema: string, certainty: Certainty): SensitiveFieldFact {
  const byPath = layerByPath(analysis.module.path, analysis);
  return { kind: 'sensitive-field', field, schema, place: placeOf(node), code: analysis.quote(node), certainty, ...(byPath ? { within: byPath } : {}), ...analysis.standing(node) };
}

/** A schema that ten handlers name is told once. */
function once(facts: readonly SensitiveFieldFact[]): SensitiveFieldFact[] {
  const seen = new Set<string>();
  return facts.filter(({ schema, field }) => {
    const key = `${schema}.${field}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
