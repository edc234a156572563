import { relative } from 'node:path';
import type { MutableDefaultFact } from '../../../../facts/fact.ts';
import { isOutsideLayers } from '../../../../layers/find-layer.ts';
import type { Analysis } from '../../analysis.ts';
import { fieldDefaults } from './fields.ts';
import { parameterDefaults } from './parameters.ts';
import { schemaDefaults } from './schema-defaults.ts';

/**
 * Defaults that are shared, changed or frozen. JavaScript evaluates the default of a parameter at each call, so `items = []` alone
 * is fine; what is wrong is changing the caller's list, falling back to one object of the module, and computing a time once.
 */
export function detectMutableDefaults(analysis: Analysis): MutableDefaultFact[] {
  if (isMinified(analysis.module.text)) return [];
  if (isOutsideLayers(relative(analysis.root, analysis.module.path), analysis.settings)) return [];
  return [...parameterDefaults(analysis), ...fieldDefaults(analysis), ...schemaDefaults(analysis)];
}

/** Bundles are written by machines, which know what they share. */
function isMinified(text: string): boolean {
  return text.length > 5_000 && text.length / text.split('\n').length > 300;
}
