import type { Claim, Outbox, RecipientId, RecipientRef } from '../ports/outbox.ts';
import { type Fields, type Table, update } from './dynamo.ts';
import { caseKeys } from './keys.ts';
import { markOf, suffixOf } from './outbox-row.ts';

/** The first claim is one write, however many recipients it fixes: an ordinary mail costs no more than it must. */
export async function claimMail(
	table: Table,
	ref: RecipientRef,
	fix: readonly RecipientId[] | null,
	times: Parameters<Outbox['claimMail']>[2],
): Promise<Claim> {
	const own = suffixOf(ref);
	const mark = markOf(ref);
	const others = new Set((fix ?? []).map((_, recipient) => markOf({ ...ref, recipient })).slice(1));
	const sets = [`lease${own} = :until`, `handed${own} = if_not_exists(handed${own}, :now)`];
	const adds = [`tries${own} :one`];
	const conditions = [
		'contains(pending, :mark)',
		`(attribute_not_exists(lease${own}) OR lease${own} < :real)`,
		`(attribute_not_exists(wait${own}) OR wait${own} <= :real)`,
	];
	if (fix !== null) {
		sets.push(`to${ref.place} = :to`);
		conditions.push(`attribute_not_exists(to${ref.place})`);
	}
	if (others.size > 0) adds.push('pending :others');
	const { held, item } = await update(table, caseKeys.outbox(ref.caseId, ref.row), {
		expression: `SET ${sets.join(', ')} ADD ${adds.join(', ')}`,
		condition: conditions.join(' AND '),
		values: {
			':until': times.leaseUntil,
			':now': times.now,
			':one': 1,
			':mark': mark,
			':real': times.realNow,
			...(fix === null ? {} : { ':to': JSON.stringify(fix) }),
			...(others.size === 0 ? {} : { ':others': others }),
		},
	});
	if (!held) return lostClaim(item, ref, times.realNow);
	const handedAt = item.number(`handed${own}`);
	const tries = {
		tries: item.number(`tries${own}`),
		refusals: item.numberOrNull(`refused${own}`) ?? 0,
		doubts: item.numberOrNull(`doubtful${own}`) ?? 0,
		since: item.number('pendingSince'),
	};
	return { is: 'claimed', handedAt, again: handedAt !== times.now, tries, sent: item.textOrNull(`sent${own}`) };
}

function lostClaim(item: Fields | null, ref: RecipientRef, realNow: number): Claim {
	if (item?.set('pending').has(markOf(ref)) !== true) return { is: 'settled' };
	const lease = item.numberOrNull(`lease${suffixOf(ref)}`) ?? 0;
	if (lease >= realNow) return { is: 'leased', until: lease };
	// Neither put off nor leased: another first claim has just fixed to whom it goes.
	const isPutOff = (item.numberOrNull(`wait${suffixOf(ref)}`) ?? 0) > realNow;
	return isPutOff ? { is: 'waiting' } : { is: 'leased', until: realNow };
}
