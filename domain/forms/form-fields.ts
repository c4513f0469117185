import { isAside } from '../case/turn/asides.ts';
import { anyHolds } from '../case/turn/conditions.ts';
import { hasUnits } from '../regulation/has-units.ts';
import { type Act, acts, unpublishableKinds } from '../regulation/regulation.ts';
import { assignmentWords } from '../wording/assignments.ts';
import { forwardToPublication } from '../wording/forms.ts';
import { ownTextWords } from '../wording/own-texts.ts';
import { actChoices, fieldWords } from '../wording/pages.ts';
import { unpublishableWords } from '../wording/unpublishable.ts';
import { assignmentFields } from './assignment-fields.ts';
import { type Field, field, type Option, option, unitOptions, type Words, withTownsNoun } from './field.ts';
import type { FormPage } from './model.ts';
import {
	consentName,
	correctionName,
	datesConsent,
	goesToApproval,
	isReturnInWords,
	kindName,
	linksRepeats,
	numberName,
	partsToReturn,
	silenceField,
	turnsOn,
	usualAct,
	writesOwn,
} from './offers.ts';
import { postedTextField, systemFields, visibilityField } from './published-fields.ts';
import { type On, writingFields } from './writing-fields.ts';

/** The questions of a form: which decision, where there is a choice, then what each of the offered acts needs. */
export function fieldsFor(page: FormPage, offered: readonly Act[]): readonly Field[] {
	const on: On = (...acts) => {
		const mine = acts.filter((act) => offered.includes(act));
		return { offered: mine.length > 0, only: mine.length === offered.length ? null : mine };
	};
	return [
		...decisionField(page, offered),
		...routeFields(page, on),
		...assignmentFields(page, on),
		...agreementFields(page, on),
		...endingFields(page, offered, on),
		...writingFields(page, offered, on),
		...returnFields(page, on),
		...dateFields(page, on),
		...publishingFields(page, offered, on),
	].map((one) => withTownsNoun(one, page.regulation));
}

function decisionField(page: FormPage, offered: readonly Act[]): readonly Field[] {
	if (offered.length < 2) return [];
	// Where all are of the kind, none of them is what the form is for.
	const screens = page.subject.is === 'stage' && page.subject.stage === 'screening';
	const alike = offered.every(isAside);
	const options = offered.map((act) => {
		const straight = act === 'forward' && !goesToApproval(page.case, page.regulation);
		const own = act === 'submit' && writesOwn(page);
		const words = straight
			? forwardToPublication
			: own
				? ownTextWords[hasUnits(page.regulation) ? 'choice' : 'alone']
				: (actChoices[act] ?? { label: act });
		const isRare = (isAside(act) && !(act === 'no-answer' && screens)) || (own && screens);
		return { ...option(act, words), ...(isRare && !alike && { rare: true as const }) };
	});
	const initial = offered.includes('submit') && !writesOwn(page) ? 'submit' : usualAct(offered);
	return [field('decision', fieldWords.decision, null, { is: 'radios', options, initial })];
}

function routeFields(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('route');
	if (!offered) return [];
	const units = unitOptions(page.municipality.units, page.suggested);
	const several = page.regulation.severalUnits;
	return [
		several
			? field('unit', fieldWords.units, only, { is: 'checkboxes', options: units, initial: null })
			: field('unit', fieldWords.unit, only, { is: 'select', options: choose(units) }),
		...(linksRepeats(page.regulation)
			? [field('repeatOf', fieldWords.repeatOf, only, { is: 'line', initial: page.case.repeatOf ?? '' })]
			: []),
		...(turnsOn(page.regulation, 'track') ? [trackField(page, only)] : []),
	];
}

/** What is agreed with units that are asked, first or later (Perm 3.4, 2.1.4). */
function agreementFields(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('route', 'add-units');
	if (!offered) return [];
	return [
		...(turnsOn(page.regulation, 'photo') ? [agreed('photoRequired', page, only)] : []),
		...(turnsOn(page.regulation, 'selfPosting') ? [agreed('selfPosting', page, only)] : []),
	];
}

