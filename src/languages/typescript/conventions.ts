import { LIBRARIES } from '../../knowledge/index.ts';
import type { Library } from '../../knowledge/library.ts';
import { detectProject } from '../../project/detect.ts';
import type { Analysis } from './analysis.ts';
import { distantRegistrations } from './distant-registrations.ts';
import { nameOf } from './function-name.ts';
import type { Module } from './module.ts';
import { enclosingFunction, parameterBinding, type FunctionNode } from './syntax.ts';
import { layerByPath } from './file-layer.ts';
import type { LibraryValue } from './values.ts';

/**
 * What a handler's parameter is by the framework's documentation, for JavaScript files whose handlers are registered elsewhere:
 * `exports.getUser = async (req, res) => {}` in `controllers/`. The folder or the route, the framework of the project and the name have to agree.
 */
export function conventionalParameter(analysis: Analysis, node: FunctionNode, index: number, module: Module): LibraryValue | undefined {
  const parameter = node.params[index];
  const binding = parameter ? parameterBinding(parameter) : undefined;
  if (binding?.type !== 'Identifier' || !module.isLinted) return undefined;
  const name = binding.name.replace(/^_/, '');
  for (const library of frameworksOf(analysis)) {
    const type = library.handlerParameters?.[name];
    if (type !== undefined) return handlesRequests(analysis, node, module) ? { kind: 'library', library, type, certainty: 'certain' } : undefined;
  }
  return undefined;
}

/** By the place of its file, or by a route of another file that names the function. */
function handlesRequests(analysis: Analysis, node: FunctionNode, module: Module): boolean {
  const layer = layerByPath(module.path, analysis)?.layer;
  if (layer === 'router' || layer === 'dependency') return true;
  return !enclosingFunction(node) && distantRegistrations(module.path, nameOf(node)).some((each) => each.layer === 'router');
}

const frameworks = new WeakMap<Analysis, readonly Library[]>();

/** The frameworks of the project, by its settings or else by its package.json; asked for once a file. */
function frameworksOf(analysis: Analysis): readonly Library[] {
  const known = frameworks.get(analysis);
  if (known) return known;
  const set = analysis.settings.framework;
  const names: readonly string[] = set.length > 0 ? set : detectProject(analysis.module.path).frameworks;
  const found = LIBRARIES.filter((library) => library.category === 'framework' && library.setting !== undefined && names.includes(library.setting));
  frameworks.set(analysis, found);
  return found;
}
