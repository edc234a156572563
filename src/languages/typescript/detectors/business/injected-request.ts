import type { Analysis } from '../../analysis.ts';
import { decoratorsOf, enclosingClass, keyName, memberName, parameterBinding, parentOf, unwrap, type Node } from '../../syntax.ts';

/** The tokens by which NestJS injects the request, and where they come from. */
const TOKENS: ReadonlyMap<string, string> = new Map([['REQUEST', '@nestjs/core'], ['CONTEXT', '@nestjs/graphql']]);

/** True for `this.request` of a class that has the request injected: `constructor(@Inject(REQUEST) private readonly request: Request)`. */
export function isInjectedRequest(analysis: Analysis, node: Extract<Node, { type: 'MemberExpression' }>): boolean {
  const name = memberName(node);
  const members = enclosingClass(node)?.body.body ?? [];
  return members.some((member) => {
    if (member.type === 'PropertyDefinition') return keyName(member) === name && isRequest(analysis, member);
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') return false;
    return member.value.params.some((parameter) => {
      const binding = parameter.type === 'TSParameterProperty' ? parameterBinding(parameter) : undefined;
      return parameter.type === 'TSParameterProperty' && binding?.type === 'Identifier' && binding.name === name && isRequest(analysis, parameter);
    });
  });
}

function isRequest(analysis: Analysis, node: Node): boolean {
  return decoratorsOf(node).some((decorator) => {
    const call = unwrap(decorator.expression);
    const token = call.type === 'CallExpression' ? call.arguments[0] : undefined;
    const specifier = token?.type === 'Identifier' ? (analysis.module.variableOf(token)?.defs[0]?.node as Node | undefined) : undefined;
    if (specifier?.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') return false;
    const declaration = parentOf(specifier);
    return declaration?.type === 'ImportDeclaration' && TOKENS.get(specifier.imported.name) === declaration.source.value;
  });
}