/** Whether an explanation is wanted in place of an answer, and which (Okha 3.7). */
function trackField({ case: state, regulation }: FormPage, only: readonly string[] | null): Field {
	const open = regulation.explanations.filter(({ when }) => anyHolds(when, state));
	const categories = open.map(({ category, title }) => option(category, { label: title }));
	const none = option('', { label: fieldWords.track.none });
	return field('explanation', fieldWords.track, only, { is: 'select', options: [none, ...categories] });
}

/** What stops, ends or corrects a case: why, and what else that act needs. */
function endingFields(page: FormPage, offered: readonly Act[], on: On): readonly Field[] {
	const silent = on('no-answer');
	const unpublishable = on('unpublishable');
	const correct = on('correct');
	const appeal = on('appeal');
	const reasons = (page.regulation.reasons['no-answer']?.items ?? []).map(coded);
	const kinds = unpublishableKinds.map((kind) => option(kind, { label: unpublishableWords[kind] }));
	return [
		...(silent.offered
			? [field(silenceField(offered), fieldWords.noAnswer, silent.only, { is: 'select', options: choose(reasons) })]
			: []),
		...(unpublishable.offered
			? [
					field(kindName(offered), fieldWords.unpublishableKind, unpublishable.only, {
						is: 'select',
						options: choose(kinds),
					}),
				]
			: []),
		...(correct.offered
			? [field(correctionName(offered), fieldWords.correctedLink, correct.only, { is: 'address', initial: '' })]
			: []),
		...whyField(on),
		...(appeal.offered
			? [
					field(numberName(offered), fieldWords.appealNumber, appeal.only, { is: 'line', initial: '' }),
					flag('told', appeal.only),
				]
			: []),
	];
}

/** One field of free words for all the acts here that ask for some; where it is for one act alone its label says for which. */
function whyField(on: On): readonly Field[] {
	const asking = Object.entries(why).filter(([act]) => acts.some((known) => known === act && on(known).offered));
	const mine = acts.filter((act) => asking.some(([name]) => name === act));
	const [first, ...others] = asking;
	if (first === undefined) return [];
	const words = others.length === 0 ? first[1] : fieldWords.why;
	return [field('comment', words, on(...mine).only, { is: 'text', initial: '' })];
}

const why: Readonly<Partial<Record<Act, Words>>> = {
	'return-to-curator': fieldWords.returnToCurator,
	reassign: assignmentWords.reassignReason,
	'require-photo': assignmentWords.photoReason,
	recall: fieldWords.recallReason,
	'refuse-consent': fieldWords.refuseConsent,
	'withdraw-consent': fieldWords.withdrawConsent,
	'withdraw-proposal': fieldWords.withdrawProposal,
	unpublishable: fieldWords.unpublishableWords,
	withdraw: fieldWords.withdrawReason,
	correct: fieldWords.correctionReason,
};

function returnFields(page: FormPage, on: On): readonly Field[] {
	const { offered, only } = on('return');
	if (!offered) return [];
	const items = isReturnInWords(page.case) ? [] : (page.regulation.reasons.return?.items ?? []).map(coded);
	const parts = partsToReturn(page.case);
	const units = page.municipality.units.filter(({ id }) => parts.includes(id));
	return [
		...(units.length === 0
			? []
			: [
					field('part', fieldWords.part, only, {
						is: 'select',
						options: choose(unitOptions(units)),
					}),
				]),
		...(items.length === 0
			? []
			: [field('reason', fieldWords.returnReason, only, { is: 'select', options: choose(items) })]),
		field('comment', fieldWords.comment, only, { is: 'text', initial: '' }),
	];
}

