import type { Deed, Said, TownOfDeed } from './deed.ts';
import { due, nothingToBeSeen, permalink, reason, stale, text, units } from './faults.ts';

export const why = 'Молчат второй день';
export const good = 'https://vk.com/wall-1_2';
export const words = 'Здравствуйте! Яму заделали.';
export const incident: Said = { do: 'receive', incident: { kind: 'incident', network: 'vk', text: 'Яма.' } };
export const route: Said = { do: 'route', units: ['roads'] };
export const both: Said = { do: 'route', units: ['roads', 'housing'] };
export const submit: Said = { do: 'submit', unit: 'roads', kind: 'final', text: words };
export const other: Said = { do: 'submit', unit: 'housing', kind: 'final', text: words };
export const interim: Said = {
	do: 'submit',
	unit: 'roads',
	kind: 'interim',
	text: words,
	promisedBy: '2025-03-14',
	reason: why,
};
export const forward: Said = { do: 'forward' };
export const approve: Said = { do: 'approve' };
export const publish: Said = { do: 'publish', permalink: good };
export const noAnswer: Said = { do: 'no-answer', reason: 'obscene' };
export const inDraft = [incident, route];
export const inCheck = [...inDraft, submit];
export const inApproval = [...inCheck, forward];
export const inPublication = [...inApproval, approve];
export const answered = [...inPublication, publish];
export const partsIn = [incident, both, submit, other];
export const interimRead = [incident, route, interim, forward];
export const finalOwed = [...interimRead, approve, publish];

/** Acts that every town has in the same words, as far as its file has them. */
export type Common = Omit<Deed, 'town'>;

