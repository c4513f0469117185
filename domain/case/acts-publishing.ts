import { done, unreachable } from '../result.ts';
import { happen } from './clocks.ts';
import type { Command } from './commands.ts';
import { cited, no, type Performed } from './performed.ts';
import { checkPermalink, isWebAddress } from './permalink.ts';
import type { Unfolding } from './unfolding.ts';

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

/** in the network of the message, and where it is said, as publicly as the message itself (Okha 3.4). */
function publish(unfolding: Unfolding, command: Extract<Command, { do: 'publish' }>): Performed {
	const { incident, draft } = unfolding.state;
	const fault = checkPermalink(command.permalink, incident.network);
	if (fault !== null) return no(fault, 'permalink');
	const expected = incident.venue === 'direct' ? 'private' : 'public';
	if (command.visibility !== null && command.visibility !== expected) return no('wrong-venue', 'visibility');
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
