import { parseYaml } from '../../cli/files/read-yaml.ts';
import { playOut, proveRegulation } from '../../domain/proof/prove.ts';
import { regulationFrom } from './planted.ts';

/** What playing a text's nearest cases finds: path and message in a line each. */
export function foundByPlaying(text: string, most: number): readonly string[] {
	const { violations } = playOut(regulationFrom(text), most);
	return violations.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** What the proof finds in a text, its nearest cases played: the lines that `otklik check` prints. */
export function faultLines(text: string, most: number): readonly string[] {
	const yaml = parseYaml('r.yaml', text);
	if (!yaml.ok) throw new Error(yaml.refusal.join('; '));
	return proveRegulation(regulationFrom(text), most).faults.map(yaml.value.describe);
}
