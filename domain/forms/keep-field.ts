import type { Act } from '../regulation/regulation.ts';
import { unsentWords } from '../wording/forms.ts';
import { type Field, field } from './field.ts';

/** The box that keeps what is typed and sends nothing, where there are words to be kept. */
export function keepField(fields: readonly Field[], offered: readonly Act[]): readonly Field[] {
	// As any other field it stands back until something is chosen.
	const only = offered.length < 2 ? null : offered;
	return fields.some(({ is }) => is === 'text') ? [field('keep', unsentWords.keep, only, { is: 'tick' })] : [];
}
