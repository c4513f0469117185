import type { StageKind } from '../../regulation/regulation.ts';
import { done, unreachable } from '../../result.ts';
import { isBlank, isLongerThan, isPlainName } from '../../text.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import { asPromised, isPromiseTooLate } from '../clocks/promise-bound.ts';
import { happen } from '../clocks/record.ts';
import type { Command } from '../model/commands.ts';
import type { NamedTime } from '../model/named-time.ts';
import { isFirstWordGiven } from '../turn/allowed.ts';
import { anyHolds } from '../turn/conditions.ts';
import { unitsOut } from '../turn/questions.ts';
import { draftRead, postsOwnWords } from './draft-read.ts';
import { type ActOutcome, cited, no } from './outcome.ts';
import { completeParts, partFault, soleAwaited } from './parts.ts';
import { checkPermalink, isAtSite, isPageAddress } from './permalinks.ts';
import { interimFault } from './text-faults.ts';

type Publication = Extract<Command, { do: 'publish' }>;
type Publishing = Extract<
	Command,
	{ do: 'first-word' | 'publish' | 'publish-site' | 'consent' | 'refuse-consent' | 'withdraw-consent' | 'register' }
>;

/** The acts that need a proof in the world outside: a link, a consent, a number. */
export function performPublishing(context: DecisionContext, command: Publishing, stage: StageKind): ActOutcome {
	switch (command.do) {
		case 'publish':
			return publish(context, command, stage);
		case 'first-word': {
			if (isFirstWordGiven(context.state)) return no('first-word-given');
			const fault = checkPermalink(command.permalink, context.state.incident.network);
			if (fault !== null) return no(fault, 'permalink');
			happen(context, { type: 'FirstWordGiven', ...cited(context, command.do) });
			return done({});
		}
		case 'publish-site':
			if (!isPageAddress(command.permalink)) return no('permalink-invalid', 'permalink');
			if (!isAtSite(command.permalink, context.world.site ?? null)) return no('wrong-site', 'permalink');
			happen(context, { type: 'SitePublished', ...alsoTextsOf(context, command), ...cited(context, command.do) });
			return done({});
		case 'consent': {
			const fault = checkPermalink(command.permalink, context.state.incident.network);
			if (fault !== null) return no(fault, 'permalink');
			happen(context, { type: 'ConsentRecorded', ...cited(context, command.do) });
			return done({});
		}
		case 'refuse-consent':
		case 'withdraw-consent': {
			if (isBlank(command.reason)) return no('reason-missing', 'reason');
			const type = command.do === 'refuse-consent' ? 'ConsentRefused' : 'ConsentWithdrawn';
			happen(context, { type, ...cited(context, command.do) });
			return done({});
		}
		case 'register':
			if (isBlank(command.number)) return no('number-missing', 'number');
			happen(context, { type: 'AppealRegistered', ...cited(context, command.do) });
			return done({});
		default:
			return unreachable(command);
	}
}

function publish(context: DecisionContext, command: Publication, stage: StageKind): ActOutcome {
	const own = postsOwnWords(context.state);
	const draft = draftRead(context.state, command.draft);
	if (own !== (command.draft === 'own') || (!own && draft === null)) return no('draft-changed', 'draft');
	if (stage === 'draft') return postItself(context, command);
	if (stage === 'site-publication') return postOnPage(context, command);
	const fault = proofFault(context, command);
	if (fault !== null) return fault;
	const answer = draft?.answer ?? 'final';
	const generalInterest = command.generalInterest || context.state.generalInterest;
	const keeps = answer === 'final' ? unitsOut(context.state).map(({ unit }) => unit) : [];
	happen(context, {
		type: 'AnswerPublished',
		version: draft?.version ?? 0,
		answer,
		generalInterest,
		...marksOf(context, answer === 'interim' ? asPromised(context, draft?.promisedBy ?? null) : null),
		...placeOf(command),
		...(keeps.length > 0 && { keeps }),
		...textsOf(command),
		...cited(context, 'publish'),
	});
	return done({ answer, generalInterest });
}

