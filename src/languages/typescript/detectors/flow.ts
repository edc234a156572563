import { basename } from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import type { FlowFact } from '../../../facts/fact.ts';
import type { LayerEvidence } from '../../../layers/layer.ts';
import { resolveImport } from '../../../project/resolve.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { declaringFile } from '../barrels.ts';
import { calleeOf } from '../calls.ts';
import { mayHoldDataFunctions } from '../data-functions.ts';
import { requiredSource } from '../exports.ts';
import { loadModule, type Module } from '../module.ts';
import { isFunction, parentOf, stringOf, type Node } from '../syntax.ts';
import { alternatives } from '../values.ts';
import { fileLayerOf, layerByPath } from '../file-layer.ts';
import { importTypeRewrite } from './rewrites/import-type.ts';
import { isOnlyWired } from './wiring.ts';

/** One import of any form: what it names, and where the message points. */
interface ImportSite {
  readonly node: Node;
  readonly source: string;
  /** The imported names; empty for the whole module. */
  readonly names: readonly string[];
  readonly typeOnly: boolean;
  /** What the file calls the names, where it can use them itself. */
  readonly locals?: readonly TSESTree.Identifier[];
}

/** Every use of another layer's file, by import and by call. */
export function detectFlow(analysis: Analysis): FlowFact[] {
  if (!analysis.fileLayer && analysis.units.all.every((unit) => !unit.layer)) return [];
  const imports = importSites(analysis.module).map((site) => importFacts(analysis, site));
  const targets = new Set(imports.flat().filter((fact) => fact.within && !fact.typeOnly).map((fact) => fact.target));
  return [...imports.flatMap(oneOfEachLayer), ...callFacts(analysis, targets)];
}

/** A barrel may lead to many files of a layer; the import is one use of that layer. */
function oneOfEachLayer(facts: readonly FlowFact[]): FlowFact[] {
  const kindOf = ({ targetLayer, typeOnly, wiring }: FlowFact) => `${targetLayer.layer} ${typeOnly} ${wiring}`;
  return [...new Map(facts.toReversed().map((fact) => [kindOf(fact), fact])).values()].reverse();
}

function importSites(module: Module): ImportSite[] {
  return [
    ...module.nodes('ImportDeclaration').map(declarationSite),
    ...module.nodes('ExportNamedDeclaration').flatMap((node) => (node.source ? [reExportSite(node, node.source.value)] : [])),
    ...module.nodes('ExportAllDeclaration').map((node) => ({ node, source: node.source.value, names: [], typeOnly: node.exportKind === 'type' })),
    ...module.nodes('TSImportEqualsDeclaration').flatMap((node) => {
      const source = node.moduleReference.type === 'TSExternalModuleReference' ? stringOf(node.moduleReference.expression) : undefined;
      return source === undefined ? [] : [{ node, source, names: [], typeOnly: node.importKind === 'type' }];
    }),
    ...module.nodes('ImportExpression').flatMap((node) => {
      const source = stringOf(node.source);
      return source === undefined ? [] : [{ node, source, names: [], typeOnly: false }];
    }),
    ...module.nodes('CallExpression').flatMap((node) => {
      const source = requiredSource(node);
      return source === undefined ? [] : [{ node, source, names: [], typeOnly: false }];
    }),
    ...module.nodes('TSImportType').flatMap((node) => {
      const source = stringOf(node.source);
      return source === undefined ? [] : [{ node, source, names: [], typeOnly: true }];
    }),
  ];
}

function declarationSite(node: TSESTree.ImportDeclaration): ImportSite {
  const values = node.specifiers.filter((specifier) => specifier.type !== 'ImportSpecifier' || specifier.importKind !== 'type');
  const named = (values.length > 0 ? values : node.specifiers).map((specifier) => {
    if (specifier.type === 'ImportSpecifier') return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
    return specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
  });
  const typeOnly = node.importKind === 'type' || (node.specifiers.length > 0 && values.length === 0);
  if (named.includes('*')) return { node, source: node.source.value, names: [], typeOnly };
  return { node, source: node.source.value, names: named, typeOnly, locals: (typeOnly ? node.specifiers : values).map(({ local }) => local) };
}

