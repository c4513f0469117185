import { playOut } from '../../domain/proof/prove.ts';
import { regulationFrom } from './planted.ts';

/** What playing a text's nearest cases finds: path and message in a line each. */
export function foundByPlaying(text: string, most: number): readonly string[] {
	const { violations } = playOut(regulationFrom(text), most);
	return violations.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
