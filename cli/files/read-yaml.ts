import { readFile } from 'node:fs/promises';
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Fault, Path } from '../../domain/regulation/fault.ts';
import { pathText } from '../../domain/regulation/fault.ts';
import { done, type Result, refuse } from '../../domain/result.ts';

/** A file's data, and where in the file each part of it stands. */
export interface YamlFile {
	readonly name: string;
	readonly data: unknown;
	/** `regulations/anapa.yaml:12:5 terms.3.starts: message`. */
	describe(fault: Fault): string;
}

/** Reads a YAML file (1.2, JSON among it). Refuses with a line for each fault of form: a name that stands twice is one. */
export async function readYaml(name: string): Promise<Result<YamlFile, readonly string[]>> {
	let source: string;
	try {
		source = await readFile(name, 'utf8');
	} catch (cause) {
		const why = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT' ? 'no such file' : String(cause);
		return refuse([`${name}: ${why}`]);
	}
	return parseYaml(name, source);
}

/** The same for a text that is at hand. */
export function parseYaml(name: string, source: string): Result<YamlFile, readonly string[]> {
	const lines = new LineCounter();
	const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
	const at = (offset: number): string => {
		const { line, col } = lines.linePos(offset);
		return `${name}:${line}:${col}`;
	};
	if (document.errors.length > 0) {
		return refuse(document.errors.map((error) => `${at(error.pos[0])} ${error.message}`));
	}
	const describe = ({ path, message }: Fault): string => {
		const offset = offsetOf(document.contents, path);
		return `${at(offset)} ${pathText(path)}: ${message}`;
	};
	const data: unknown = document.toJS({ maxAliasCount: 100 });
	return done({ name, data, describe });
}

/** Where the part stands, or the nearest part above it that does: a missing field stands nowhere. */
function offsetOf(root: Node | null, path: Path): number {
	let node: unknown = root;
	let offset = startOf(root) ?? 0;
	for (const part of path) {
		if (isMap(node)) {
			const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
			if (!isPair(pair)) return offset;
			offset = startOf(pair.key) ?? offset;
			node = pair.value;
		} else if (isSeq(node)) {
			const item = node.items[Number(part)];
			if (item === undefined) return offset;
			offset = startOf(item) ?? offset;
			node = item;
		} else {
			return offset;
		}
	}
	return offset;
}

function startOf(node: unknown): number | undefined {
	return isNode(node) ? node.range?.[0] : undefined;
}