function reExportSite(node: TSESTree.ExportNamedDeclaration, source: string): ImportSite {
  const names = node.specifiers.map((specifier) => (specifier.local.type === 'Identifier' ? specifier.local.name : specifier.local.value));
  return { node, source, names, typeOnly: node.exportKind === 'type' };
}

/** One fact for each file with a layer that the import really leads to. */
function importFacts(analysis: Analysis, site: ImportSite): FlowFact[] {
  const resolution = resolveImport(site.source, analysis.module.path);
  if (resolution.kind !== 'file') return [];
  const names = site.names.length === 0 ? ['*'] : site.names;
  const rewrite = site.node.type === 'ImportDeclaration' ? importTypeRewrite(analysis.module, site.node) : undefined;
  return names.flatMap((name, index) => {
    const target = name === '*' ? resolution.path : declaringFile(resolution.path, name);
    const targetLayer = namedLayer(name, layerOfFile(analysis, target));
    if (!targetLayer) return [];
    const local = site.locals?.[index];
    const fact = flowFact(analysis, { node: site.node, code: site.source, via: 'import', target, targetLayer, typeOnly: site.typeOnly, wiring: local !== undefined && isOnlyWired(local, analysis.module) });
    return [{ ...fact, wiring: fact.wiring || isDocument(analysis, fact), ...(rewrite ? { rewrites: [rewrite] } : {}) }];
  });
}

/** The `schema.ts` of an API, OpenAPI's or GraphQL's, is put together from its routes. */
function isDocument(analysis: Analysis, { within, targetLayer }: FlowFact): boolean {
  return targetLayer.layer === 'router' && within?.kind === 'suffix' && basename(analysis.module.path) === 'schema.ts';
}

/** The layer of a file that is imported; it is only opened where its place may lie. */
function layerOfFile(analysis: Analysis, path: string): LayerEvidence | undefined {
  const byPath = layerByPath(path, analysis);
  const module = byPath?.layer === 'router' || ((!byPath || byPath.layer === 'entity') && mayHoldDataFunctions(path)) ? loadModule(path) : undefined;
  return module ? fileLayerOf(analysis, module) : byPath;
}

/** A repository may stand in a file of models, or be known by an interface: its name says what it is. */
function namedLayer(name: string, byFile: LayerEvidence | undefined): LayerEvidence | undefined {
  const isRepository = /[a-z](Repository|Repo|Dao|DAO)$/i.test(name) && (byFile === undefined || byFile.layer === 'entity');
  return isRepository ? { layer: 'repository', kind: 'suffix', because: `\`${name}\`` } : byFile;
}

function flowFact(analysis: Analysis, { node, target, ...found }: Pick<FlowFact, 'code' | 'via' | 'target' | 'targetLayer' | 'typeOnly' | 'wiring'> & { node: Node }): FlowFact {
  const standing = analysis.standing(node);
  const within = standing.within ?? analysis.fileLayer;
  return { kind: 'flow', place: placeOf(node), certainty: 'certain', ...standing, ...(within ? { within } : {}), ...found, target: analysis.displayPath(target) };
}

/** The interface that declares a method, by its name without "Interface". To import one is to name a type: the call shows the use. */
function interfaceOf(method: Node): string {
  const owner = parentOf(method)?.parent;
  return owner?.type === 'TSInterfaceDeclaration' ? owner.id.name.replace(/(?:Interface|Port)$/, '') : '';
}

/** Calls from a router into a repository that no import in the file shows. */
function callFacts(analysis: Analysis, imported: ReadonlySet<string>): FlowFact[] {
  return analysis.module.nodes('CallExpression').flatMap((call) => {
    if (analysis.standing(call).within?.layer !== 'router') return [];
    const callee = calleeOf(call);
    for (const value of alternatives(analysis.evaluator.value(callee, analysis.module))) {
      if (value.kind !== 'function' || value.module.isLinted || value.isBorrowed) continue;
      const ofFile = layerOfFile(analysis, value.module.path);
      const targetLayer = isFunction(value.node) ? ofFile : namedLayer(interfaceOf(value.node), ofFile);
      if (targetLayer?.layer !== 'repository' || imported.has(analysis.displayPath(value.module.path))) continue;
      return [flowFact(analysis, { node: callee, code: analysis.quote(callee), via: 'call', target: value.module.path, targetLayer, typeOnly: false, wiring: false })];
    }
    return [];
  });
}
