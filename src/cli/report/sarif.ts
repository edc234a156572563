import { RESPONSIBILITIES } from '../../responsibilities.ts';
import { rules } from '../../rules/index.ts';
import { version } from '../../version.ts';
import type { Report } from './report.ts';

/**
 * The findings as SARIF 2.1.0, with URIs relative to the working directory: what code scanning of GitHub and others reads.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif({ findings, rules: summaries, files }: Report): string {
  const known = summaries.map(({ rule }) => rule);
  const run = {
    tool: {
      driver: {
        name: 'eslint-plugin-backend-layers',
        semanticVersion: version,
        informationUri: 'https://github.com/backend-layers/eslint-plugin-backend-layers',
        rules: known.map((rule) => ({
          id: `backend-layers/${rule}`,
          shortDescription: { text: `${RESPONSIBILITIES.find((row) => row.rule === rule)?.description ?? rule}.` },
          ...(rules[rule].meta.docs?.url === undefined ? {} : { helpUri: rules[rule].meta.docs.url }),
        })),
      },
    },
    columnKind: 'utf16CodeUnits',
    results: findings.map(({ rule, severity, message, file, line, column, endLine, endColumn }) => ({
      ruleId: `backend-layers/${rule}`,
      ruleIndex: known.indexOf(rule),
      level: severity === 'error' ? 'error' : 'warning',
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column, endLine, endColumn } } }],
    })),
    invocations: [{
      executionSuccessful: files.unparsed.length === 0,
      toolExecutionNotifications: files.unparsed.map(({ file, line, message }) => ({
        level: 'error', message: { text: message }, locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line } } }],
      })),
    }],
  };
  return `${JSON.stringify({ version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json', runs: [run] }, null, 2)}\n`;
}

function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
