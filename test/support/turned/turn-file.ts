import ts from 'typescript';
import { type Turn, turnsOf } from './turns.ts';

/** One thing of a source file turned. */
export interface Turned {
	readonly line: number;
	/** The line as it stands, without its indent. */
	readonly text: string;
	readonly what: string;
	/** The part of the line that is turned, shortened. */
	readonly part: string;
}

export interface TurnedFile {
	readonly mutants: readonly Turned[];
	/** The source with every mutant in it, the n-th of them switched on by `__turned(first + n)`. */
	readonly code: string;
}

/**
 * Turns one thing after the other in a TypeScript file. Log calls are left alone, and so are types, imports and the labels
 * of a switch. The code does what the source did while `__turned` says no; the lines keep their numbers.
 */
export function turnFile(name: string, source: string, first = 0): TurnedFile {
	const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
	const mutants: Turned[] = [];
	const lines = source.split('\n');

	function numbered(node: ts.Node, what: string): number {
		const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
		const part = node.getText(file).replace(/\s+/g, ' ');
		const brief = part.length > 80 ? `${part.slice(0, 79)}…` : part;
		mutants.push({ line: line + 1, text: (lines[line] ?? '').trim(), what, part: brief });
		return first + mutants.length - 1;
	}

	function render(node: ts.Node): string {
		if (isLeftAlone(node)) return node.getText(file);
		if (ts.isExpressionStatement(node) && isDeed(node.expression)) {
			// In braces of its own, or the next `else` would be this one's.
			return `{if(!__turned(${numbered(node, 'removed')})){${inside(node)}}}`;
		}
		const turns: readonly Turn[] = isValue(node) ? turnsOf(node, file) : [];
		if (turns.length === 0) return inside(node);
		const switches = turns.map(({ what, text }) => `__turned(${numbered(node, what)})?(${text}):`);
		return `(${switches.join('')}(${inside(node)}))`;
	}

	function inside(node: ts.Node): string {
		const children: ts.Node[] = [];
		ts.forEachChild(node, (child) => {
			children.push(child);
		});
		let at = node.getStart(file);
		let text = '';
		for (const child of children.toSorted((a, b) => a.pos - b.pos)) {
			const start = child.getStart(file);
			if (start < at) continue;
			text += source.slice(at, start) + render(child);
			at = child.end;
		}
		return text + source.slice(at, node.end);
	}

	const code = source.slice(0, file.getStart(file)) + inside(file);
	return { mutants, code: `const __turned=globalThis.__turned;${code}` };
}

function isLeftAlone(node: ts.Node): boolean {
	if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
	if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
	if (ts.isCallExpression(node)) return isLog(node.expression);
	return ts.isExpression(node) && ts.isCaseClause(node.parent) && node.parent.expression === node;
}

function isLog(callee: ts.Expression): boolean {
	if (!ts.isPropertyAccessExpression(callee)) return false;
	const { expression } = callee;
	return (ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()) === 'log';
}

function isDeed(node: ts.Expression): boolean {
	if (ts.isAwaitExpression(node)) return isDeed(node.expression);
	if (ts.isCallExpression(node)) return node.expression.kind !== ts.SyntaxKind.SuperKeyword && !isLog(node.expression);
	return ts.isBinaryExpression(node) || ts.isPostfixUnaryExpression(node) || ts.isDeleteExpression(node);
}

/** An expression whose value is taken; neither the name of a property nor what a statement ends with. */
function isValue(node: ts.Node): node is ts.Expression {
	if (!ts.isExpression(node)) return false;
	const { parent } = node;
	if ('name' in parent && parent.name === node) return false;
	return !(ts.isExpressionStatement(parent) && ts.isBinaryExpression(node) && !isLogicalDeed(node));
}

/** `a += b` as a statement is turned as well; `a = b` is only removed. */
function isLogicalDeed(node: ts.BinaryExpression): boolean {
	return node.operatorToken.kind !== ts.SyntaxKind.EqualsToken;
}
