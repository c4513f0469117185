import ts from 'typescript';

/** Another text for an expression. */
export interface Turn {
	/** `< -> <=`, `dropped filter`; what the list of those that may live repeats. */
	readonly what: string;
	readonly text: string;
}

const comparisons: ReadonlyMap<ts.SyntaxKind, string | null> = new Map([
	[ts.SyntaxKind.LessThanToken, '<='],
	[ts.SyntaxKind.LessThanEqualsToken, '<'],
	[ts.SyntaxKind.GreaterThanToken, '>='],
	[ts.SyntaxKind.GreaterThanEqualsToken, '>'],
	[ts.SyntaxKind.EqualsEqualsEqualsToken, null],
	[ts.SyntaxKind.ExclamationEqualsEqualsToken, null],
	[ts.SyntaxKind.InKeyword, null],
	[ts.SyntaxKind.InstanceOfKeyword, null],
]);

const arithmetic: ReadonlyMap<ts.SyntaxKind, string> = new Map([
	[ts.SyntaxKind.PlusToken, '-'],
	[ts.SyntaxKind.MinusToken, '+'],
	[ts.SyntaxKind.AsteriskToken, '/'],
	[ts.SyntaxKind.SlashToken, '*'],
	[ts.SyntaxKind.PercentToken, '*'],
	[ts.SyntaxKind.PlusEqualsToken, '-='],
	[ts.SyntaxKind.MinusEqualsToken, '+='],
]);

const siblings: Readonly<Record<string, string>> = {
	some: 'every',
	every: 'some',
	find: 'findLast',
	findLast: 'find',
	startsWith: 'endsWith',
	endsWith: 'startsWith',
	includes: 'startsWith',
	min: 'max',
	max: 'min',
	floor: 'ceil',
	ceil: 'floor',
};

const dispensable = new Set([
	'filter',
	'sort',
	'toSorted',
	'toReversed',
	'slice',
	'trim',
	'toLowerCase',
	'normalize',
	'concat',
]);

/** The other texts that an expression may be turned into. Each is as the source has it inside: one thing is turned at a time. */
export function turnsOf(node: ts.Expression, file: ts.SourceFile): readonly Turn[] {
	if (ts.isParenthesizedExpression(node) || isInsideChain(node)) return [];
	return [...conditionTurns(node), ...operatorTurns(node, file), ...literalTurns(node, file), ...callTurns(node, file)];
}

/** In `a?.b().c` only the whole can be put into brackets: the part before `.c` ends the chain where there is no `a`. */
function isInsideChain(node: ts.Expression): boolean {
	const { parent } = node;
	return ts.isOptionalChain(parent) && 'expression' in parent && parent.expression === node;
}

function conditionTurns(node: ts.Expression): readonly Turn[] {
	const outer = outside(node);
	const always = { what: '-> true', text: 'true' };
	const never = { what: '-> false', text: 'false' };
	if (isLogical(outer)) return isAnd(outer) ? [always] : [never];
	if (isLogical(node)) return isAnd(node) ? [never] : [always];
	if (isLoopOn(outer, node)) return [never];
	return isCondition(outer, node) || isTruth(node) ? [always, never] : [];
}

function operatorTurns(node: ts.Expression, file: ts.SourceFile): readonly Turn[] {
	if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
		return [{ what: 'dropped -', text: node.operand.getText(file) }];
	}
	if (!ts.isBinaryExpression(node)) return [];
	const { left, right, operatorToken } = node;
	const [before, sign, after] = [left.getText(file), operatorToken.getText(file), right.getText(file)];
	if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
		return [
			{ what: '?? -> left', text: before },
			{ what: '?? -> right', text: after },
		];
	}
	const other = comparisons.get(operatorToken.kind) ?? arithmetic.get(operatorToken.kind);
	if (other === undefined || [left, right].some(isText)) return [];
	return [{ what: `${sign} -> ${other}`, text: `${before} ${other} ${after}` }];
}

function literalTurns(node: ts.Expression, file: ts.SourceFile): readonly Turn[] {
	const text = node.getText(file);
	if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ what: 'true -> false', text: 'false' }];
	if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ what: 'false -> true', text: 'true' }];
	if (ts.isNumericLiteral(node)) {
		const value = Number(text.replaceAll('_', ''));
		const others = value < 10 ? [value + 1] : [value * 10, Math.floor(value / 10)];
		return others.map((other) => ({ what: `${text} -> ${other}`, text: String(other) }));
	}
	if (ts.isRegularExpressionLiteral(node)) {
		const without = [text.replace(/^\/\^/, '/'), text.replace(/\$\/(?=[a-z]*$)/, '/')];
		return ['^', '$'].flatMap((anchor, index) => {
			const other = without[index] ?? text;
			return other === text ? [] : [{ what: `dropped ${anchor}`, text: other }];
		});
	}
	return [];
}

function callTurns(node: ts.Expression, file: ts.SourceFile): readonly Turn[] {
	if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
	const { name, expression } = node.expression;
	const turns: Turn[] = [];
	const other = Object.hasOwn(siblings, name.text) ? siblings[name.text] : undefined;
	if (other !== undefined) {
		const [start, whole] = [node.getStart(file), node.getText(file)];
		const text = whole.slice(0, name.getStart(file) - start) + other + whole.slice(name.end - start);
		turns.push({ what: `${name.text} -> ${other}`, text });
	}
	if (dispensable.has(name.text)) turns.push({ what: `dropped ${name.text}`, text: expression.getText(file) });
	return turns;
}

/** The node that asks for the value, brackets aside. */
function outside(node: ts.Node): ts.Node {
	return ts.isParenthesizedExpression(node.parent) ? outside(node.parent) : node.parent;
}

function holds(whole: ts.Node | undefined, node: ts.Node): boolean {
	return (
		whole === node || (whole !== undefined && ts.isParenthesizedExpression(whole) && holds(whole.expression, node))
	);
}

function isLoopOn(outer: ts.Node, node: ts.Node): boolean {
	if (ts.isWhileStatement(outer) || ts.isDoStatement(outer)) return holds(outer.expression, node);
	return ts.isForStatement(outer) && holds(outer.condition, node);
}

function isCondition(outer: ts.Node, node: ts.Node): boolean {
	if (ts.isIfStatement(outer)) return holds(outer.expression, node);
	return ts.isConditionalExpression(outer) && holds(outer.condition, node);
}

/** Says yes or no wherever it stands. */
function isTruth(node: ts.Expression): boolean {
	if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.ExclamationToken;
	return ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.kind);
}

function isLogical(node: ts.Node): node is ts.BinaryExpression {
	return ts.isBinaryExpression(node) && (isAnd(node) || node.operatorToken.kind === ts.SyntaxKind.BarBarToken);
}

function isAnd(node: ts.BinaryExpression): boolean {
	return node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
}

function isText(node: ts.Expression): boolean {
	if (ts.isBinaryExpression(node)) return isText(node.left) || isText(node.right);
	return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}
