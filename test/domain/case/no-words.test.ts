import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../domain/case/decide.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import { contentOf } from '../../../domain/case/model/content.ts';
import { shipped } from '../../support/play.ts';
import { luck, walk } from '../../support/walk.ts';

const worlds = await Promise.all(['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'].map((id) => shipped(id)));
const canary = 'канарейка';
/** As words, as a code might be written, and as the address that some fields demand. */
const canaries = [`Иванов ${canary}`, canary, `https://vk.com/wall-1_2?${encodeURIComponent(canary)}`];

/** What is no text: who acts is who the link belongs to, a repeat is looked up, and the doors know the closed lists. */
const notWords: readonly string[] = ['do', 'by', 'repeatOf', 'kind', 'of', 'visibility'];
/** Whose mail came back, and why, stands in our own record of it: no person's words reach this command. */
const notPersons: readonly Command['do'][] = ['undeliverable'];
const closedFacts: readonly string[] = [
	'kind',
	'importance',
	'network',
	'venue',
	'page',
	'publishedAt',
	'detectedAt',
	'sentAt',
];

/** Fields that a command may leave out, which must not stay untried for that. */
const leftOut: readonly string[] = ['measures', 'permalink', 'earlierAnswers', 'interim'];

function withField(command: Command, field: string, value: unknown): Command {
	return Object.assign({}, command, { [field]: value });
}

/** The command with one of its texts, whichever, replaced by a canary. */
function* planted(command: Command): Generator<readonly [field: string, command: Command]> {
	if (notPersons.includes(command.do)) return;
	for (const field of new Set([...Object.keys(command), ...leftOut])) {
		if (notWords.includes(field)) continue;
		for (const words of canaries) {
			const value: unknown = Reflect.get(command, field);
			if (field === 'incident' && typeof value === 'object' && value !== null) {
				const given = typeof value === 'object' && value !== null ? value : {};
				const facts = [...Object.keys(given), 'externalId', 'topic', 'anything'];
				for (const fact of facts.filter((one) => !closedFacts.includes(one)))
					yield [`${field}.${fact}`, withField(command, field, { ...given, [fact]: words })];
			} else if (field === 'interim') yield [field, withField(command, field, { promisedBy: null, reason: words })];
			else if (field === 'units') yield [field, withField(command, field, [words])];
			else if (value == null || typeof value === 'string') yield [field, withField(command, field, words)];
		}
	}
}

describe('R-27: whatever words a command brings, its events hold codes and ids', () => {
	const kept = new Set<string>();
	for (const world of worlds) {
		it(`in whatever field of whatever command they stand, wherever the case stands (${world.regulation.id})`, () => {
			fc.assert(
				fc.property(fc.array(luck, { minLength: 10, maxLength: 45 }), (lucks) => {
					for (const { command, before, now, refused } of walk(lucks, world)) {
						if (refused !== null) continue;
						for (const [field, said] of planted(command)) {
							const decided = decide(before, said, { ...world, now });
							if (!decided.ok) continue;
							const events = JSON.stringify(decided.value);
							const found = events.includes(canary) || events.includes(encodeURIComponent(canary));
							expect({ do: said.do, field, found }).toEqual({ do: said.do, field, found: false });
							const content = decodeURIComponent(JSON.stringify(contentOf(said, decided.value, 1)));
							if (content.includes(canary)) kept.add(`${said.do} ${field}`);
						}
					}
				}),
				// The same walks each time: what is found kept below must not hang on luck.
				{ numRuns: 25, seed: 20_250_312 },
			);
		});
	}
	it('and what a person needs of them is kept beside the case', () => {
		expect([...kept].toSorted()).toEqual(
			expect.arrayContaining([
				'clarified text',
				'clarify text',
				'decline reason',
				'decline suggested',
				'explain competentBody',
				'publish permalink',
				'register number',
				'return comment',
				'return reason',
				'return-to-curator reason',
				'submit measures',
				'submit reason',
				'submit text',
			]),
		);
	});
});
