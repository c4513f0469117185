import type { StageKind } from '../regulation/regulation.ts';
import { done, unreachable } from '../result.ts';
import { happen } from './clocks.ts';
import type { Command } from './commands.ts';
import { completeParts, partFault, soleAwaited } from './parts.ts';
import { cited, no, type Performed } from './performed.ts';
import { checkPermalink, isWebAddress } from './permalink.ts';
import type { Unfolding } from './unfolding.ts';

type Publication = Extract<Command, { do: 'publish' }>;
type Publishing = Extract<Command, { do: 'publish' | 'publish-site' | 'consent' | 'register' }>;

/** The acts that need a proof in the world outside: a link, a consent, a number. */
export function performPublishing(unfolding: Unfolding, command: Publishing): Performed {
	switch (command.do) {
		case 'publish':
			return publish(unfolding, command);
		case 'publish-site':
			if (!isWebAddress(command.permalink)) return no('permalink-invalid', 'permalink');
			happen(unfolding, { type: 'SitePublished', ...cited(unfolding, command.do) });
			return done({});
		case 'consent': {
			const fault = checkPermalink(command.permalink, unfolding.state.incident.network);
			if (fault !== null) return no(fault, 'permalink');
			happen(unfolding, { type: 'ConsentRecorded', ...cited(unfolding, command.do) });
			return done({});
		}
		case 'register':
			if (command.number.trim() === '') return no('number-missing', 'number');
			happen(unfolding, { type: 'AppealRegistered', number: command.number, ...cited(unfolding, command.do) });
			return done({});
		default:
			return unreachable(command);
	}
}

function publish(unfolding: Unfolding, command: Publication): Performed {
	const { status, draft } = unfolding.state;
	if (status.is === 'open' && status.stage === 'draft') return postItself(unfolding, command, status.stage);
	const fault = proofFault(unfolding, command);
	if (fault !== null) return fault;
	const answer = draft?.answer ?? 'final';
	const generalInterest = command.generalInterest || unfolding.state.generalInterest;
	happen(unfolding, {
		type: 'AnswerPublished',
		version: draft?.version ?? 0,
		answer,
		generalInterest,
		...cited(unfolding, 'publish'),
	});
	return done({ answer, generalInterest });
}

/** By agreement a unit puts its own answer online; what others owe stays owed (Perm 2.1.4b, M-3). */
function postItself(unfolding: Unfolding, command: Publication, stage: StageKind): Performed {
	const unit = command.by.unit ?? soleAwaited(unfolding.state);
	if (unit === null) return no('unit-not-asked', 'unit');
	const fault = partFault(unfolding, unit, stage) ?? proofFault(unfolding, command);
	if (fault !== null) return fault;
	const answer = 'final';
	const { generalInterest } = command;
	happen(unfolding, {
		type: 'AnswerPublished',
		version: unfolding.state.drafts + 1,
		answer,
		generalInterest,
		unit,
		...cited(unfolding, 'publish', unit),
	});
	completeParts(unfolding);
	return done({ answer, generalInterest });
}

/** in the network of the message, and where it is said, as publicly as the message itself (Okha 3.4). */
function proofFault({ state: { incident } }: Unfolding, command: Publication): ReturnType<typeof no> | null {
	const fault = checkPermalink(command.permalink, incident.network);
	if (fault !== null) return no(fault, 'permalink');
	const expected = incident.venue === 'direct' ? 'private' : 'public';
	return command.visibility !== null && command.visibility !== expected ? no('wrong-venue', 'visibility') : null;
}
