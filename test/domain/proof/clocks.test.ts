import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import { sumText } from '../../../domain/proof/finding-text.ts';
import { everyWalk, type Proof, proofsOf } from '../../../domain/proof/findings.ts';
import { groundOf } from '../../../domain/proof/ground.ts';
import { moved } from '../../../domain/proof/replay.ts';
import { step } from '../../../domain/proof/step.ts';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { readText } from '../../support/checkout.ts';
import { regulationFrom } from '../../support/planted.ts';

const MINUTE = 60_000;
const SLOW = 120_000;
const files = [
	...['anapa', 'kislovodsk', 'okha', 'perm', 'plastunovskaya'].map((id) => `regulations/${id}.yaml`),
	'test/fixtures/sixth.yaml',
];

describe('what the proof says is left', () => {
	it.each(files)(
		"of the terms in %s is what the engine's own clock says when each act happens at its due instant",
		(file) => {
			const regulation = regulationFrom(readText(file));
			const said: string[] = [];
			const played: string[] = [];
			for (const proof of proofsOf(everyWalk(regulation))) {
				if (!isInMinutes(proof)) continue;
				const { detours, situation, chain } = proof;
				const what = `${situation.kind} ${situation.importance} ${situation.units} ${detours.join()} ${chain.frame.of.rule.id}: ${sumText(chain)}`;
				said.push(`${what}, ${chain.left}`);
				played.push(`${what}, ${leftByClock(regulation, proof)}`);
			}
			expect(said.length).toBeGreaterThan(0);
			expect(played).toEqual(said);
		},
		SLOW,
	);
});

/** What runs up to a term's own due time, in working time or on the wall, which are the same where it is worked round the clock. */
function isInMinutes({ chain: { frame, uncompared } }: Proof): boolean {
	const unit = frame.limit[0]?.unit ?? 'CD';
	return frame.part !== 'after' && uncompared.length === 0 && !['WD', 'CD', 'CHX'].includes(unit);
}

/** Plays the way, each act at the due instant of what binds it, and reads what is left off the term's own clock. */
function leftByClock(regulation: Regulation, { chain, walk }: Proof): number | null {
	const ground = groundOf(regulation);
	const times: number[] = [];
	for (const at of walk.happenings.keys()) {
		const link = chain.links.find(({ term }) => term.to === at);
		const due = link === undefined ? undefined : times[link.term.from];
		times.push(due === undefined ? (times.at(-1) ?? ground.start) : due + (link?.minutes ?? 0) * MINUTE);
	}
	const timeOf = (what: string) => times[walk.happenings.findIndex((one) => one.what === what)] ?? null;
	const skipped = walk.happenings.length - walk.way.length;
	let state: Case | null = null;
	for (const [index, { at, command }] of walk.way.entries()) {
		const now = times[index + skipped] ?? 0;
		const later = moved(command, now - at, (unit) => unit);
		const told = { publishedAt: timeOf('posted'), detectedAt: timeOf('detected'), sentAt: timeOf('sent') };
		const timed = 'incident' in later ? { ...later, incident: { ...later.incident, ...told } } : later;
		const did = step(ground, state, { at: now, command: timed });
		if (!did.ok) throw new Error(`${command.do}: ${JSON.stringify(did.refusal)}`);
		state = did.value.state;
		if (index + skipped === chain.frame.to) break;
	}
	const { rule, unit } = chain.frame.of;
	const clock = state?.clocks.findLast((one) => one.term === rule.id && one.unit === unit);
	return clock?.dueAt == null || clock.endedAt === null ? null : (clock.dueAt - clock.endedAt) / MINUTE;
}
