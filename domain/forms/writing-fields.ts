import { postsOwnWords } from '../case/acts/draft-read.ts';
import { isInterim } from '../case/state/evolve-drafts.ts';
import { allowsInterim } from '../case/turn/allowed.ts';
import { activeUnits } from '../case/turn/conditions.ts';
import { textMended } from '../case/turn/mending.ts';
import { asksAuthor } from '../case/turn/questions.ts';
import type { Act } from '../regulation/regulation.ts';
import { asWords } from '../text.ts';
import { takable } from '../uploads/takable.ts';
import { preflightWords } from '../wording/advice.ts';
import { ownTextWords } from '../wording/own-texts.ts';
import { fieldWords } from '../wording/pages.ts';
import { uploadWords } from '../wording/uploads.ts';
import { type Field, field, option, unitOptions, type Words } from './field.ts';
import type { FormPage } from './model.ts';
import { asksReplyTime, asksWhom, demandsMeasures } from './offers.ts';
import { answerActs, bringsAnswer, wasAdvised } from './preflight.ts';
import { filesName } from './render-files.ts';

/** Whether any of these acts is offered, and which choices their fields then belong to (null: all there are). */
export type On = (...acts: readonly Act[]) => {
	readonly offered: boolean;
	readonly only: readonly string[] | null;
};

/** The text and what goes with it. One field serves an answer and a question; its label says which. */
export function writingFields(page: FormPage, offered: readonly Act[], on: On): readonly Field[] {
	const writing = on('submit', 'clarify', 'clarified', 'consolidate', 'explain', 'not-ours');
	const kinds = on(...answering(page));
	const interim = kinds.offered && allowsInterim(page.case, page.regulation, page.actor.unit);
	return [
		...(on('clarify').offered && asksWhom(page.regulation) === null ? [whomField(on('clarify').only)] : []),
		...(interim ? [kindField(page, kinds.only)] : []),
		...explanationFields(page, on),
		...(writing.offered
			? [field('text', textWords(page, offered), writing.only, { is: 'text', initial: prefilled(page, offered) })]
			: []),
		...mediaField(page, on),
		...noteField(page, on),
		...correctionField(page, on),
		...replyFields(page, on),
		...authorField(page, on),
		...(on('submit').offered && demandsMeasures(page.case, page.regulation)
			? [field('measures', fieldWords.measures, on('submit').only, { is: 'text', initial: '' })]
			: []),
		...(interim ? [promiseField(page, kinds.only)] : []),
		...reasonField(on, interim ? answering(page) : []),
		...suggestionField(page, on),
	];
}

/** Why the text goes as it is, once somebody was told what could be better in it; he need not say (ADR 0029). */
function noteField(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on(...answerActs);
	if (!offered || !wasAdvised(page)) return [];
	return [field('note', preflightWords.note, only, { is: 'line', initial: '' })];
}

/** Whose text may be an interim answer: a unit's, also one that it posts itself, and a joint one that is none by its parts already. */
function answering({ case: state, actor }: FormPage): readonly Act[] {
	const own = postsItself({ case: state, actor });
	return ['submit', ...(isInterim(state) ? [] : ['consolidate' as const]), ...(own ? ['publish' as const] : [])];
}

/** Whether a unit posts words of its own, which then stand in no text of the case (Perm 2.1.4b). */
function postsItself({ case: state, actor }: Pick<FormPage, 'case' | 'actor'>): boolean {
	return actor.unit !== null && postsOwnWords(state);
}

function textWords({ subject, case: state, municipality, actor }: FormPage, offered: readonly Act[]): Words {
	if (subject.is === 'stage' && asksAuthor(state, subject.question))
		return municipality.reference ? fieldWords.authorReplyElsewhere : fieldWords.authorReply;
	if (offered.includes('clarified')) return offered.includes('clarify') ? fieldWords.replyOrQuestion : fieldWords.reply;
	if (!offered.includes('clarify'))
		return textMended(state, actor.unit) === null ? fieldWords.text : fieldWords.mendedText;
	return bringsAnswer(offered) ? fieldWords.textOrQuestion : fieldWords.question;
}

