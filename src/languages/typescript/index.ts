import type { Certainty, FactKind, FactOf, FileFacts, Reach } from '../../facts/fact.ts';
import { beginPass } from '../../project/source-files.ts';
import type { Settings } from '../../settings.ts';
import { Analysis } from './analysis.ts';
import { detectAdHocErrors } from './detectors/ad-hoc-error.ts';
import { detectBusiness } from './detectors/business/index.ts';
import { detectBasePath } from './detectors/base-path.ts';
import { detectConstructions } from './detectors/construction.ts';
import { detectDatabase } from './detectors/database.ts';
import { detectEntityResponses } from './detectors/entity-response/index.ts';
import { detectExternalCalls } from './detectors/external-call.ts';
import { detectFlow } from './detectors/flow.ts';
import { detectHttp } from './detectors/http.ts';
import { detectMutableDefaults } from './detectors/mutable-default/index.ts';
import { detectMisplaced, detectUnlayered } from './detectors/placement.ts';
import { detectSchemaLogic } from './detectors/schema-logic.ts';
import { detectSensitiveFields } from './detectors/sensitive-field/index.ts';
import { detectUnvalidatedInput } from './detectors/unvalidated-input/index.ts';
import { declaredTypes } from './declared-types.ts';
import { withMixedWork } from './detectors/mixed-work.ts';
import { openCalls } from './open-calls.ts';
import { provenanceOf } from './provenance.ts';
import { moduleOf, type LintedSource } from './linted-module.ts';
import { isMinified } from './minified.ts';

type Detectors = { readonly [K in FactKind]?: (analysis: Analysis, certainty: Certainty, reach: Reach) => FactOf<K>[] };

/** One detector for each kind of fact. */
const DETECTORS: Detectors = {
  database: detectDatabase,
  business: detectBusiness,
  'external-call': detectExternalCalls,
  http: detectHttp,
  construction: detectConstructions,
  flow: detectFlow,
  'ad-hoc-error': detectAdHocErrors,
  'base-path': detectBasePath,
  misplaced: detectMisplaced,
  unlayered: detectUnlayered,
  'mutable-default': detectMutableDefaults,
  'unvalidated-input': detectUnvalidatedInput,
  'schema-logic': detectSchemaLogic,
  'sensitive-field': detectSensitiveFields,
  'entity-response': detectEntityResponses,
};

/** What there is to say of a file that nobody wrote by hand. */
const NO_FACTS: FileFacts = { layer: undefined, units: [], of: () => [], provenanceOf: () => [], openCalls: () => [] };

/**
 * The facts of a TypeScript or JavaScript file; none of a minified one.
 *
 * @param source what ESLint has parsed
 * @param filename absolute path of the file
 * @param root the working directory that layer globs are relative to
 */
export function analyzeTypeScript(source: LintedSource, filename: string, root: string, settings: Settings): FileFacts {
  if (isMinified(source.text)) return NO_FACTS;
  beginPass();
  const analysis = new Analysis(moduleOf(source, filename), settings, root, withMixedWork, declaredTypes(source.parserServices));
  const found = new Map<string, readonly unknown[]>();
  return {
    get layer() {
      return analysis.fileLayer;
    },
    get units() {
      return analysis.units.all;
    },
    of<K extends FactKind>(kind: K, certainty: Certainty = 'certain', reach: Reach = 'judged'): readonly FactOf<K>[] {
      const key = `${kind} ${certainty} ${reach}`;
      const known = found.get(key);
      if (known) return known as readonly FactOf<K>[];
      const detect = DETECTORS[kind] as ((analysis: Analysis, certainty: Certainty, reach: Reach) => FactOf<K>[]) | undefined;
      const facts = detect ? withinStack(() => detect(analysis, certainty, reach)) : [];
      const wanted = certainty === 'likely' ? facts : facts.filter((fact) => fact.certainty === 'certain');
      found.set(key, wanted);
      return wanted;
    },
    provenanceOf: (fact) => withinStack(() => provenanceOf(analysis, fact.place)),
    openCalls: () => withinStack(() => openCalls(analysis)),
  };
}

/** Code that nests deeper than the call stack (minified, generated) is unknown, not an error. */
function withinStack<T>(detect: () => T[]): T[] {
  try {
    return detect();
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
