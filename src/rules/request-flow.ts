import type { CommonOptions, Verdict } from '../create-layer-rule.ts';
import type { FlowFact } from '../facts/index.ts';
import type { Layer } from '../layers/layer.ts';

export interface FlowOptions {
  /** Whether `import type` counts. */
  readonly typeImports: 'allow' | 'forbid';
  /** Whether a router may call a repository without a service between. */
  readonly skipService: 'forbid' | 'allow';
}

export const FLOW_OPTIONS = {
  schema: {
    typeImports: { enum: ['allow', 'forbid'], description: 'Whether imports that only bring types are free.' },
    skipService: { enum: ['forbid', 'allow'], description: 'Whether a router may use a repository directly.' },
  },
  defaults: { typeImports: 'allow', skipService: 'forbid' } as FlowOptions,
} as const;

/** The flow, outermost first. Dependencies wire the layers and may import any; schemas and entities are shared by all. */
const DEPTH: Partial<Record<Layer, number>> = { router: 0, service: 1, repository: 2 };

/** Says whether an import skips a layer or goes back. */
export function judgeFlow(fact: FlowFact, options: FlowOptions & CommonOptions): Verdict<'skip' | 'back' | 'call'> | undefined {
  if (fact.wiring || (fact.typeOnly && options.typeImports === 'allow')) return undefined;
  const target = fact.targetLayer.layer;
  const data = { target, targetBecause: fact.targetLayer.because };
  const from = fact.within?.layer;
  const depth = from ? DEPTH[from] : undefined;
  const targetDepth = DEPTH[target];
  // An entity names its repository where the mapper asks for it: https://mikro-orm.io/docs/repositories
  const isMapped = from === 'entity' && target === 'repository';
  if ((from === 'schema' || from === 'entity') && targetDepth !== undefined && !isMapped) return { message: 'back', data };
  if (depth === undefined || targetDepth === undefined) return undefined;
  // A folder of services also holds small tools; only a file that calls itself a service surely is one.
  if (targetDepth < depth) return fact.targetLayer.kind === 'folder' && options.certainty === 'certain' ? undefined : { message: 'back', data };
  if (targetDepth - depth > 1 && options.skipService === 'forbid') return { message: fact.via === 'call' ? 'call' : 'skip', data: { ...data, skipped: 'service' } };
  return undefined;
}