/** Photos and videos go with an answer, and with no question. */
function mediaField(page: FormPage, on: On): readonly Field[] {
	const { content, actor, filesAt } = page;
	const { assignments } = page.case;
	const { offered, only } = on(
		...answerActs,
		...(postsItself(page) ? ['publish' as const] : []),
		...(page.case.draft?.answer === 'question' ? [] : ['forward' as const]),
	);
	if (!offered || filesAt === null) return [];
	const lacks = (unit: string) => !content.attached.some((file) => file.unit === unit);
	const isDemanded = assignments.some(
		({ unit, photoRequired, part }) =>
			photoRequired && (actor.unit === null ? part !== 'declined' && lacks(unit) : unit === actor.unit),
	);
	const words = isDemanded ? uploadWords.demanded : uploadWords.media;
	return [
		field(filesName, words, only, {
			is: 'files',
			has: takable(content, actor),
			offer: filesAt.replace(/files$/, 'uploads'),
			isDemanded,
		}),
	];
}

/** Whoever sends a text on may correct it; a question goes on in its own words (G-30). */
function correctionField({ case: { draft }, content }: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('forward');
	if (!offered || draft === null || draft.answer === 'question') return [];
	return [field('mendedText', ownTextWords.mended, only, { is: 'text', initial: asWords(content.draft ?? '') })];
}

/** When and where the author replied: what stood still runs on from the author's own time (K-6). */
function replyFields(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('clarified');
	if (!offered || !asksReplyTime(page.regulation)) return [];
	return [
		field('repliedAt', fieldWords.repliedAt, only, { is: 'line', initial: '' }),
		field('permalink', fieldWords.replyPermalink, only, { is: 'address', initial: '' }),
	];
}

/** Which of several units answers for the joint text (Plastunovskaya 19.3). */
function authorField(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('consolidate');
	const asked = activeUnits(page.case);
	// Where units can be chosen as well, the one box of that name is theirs.
	// Whoever was named joins them for his own unit (P-19).
	if (!offered || asked.length < 2 || on('route').offered || page.actor.unit !== null) return [];
	const units = page.municipality.units.filter(({ id }) => asked.includes(id));
	const options = unitOptions(units);
	return [field('unit', fieldWords.jointAuthor, only, { is: 'select', options })];
}

/** A returned draft is mended, not written anew. */
function prefilled(page: FormPage, offered: readonly Act[]): string {
	const mending = offered.includes('submit') && page.content.returned !== null && page.case.returns > 0;
	return mending ? asWords(page.content.draft ?? '') : '';
}

function reasonField(on: On, answers: readonly Act[]): readonly Field[] {
	const declines = on('decline').offered;
	const interim = answers.length > 0;
	if (!declines && !interim) return [];
	const words =
		declines && interim ? fieldWords.draftReason : declines ? fieldWords.declineReason : fieldWords.interimReason;
	const { only } = on(...answers, ...(declines ? (['decline'] as const) : []));
	return [{ ...field('reason', words, only, { is: 'line', initial: '' }), interimOnly: interim }];
}

function suggestionField(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('decline');
	if (!offered) return [];
	const units = unitOptions(page.municipality.units, page.suggested);
	return [
		field('suggested', fieldWords.suggested, only, {
			is: 'select',
			options: [option('', fieldWords.unknown), ...units],
		}),
	];
}

function promiseField(page: FormPage, only: readonly string[] | null): Field {
	const words = page.regulation.interim?.promisedBy === true ? fieldWords.promisedBy : fieldWords.promisedByIfKnown;
	return { ...field('promisedBy', words, only, { is: 'line', initial: '' }), interimOnly: true };
}

/** What is mended keeps its kind, unless another is chosen (G-38). */
function kindField(page: FormPage, only: readonly string[] | null): Field {
	const options = [option('final', fieldWords.final), option('interim', fieldWords.interim)];
	const initial = textMended(page.case, page.actor.unit)?.answer === 'interim' ? 'interim' : 'final';
	return field('kind', fieldWords.kind, only, { is: 'radios', options, initial });
}

function whomField(only: readonly string[] | null): Field {
	const { curator, author } = fieldWords.of;
	const options = [option('curator', { label: curator }), option('author', { label: author })];
	return field('of', fieldWords.of, only, { is: 'radios', options, initial: null });
}

function explanationFields(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('explain');
	if (!offered) return [];
	const categories = page.regulation.explanations.map(({ category, title }) => option(category, { label: title }));
	return [
		field('category', fieldWords.category, only, {
			is: 'select',
			options: [option('', fieldWords.choose), ...categories],
		}),
		field('competentBody', fieldWords.competentBody, only, { is: 'line', initial: '' }),
		...(page.regulation.explanations.some(({ earlierAnswers }) => earlierAnswers > 0)
			? [field('earlierAnswers', fieldWords.earlierAnswers, only, { is: 'text', initial: '' })]
			: []),
	];
}
