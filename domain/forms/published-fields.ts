import { postsOwnWords } from '../case/acts/draft-read.ts';
import { anyHolds } from '../case/turn/conditions.ts';
import { systems } from '../regulation/regulation.ts';
import { fieldWords } from '../wording/pages.ts';
import { type Field, field, option } from './field.ts';
import type { FormPage } from './model.ts';

/** Where the message came through a system in which this person may answer, the answer may stand there (Perm 2.1.4). */
export function systemFields(
	{ case: state, regulation, actor }: FormPage,
	only: readonly string[] | null,
): readonly Field[] {
	const open = systems.flatMap((system) => {
		const rule = regulation.systems[system];
		const isHis = rule?.by.includes(actor.role) === true && anyHolds(rule.when, state);
		return isHis ? [option(system, { label: rule.title })] : [];
	});
	if (open.length === 0) return [];
	const options = [option('', { label: fieldWords.system.network }), ...open];
	return [
		field('system', fieldWords.system, only, { is: 'select', options }),
		field('reference', fieldWords.reference, only, { is: 'line', initial: '' }),
	];
}

/** What stands online where it is another text than was agreed to, or one that the case does not hold. */
export function postedTextField({ case: state }: FormPage, only: readonly string[] | null): Field {
	const words = postsOwnWords(state) ? fieldWords.postedOwnText : fieldWords.postedText;
	return field('postedText', words, only, { is: 'text', initial: '', isFolded: true });
}

/** Where the answer stands, as whoever posted it declares. */
export function visibilityField(initial: 'public' | 'private', only: readonly string[] | null): Field {
	const words = fieldWords.visibility;
	const options = [option('public', { label: words.public }), option('private', { label: words.private })];
	return field('visibility', words, only, { is: 'radios', options, initial });
}
