import { MINUTE_MS } from '../../domain/instant.ts';
import type { Mail, Mailer, Sent } from '../../functions/ports/mailer.ts';
import type { MailEvent } from '../../functions/record-bounce/mail-event.ts';
import type { Chance } from './chance.ts';
import { type Chronicle, noteTaken } from './chronicle.ts';
import type { Knows, Run } from './faults.ts';
import type { Timeline } from './timeline.ts';

interface MailServiceOptions {
	readonly chance: Chance;
	readonly timeline: Timeline;
	readonly chronicle: Chronicle;
	readonly mishap: (share: number) => boolean;
	readonly trace: (line: string) => void;
	/** Somebody has a mail. */
	readonly arrived: (mail: Mail) => void;
	/** One came back. */
	readonly returned: (event: MailEvent) => void;
}

/** SES as a call of a function meets it, and what the layer of faults must know of it: it answers no by its answers. */
export function mailService({ chance, timeline, chronicle, mishap, trace, arrived, returned }: MailServiceOptions) {
	let messages = 0;
	const notTaken = (): Sent =>
		chance.one<Sent>([
			{ is: 'throttled' },
			{ is: 'refused', why: 'MessageRejected' },
			{ is: 'refused', why: 'MessageRejected' },
			{ is: 'unavailable', why: 'ServiceUnavailable' },
			{ is: 'unclear', why: 'TimeoutError' },
		]) ?? { is: 'throttled' };
	const knows: Knows = {
		once: ['send'],
		refusals: { send: notTaken, answers: () => false },
		// It was taken, and nobody was told.
		unanswered: { send: (): Sent => ({ is: 'unclear', why: 'TimeoutError' }), answers: () => false },
	};
	const serve = (run: Run): Mailer => ({
		answers: () => Promise.resolve(true),
		send(mail) {
			messages += 1;
			const messageId = `message-${messages}`;
			const key = `${run.job} ${mail.to.name} ${mail.to.mail}`;
			noteTaken(chronicle, key, { run, messageId });
			trace(`mail ${key}`);
			arrived(mail);
			if (mishap(0.004)) {
				const why = chance.one(['bounced', 'complained', 'gave-up'] as const) ?? 'bounced';
				timeline.at(timeline.now() + chance.between(1_000, 30 * MINUTE_MS), () =>
					returned({ is: 'lost', messageId, why }),
				);
			}
			return Promise.resolve({ is: 'sent', messageId });
		},
	});
	return { knows, serve };
}