/** The curator's date: of the final answer, or of one of the acts that he may date (A-9, P-18); with it one more interim answer. */
function dateFields(page: FormPage, on: On): readonly Field[] {
	const sets = on('set-deadline');
	const dated = on(...(datesConsent(page) ? (['approve'] as const) : []), 'set-deadline');
	if (!dated.offered) return [];
	const words = sets.offered ? fieldWords.curatorDate : fieldWords.curatorDateIfAny;
	const acts = page.regulation.terms.flatMap(({ settable, title }) =>
		(settable?.as.slice(0, 1) ?? []).map((key) => option(key, { label: title })),
	);
	const agrees = sets.offered && page.case.phase === 'final' && turnsOnInterim(page.regulation);
	return [
		field('due', words, dated.only, { is: 'line', initial: '' }),
		...(sets.offered && acts.length > 0
			? [
					field('for', fieldWords.dateOf, sets.only, {
						is: 'select',
						options: [option('', fieldWords.dateOfFinal), ...acts],
					}),
				]
			: []),
		...(agrees
			? [
					field('interim', fieldWords.oneMoreInterim, sets.only, {
						is: 'checkboxes',
						options: [option('yes', fieldWords.yes)],
						initial: null,
					}),
				]
			: []),
	];
}

function turnsOnInterim({ interim }: FormPage['regulation']): boolean {
	return interim?.when?.some(({ interimAgreed }) => interimAgreed !== undefined) ?? false;
}

function publishingFields(page: FormPage, offered: readonly Act[], on: On): readonly Field[] {
	const interest = on('forward', 'publish');
	const publish = on('publish');
	const firstWord = on('first-word');
	const site = on('publish-site');
	const posts = on('publish', 'publish-site');
	const consent = on('consent');
	const register = on('register');
	const { venue, kind } = page.case.incident;
	// Where the message was private the answer's place must be declared: the address alone does not tell it.
	const isOut = page.case.status.is === 'open' && page.case.status.stage === 'site-publication';
	const declared = publish.offered && !isOut && (venue === 'direct' || kind === 'page-message');
	// One box for either proof: two of one name would be taken for each other.
	const both = publish.offered && site.offered ? on('publish', 'publish-site') : null;
	return [
		...(publish.offered && !isOut ? systemFields(page, publish.only) : []),
		...(both === null ? [] : [field('permalink', fieldWords.pageOrSite, both.only, { is: 'address', initial: '' })]),
		...(publish.offered && both === null
			? [field('permalink', fieldWords.permalink, publish.only, { is: 'address', initial: '' })]
			: []),
		...(posts.offered ? [postedTextField(page, posts.only)] : []),
		...(declared ? [visibilityField(venue === 'direct' ? 'private' : 'public', publish.only)] : []),
		...(interest.offered && !isOut && page.regulation.stages['site-publication'] !== undefined
			? [flag('generalInterest', interest.only)]
			: []),
		...(firstWord.offered
			? [field('permalink', fieldWords.firstWordPermalink, firstWord.only, { is: 'address', initial: '' })]
			: []),
		...(site.offered && both === null
			? [field('permalink', fieldWords.sitePermalink, site.only, { is: 'address', initial: '' })]
			: []),
		...(consent.offered
			? [field(consentName(offered), fieldWords.consentPermalink, consent.only, { is: 'address', initial: '' })]
			: []),
		...(register.offered ? [field('number', fieldWords.number, register.only, { is: 'line', initial: '' })] : []),
	];
}

function flag(
	name: 'photoRequired' | 'selfPosting' | 'generalInterest' | 'told',
	only: readonly string[] | null,
): Field {
	const options = [option('yes', fieldWords.yes)];
	return field(name, fieldWords[name], only, { is: 'checkboxes', options, initial: null });
}

/** With all of the units that are chosen, or with those alone that are named here. */
function agreed(
	name: 'photoRequired' | 'selfPosting',
	{ regulation, municipality }: FormPage,
	only: readonly string[] | null,
): Field {
	if (!regulation.severalUnits) return flag(name, only);
	const options = [option('yes', fieldWords.agreedWithAll), ...unitOptions(municipality.units)];
	return field(name, fieldWords[name], only, { is: 'checkboxes', options, initial: null });
}

/** The options of a select behind one that chooses nothing. */
export function choose(options: readonly Option[]): readonly Option[] {
	return [option('', fieldWords.choose), ...options];
}

function coded(item: { readonly code: string; readonly title: string }): Option {
	return option(item.code, { label: item.title });
}
