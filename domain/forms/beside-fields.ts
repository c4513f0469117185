import type { Act } from '../regulation/regulation.ts';
import { receiptWords, unsentWords } from '../wording/forms.ts';
import { type Field, field } from './field.ts';

/**
 * What may be asked for beside an act: that what is typed be kept and nothing sent, where there are words to be kept, and
 * that a mail confirm what was done. As any other field they stand back until something is chosen.
 */
export function besideFields(fields: readonly Field[], offered: readonly Act[]): readonly Field[] {
	const only = offered.length < 2 ? null : offered;
	const hasWords = fields.some(({ is }) => is === 'text');
	return [
		...(hasWords ? [field('keep', unsentWords.keep, only, { is: 'tick' })] : []),
		field('receipt', receiptWords.box, only, { is: 'tick' }),
	];
}
