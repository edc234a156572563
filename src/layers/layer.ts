/** The layers of a backend, from the outside in. Source: the guidelines' "Layer Responsibilities" table. */
export const LAYERS = ['router', 'dependency', 'service', 'repository', 'schema', 'entity'] as const;
export type Layer = (typeof LAYERS)[number];

/** How a layer was found, weakest first: the strongest evidence wins, settings override all of them. */
export const EVIDENCE_KINDS = ['folder', 'suffix', 'code', 'settings'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A layer together with why we think so; every message can say it. */
export interface LayerEvidence {
  readonly layer: Layer;
  readonly kind: EvidenceKind;
  /** Completes "this is a router: ...", for example "`*.controller.ts`" or "registered with `router.get`". */
  readonly because: string;
}
