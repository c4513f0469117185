import type { Case } from '../../domain/case/model/case.ts';
import type { Command } from '../../domain/case/model/commands.ts';
import type { Instant } from '../../domain/instant.ts';

/** The numbers of a step's luck that choose here (see `Luck` in walk.ts). */
interface Roll {
	readonly pick: number;
	readonly jump: number;
}

/** Now and then a mail to a unit comes back, sometimes beside one that another of the unit got; or is written again. */
export function lostMail({ assignments }: Case, { pick, jump }: Roll, now: Instant): Command | null {
	const asked = assignments[pick % assignments.length];
	if (asked === undefined || asked.handedAt === null) return null;
	const { unit, round, handedAt } = asked;
	const person = `${unit}-${1 + (pick % 2)}`;
	const whom = { to: 'executor', unit, person } as const;
	if (jump % 4 === 0) return { do: 'deliver-again', whom: [whom] };
	const later = handedAt + Math.floor((now - handedAt) / 2);
	const others = jump % 4 === 1 ? [{ person: `${unit}-3`, handedAt: later }] : [];
	return { do: 'undeliverable', ...whom, round, handedAt, why: 'bounced', others };
}