/** What is promised to the author in public, and the regulation does not allow, is a mark of the case (G-38). */
function marksOf(context: DecisionContext, promised: NamedTime | null): { readonly marks?: readonly string[] } {
	return isPromiseTooLate(context, promised) ? { marks: ['promise-too-late'] } : {};
}

/** What was answered in private stands on the official page as well, where everybody reads it (Okha 3.5). */
function postOnPage(context: DecisionContext, command: Publication): ActOutcome {
	const fault = checkPermalink(command.permalink, context.state.incident.network);
	if (fault !== null) return no(fault, 'permalink');
	if (command.visibility === 'private') return no('wrong-venue', 'visibility');
	happen(context, { type: 'PagePublished', ...alsoTextsOf(context, command), ...cited(context, 'publish') });
	return done({});
}

function placeOf({ inSystem }: Publication) {
	return inSystem == null ? {} : { system: inSystem.system };
}

function textsOf({ texts }: Publication) {
	return texts == null ? {} : { texts };
}

/** The version that stands in a second place as well, with its digests; nothing where no text is known. */
function alsoTextsOf({ state: { draft } }: DecisionContext, command: Pick<Publication, 'texts'>) {
	return draft === null || command.texts == null ? {} : { version: draft.version, texts: command.texts };
}

/** By agreement a unit puts its own answer online; what others owe stays owed (Perm 2.1.4b, M-3). */
function postItself(context: DecisionContext, command: Publication): ActOutcome {
	const unit = command.by.unit ?? soleAwaited(context.state);
	if (unit === null) return no('unit-not-asked', 'unit');
	const fault = partFault(context, unit) ?? proofFault(context, command);
	if (fault !== null) return fault;
	const { generalInterest, interim = null } = command;
	const badPromise = interim === null ? null : interimFault(context, interim.promisedBy, unit);
	if (badPromise !== null) return badPromise;
	const answer = interim === null ? 'final' : 'interim';
	happen(context, {
		type: 'AnswerPublished',
		version: context.state.drafts + 1,
		answer,
		generalInterest,
		...placeOf(command),
		...(interim !== null && { promisedBy: interim.promisedBy?.at ?? null }),
		...textsOf(command),
		unit,
		...cited(context, 'publish', unit),
	});
	completeParts(context);
	return done({ answer, generalInterest });
}

/**
 * in the network of the message, and where it is said, as publicly as the message itself (Okha 3.4); or in the system
 * that it came through, by the system's own number (Perm M-11).
 */
function proofFault(context: DecisionContext, command: Publication): ReturnType<typeof no> | null {
	const { incident } = context.state;
	const { inSystem = null } = command;
	const ofSystem = inSystem === null ? null : systemFault(context, command, inSystem);
	if (ofSystem !== null) return ofSystem;
	const isLinked = inSystem === null || command.permalink !== '';
	const fault = isLinked ? checkPermalink(command.permalink, incident.network) : null;
	if (fault !== null) return no(fault, 'permalink');
	const expected = incident.venue === 'direct' ? 'private' : 'public';
	if (mayStandAnywhere(context)) return null;
	return command.visibility !== null && command.visibility !== expected ? no('wrong-venue', 'visibility') : null;
}

/** An explanation may go where its author can read it, in private or in public (Okha 3.7). */
function mayStandAnywhere({ state: { draft }, world: { regulation } }: DecisionContext): boolean {
	const rule = regulation.explanations.find(({ category }) => category === draft?.category);
	return draft?.answer === 'explanation' && rule?.anywhere === true;
}

function systemFault(
	{ state, world }: DecisionContext,
	{ by }: Publication,
	{ system, reference }: NonNullable<Publication['inSystem']>,
): ReturnType<typeof no> | null {
	const rule = world.regulation.systems[system];
	if (rule === undefined || !anyHolds(rule.when, state) || !rule.by.includes(by.role))
		return no('wrong-system', 'system', rule?.clause);
	const isNumber = !isBlank(reference) && isPlainName(reference) && !isLongerThan(reference, longestReference);
	return isNumber ? null : no('reference-missing', 'reference', rule.clause);
}

/** More than any system's own number is long. */
const longestReference = 200;
