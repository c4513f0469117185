import { renderSignInMail } from '../../domain/letters/sign-in.ts';
import type { Worked } from '../ports/outbox.ts';
import type { SignInReader } from '../ports/sessions.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { workUrlOf } from '../use-cases/public-address.ts';
import { signed, whoHas } from '../use-cases/session.ts';
import type { DeliverDeps } from './deps.ts';
import { keyOf } from './unreachable.ts';

export type SignInDeps = Pick<
	DeliverDeps,
	'tenants' | 'linkKey' | 'deadAddresses' | 'mailer' | 'clock' | 'log' | 'meter' | 'publicUrl' | 'sender'
> & { readonly signIns: SignInReader };

/** A link lives thirty minutes: a mail that was not taken is tried again while it may still be of use. */
const againInMs = 20_000;

/**
 * Sends the link that somebody asked for to the mailbox that he named, where the municipality's file in force names it
 * too; to nobody otherwise, and nobody is told. A mail whose sending is in doubt is not sent again: whoever misses it asks
 * once more. A copy, where a queue repeats itself, opens the same link, which is good once.
 */
export async function deliverSignIn(deps: SignInDeps, id: string): Promise<Worked> {
	const row = await deps.signIns.get(id);
	if (row === null || row.expiresAt <= deps.clock.now()) return 'done';
	const [key, [signingKey], municipality] = await Promise.all([
		deps.linkKey.get(),
		deps.linkKey.signing(),
		deps.tenants.municipalityInForce(row.municipality),
	]);
	const to = municipality === null ? null : (whoHas(key, municipality, row.mailbox, deps.clock.now())[0] ?? null);
	if (municipality === null || to === null || (await deps.deadAddresses.has(await keyOf(deps, to)))) {
		deps.log.info('sign-in not sent', { municipality: row.municipality, known: to !== null });
		return 'done';
	}
	const base = workUrlOf(deps.publicUrl, municipality.id);
	const sent = await deps.mailer.send({
		...renderSignInMail({ title: municipality.title, link: `${base}/in/${signed(signingKey, 'sign-in', id)}` }),
		from: { name: municipality.title, mail: deps.sender },
		replyTo: municipality.replyTo,
		to,
		thread: `work-${municipality.id}`,
		list: municipality.id,
		attachments: [],
	});
	deps.meter.count(sent.is === 'sent' ? metricNames.mailsSent : metricNames.mailsFailed);
	if (sent.is === 'throttled' || sent.is === 'unavailable') return { againInMs };
	deps.log.info('sign-in sent', { municipality: municipality.id, outcome: sent.is });
	return 'done';
}