export const reassign: Common = {
	name: 'an assignment taken away (G-29)',
	before: inDraft,
	line: { do: 'reassign', unit: 'roads', to: 'parks', reason: why },
	by: ['coordinator'],
	wrong: [
		...reason,
		['an unknown unit', { unit: 'zoo' }, 'unknown-unit', 'unit'],
		['a unit that nobody asked', { unit: 'housing' }, 'unit-not-asked', 'unit'],
		['no unit', { unit: undefined }, 'malformed'],
		['nothing as a unit', { unit: '' }, 'malformed'],
		['to an unknown unit', { to: 'zoo' }, 'unknown-unit', 'to'],
		['to the same unit', { to: 'roads' }, 'unit-asked-already', 'to'],
	],
	twice: 'unit-not-asked',
	next: { ...submit, unit: 'parks' },
};
export const addUnits: Common = {
	name: 'a unit found necessary later (G-31)',
	before: inDraft,
	line: { do: 'add-units', units: ['parks'] },
	by: ['coordinator'],
	wrong: units('roads'),
	twice: 'unit-asked-already',
	next: submit,
};
export const write: Common = {
	name: 'a text of the coordinator’s own (G-30)',
	before: [incident],
	line: { do: 'submit', kind: 'final', text: words },
	by: ['coordinator'],
	wrong: [...text, ['a kind that is none', { kind: 'half' }, 'malformed']],
	twice: 'not-now',
	next: forward,
};
export const corrected: Common = {
	name: 'a text sent on with a correction (G-30)',
	before: inCheck,
	line: { do: 'forward', draft: 1, text: 'Здравствуйте! Яму заделали вчера.' },
	by: ['coordinator'],
	wrong: [...text, ...stale],
	twice: 'not-now',
	next: { do: 'approve', draft: 2 },
};
export const recall: Common = {
	name: 'an approved text recalled (G-32)',
	before: inPublication,
	line: { do: 'recall', draft: 1, reason: why },
	by: ['coordinator', 'curator'],
	wrong: [...reason, ...stale],
	twice: 'not-now',
	next: forward,
};
export const unpublishable: Common = {
	name: 'an answer that can stand nowhere (G-33)',
	before: inPublication,
	line: { do: 'unpublishable', kind: 'deleted', reason: why, person: 'coordinator-1' },
	by: ['coordinator'],
	wrong: [
		...reason,
		['no kind', { kind: undefined }, 'unknown-reason', 'kind'],
		['a kind of a text', { kind: 'final' }, 'unknown-reason', 'kind'],
		['a kind that is none', { kind: 'gone' }, 'malformed'],
	],
	twice: 'not-now',
	next: { do: 'confirm', person: 'approver-1' },
};
export const appeal: Common = {
	name: 'a message that is an appeal (G-34)',
	before: inDraft,
	line: { do: 'appeal', number: 'О-17/2025' },
	by: ['coordinator'],
	wrong: [
		['neither a number nor a word', { number: undefined }, 'number-missing', 'number'],
		['spaces as a number', { number: ' \n ' }, 'number-missing', 'number'],
		['a number of which nothing is seen', { number: nothingToBeSeen }, 'number-missing', 'number'],
		['a number that is too long', { number: '7'.repeat(2_001) }, 'remark-too-long', 'number'],
		['that the author was not told', { number: undefined, told: false }, 'number-missing', 'number'],
	],
	twice: 'ended',
};
export const propose: Common = {
	name: 'no answer, proposed while the units work (G-35)',
	before: inDraft,
	line: { ...noAnswer, person: 'coordinator-1' },
	by: ['coordinator'],
	wrong: [
		['a reason of no list', { reason: 'boring' }, 'unknown-reason', 'reason'],
		['no reason', { reason: undefined }, 'unknown-reason', 'reason'],
		['spaces as a reason', { reason: '  ' }, 'unknown-reason', 'reason'],
		['a reason in words', { reason: why }, 'unknown-reason', 'reason'],
		['the name of what every list has', { reason: 'constructor' }, 'unknown-reason', 'reason'],
	],
	twice: 'not-now',
	next: { do: 'reject', person: 'approver-1' },
};
export const withdrawProposal: Common = {
	name: 'the proposal taken back (G-35)',
	before: [...inDraft, { ...noAnswer, person: 'coordinator-1' }],
	line: { do: 'withdraw-proposal', reason: why, person: 'coordinator-1' },
	by: ['coordinator'],
	wrong: [...reason, ['somebody else of the same role', { person: 'coordinator-2' }, 'not-yours']],
	twice: 'not-now',
	next: submit,
};
export const confirm: Common = {
	name: 'the second person’s word (G-18)',
	before: [...inDraft, { ...noAnswer, person: 'coordinator-1' }],
	line: { do: 'confirm', person: 'approver-1' },
	by: ['approver'],
	wrong: [['whoever proposed it', { by: 'approver', person: 'coordinator-1' }, 'same-person']],
	twice: 'ended',
};
export const withdraw: Common = {
	name: 'an incident taken back (G-37)',
	before: inDraft,
	line: { do: 'withdraw', reason: why },
	by: ['curator'],
	wrong: reason,
	twice: 'ended',
};
export const correct: Common = {
	name: 'a wrong link put right, after the end (G-36)',
	before: answered,
	line: { do: 'correct', permalink: 'https://vk.com/wall-1_3', reason: why },
	by: ['coordinator'],
	wrong: [...reason, ...permalink(), ['the link that stands', { permalink: good }, 'link-unchanged', 'permalink']],
	twice: 'link-unchanged',
	next: { do: 'correct', permalink: 'https://vk.com/wall-1_5', reason: why },
};
export const dated = (latest: string): Common => ({
	name: 'the consent to an interim text, with a date (A-9′)',
	before: interimRead,
	line: { do: 'approve', draft: 1, due: '2025-03-14' },
	by: ['curator'],
	wrong: [...due(latest), ...stale],
	twice: 'not-now',
	next: publish,
});
export const deadline = (latest: string): Common => ({
	name: 'the curator’s date of the final answer (A-9)',
	before: finalOwed,
	line: { do: 'set-deadline', due: '2025-03-14' },
	by: ['curator'],
	wrong: [
		...due(latest),
		['no date', { due: undefined }, 'malformed'],
		['for a term that there is not', { for: '99' }, 'unknown-term', 'for'],
		['for a name that every object has', { for: 'constructor' }, 'unknown-term', 'for'],
	],
	twice: null,
	next: submit,
});
export const notOurs: Common = {
	name: 'a question that is not ours (G-34)',
	before: [incident],
	line: { do: 'not-ours', text: words },
	by: ['coordinator'],
	wrong: text,
	twice: null,
};

export const without = (deed: Common, ...acts: readonly Said['do'][]): Common => ({
	...deed,
	before: deed.before.filter((one) => !acts.includes(one.do)),
});
/** Where whoever posts also approves: no text is sent on, and a text of somebody’s own is posted at once. */
export const posted = (deed: Common): Common =>
	without({ ...deed, ...(deed === write && { next: publish, twice: null }) }, 'forward', 'approve');
export const of = (town: TownOfDeed, ...deeds: readonly Common[]): readonly Deed[] =>
	deeds.map((deed) => ({ ...deed, town }));
