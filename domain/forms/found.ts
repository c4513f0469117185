import { checkPermalink, completeAddress } from '../case/acts/permalinks.ts';
import type { IncidentFacts } from '../case/model/commands.ts';
import type { Instant } from '../instant.ts';
import {
	importances,
	type MessageKind,
	messageKinds,
	networks,
	officialPages,
	type Regulation,
	venues,
} from '../regulation/regulation.ts';
import { done, type Result, refuse } from '../result.ts';
import { isBlank, textLimit } from '../text.ts';
import { networkTitles } from '../wording/cases.ts';
import { readTypedTime } from '../wording/typed-dates.ts';
import { foundWords as words } from '../wording/work.ts';
import { type Field, field, option } from './field.ts';
import type { FieldFault, PostedFields } from './model.ts';
import { first, limited } from './posted.ts';

/** A message that staff found: its facts, and what stands beside them. */
export interface FoundMessage {
	readonly facts: IncidentFacts;
	readonly text: string;
	readonly permalink: string;
	readonly topic: string | null;
	readonly location: string | null;
	/** The name that another system gave the message, where whoever found it saw one. */
	readonly externalId: string | null;
}

/** The kinds of message that a municipality's own staff may register; empty where the regulation gives them none. */
export function foundKinds({ kinds }: Pick<Regulation, 'kinds'>): readonly MessageKind[] {
	return messageKinds.filter((kind) => kinds[kind]?.from.includes('staff') === true);
}

/** The form's fields: only what this regulation tells apart is asked. */
export function foundFields(regulation: Regulation): readonly Field[] {
	const kinds = foundKinds(regulation);
	const titled = kinds.map((kind) => option(kind, { label: regulation.kinds[kind]?.title ?? kind }));
	const onPages = kinds.includes('page-message');
	const rated = kinds.some((kind) => kind === 'incident' && regulation.kinds[kind]?.importance === true);
	return [
		...(kinds.length > 1 ? [field('kind', words.kind, null, { is: 'radios', options: titled, initial: null })] : []),
		field('network', words.network, null, {
			is: 'select',
			options: [
				option('', { label: words.network.choose }),
				...networks.map((one) => option(one, { label: networkTitles[one] })),
			],
		}),
		field('permalink', words.permalink, null, { is: 'address', initial: '' }),
		field('venue', words.venue, null, {
			is: 'radios',
			options: venues.map((venue) => option(venue, { label: words.venue[venue] })),
			initial: 'feed',
		}),
		...(onPages
			? [
					field('page', words.page, null, {
						is: 'radios',
						options: ([...officialPages, 'none'] as const).map((one) => option(one, { label: words.page[one] })),
						initial: null,
					}),
				]
			: []),
		...(rated
			? [
					field('importance', words.importance, null, {
						is: 'radios',
						options: importances.map((one) => option(one, { label: words.importance[one] })),
						initial: 'normal',
					}),
				]
			: []),
		field('publishedAt', words.publishedAt, null, { is: 'line', initial: '' }),
		field('location', words.location, null, { is: 'line', initial: '' }),
		field('topic', words.topic, null, { is: 'line', initial: '' }),
		field('externalId', words.externalId, null, { is: 'line', initial: '' }),
		field('text', words.text, null, { is: 'text', initial: '' }),
	];
}

/**
 * Reads the form. Refuses with every fault at once, each with the name of its field, in words that say how to mend it.
 * `offsetAt`: minutes ahead of UTC in the municipality's zone, in which typed times are read; `now`: when it was found.
 */
export function parseFound(
	fields: PostedFields,
	regulation: Regulation,
	{ offsetAt, now }: { readonly offsetAt: (instant: Instant) => number; readonly now: Instant },
): Result<FoundMessage, readonly FieldFault[]> {
	const faults: FieldFault[] = [];
	const complain = (name: string, message: string) => faults.push({ field: name, message });
	const kinds = foundKinds(regulation);
	const asked = first(fields, 'kind');
	const kind = kinds.length === 1 ? kinds[0] : kinds.find((known) => known === asked);
	if (kind === undefined) complain('kind', words.faults.kind);
	const network = networks.find((known) => known === first(fields, 'network'));
	if (network === undefined) complain('network', words.faults.network);
	const permalink = completeAddress(first(fields, 'permalink'));
	const fault = permalink === '' ? 'permalink' : network === undefined ? null : checkPermalink(permalink, network);
	if (fault !== null) complain('permalink', words.faults[fault]);
	const venue = venues.find((known) => known === first(fields, 'venue'));
	if (venue === undefined) complain('venue', words.faults.venue);
	const onPage = first(fields, 'page');
	const page = officialPages.find((known) => known === onPage) ?? null;
	if (kind === 'page-message' && page === null && onPage !== 'none') complain('page', words.faults.page);
	const typed = first(fields, 'publishedAt');
	const publishedAt = typed === '' ? null : readTypedTime(typed, offsetAt);
	if (typed !== '' && publishedAt === null) complain('publishedAt', words.faults.publishedAt);
	const importance =
		kind === 'incident' ? (importances.find((known) => known === first(fields, 'importance')) ?? 'normal') : 'normal';
	const text = limited(fields, 'text', textLimit.message, words.faults.text, complain);
	const topic = limited(fields, 'topic', 200, null, complain);
	const location = limited(fields, 'location', 500, null, complain);
	const externalId = limited(fields, 'externalId', 200, null, complain);
	const required = kind === undefined ? [] : (regulation.kinds[kind]?.requires?.fields ?? []);
	for (const name of required) if (isBlank({ topic, location }[name])) complain(name, words.faults.required);
	if (kind === undefined || network === undefined || venue === undefined || faults.length > 0) return refuse(faults);
	return done({
		facts: {
			kind,
			importance,
			network,
			venue,
			page: kind === 'page-message' ? page : null,
			publishedAt,
			detectedAt: now,
			sentAt: null,
		},
		text,
		permalink,
		topic: topic === '' ? null : topic,
		location: location === '' ? null : location,
		externalId: externalId === '' ? null : externalId,
	});
}
