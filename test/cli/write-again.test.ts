import { beforeEach, describe, expect, it } from '@jest/globals';
import { tenant } from '../../cli/commands/tenant.ts';
import { recordBounce } from '../../functions/record-bounce/handle.ts';
import { readMailEvent } from '../../functions/record-bounce/mail-event.ts';
import { type House, house } from '../support/house.ts';
import { keptIo } from '../support/memory-io.ts';
import { returned } from '../support/returned-mail.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
});

/** The mail service takes the unit's mailbox for dead. */
async function bounce() {
	const messageId = `message-${h.mails.findLastIndex(({ to }) => to.mail === roads) + 1}`;
	await recordBounce(h.base, readMailEvent(returned(messageId, 'hard bounce')));
	await h.settle();
}
async function writeAgain(...args: readonly string[]) {
	const io = keptIo();
	const place = { ...h.place, now: h.time.now };
	const code = await tenant.run(['write-again', ...args], io, {
		open: () => Promise.resolve(place),
		realNow: Date.now,
	});
	await h.settle();
	return { code, said: io.said.stdout() + io.said.stderr() };
}
const draftClocks = async () =>
	(await h.store.cases.load(caseId))?.state.clocks.filter(({ term }) => term === 'draft').map(({ state }) => state);

describe('R-23: a mailbox that works again is written to again', () => {
	it('tells first what it would do, and writes nothing', async () => {
		await bounce();
		const mails = h.mails.length;
		const { code, said } = await writeAgain('roads-1', '--municipality', 'anapa');
		expect(code).toBe(0);
		expect(said).toMatch(/person roads-1 of anapa would be written to again on local.*--yes/);
		expect(h.mails).toHaveLength(mails);
	});
	it('what waited goes out at once, its clock starts by that mail (G-8), and later mails go to the same mailbox', async () => {
		await bounce();
		expect(await draftClocks()).toEqual(['void']);
		const { said } = await writeAgain('roads-1', '--municipality', 'anapa', '--yes');
		expect(said).toContain('1 who had not been reached are written to now');
		expect(h.mails.at(-1)?.to.mail).toBe(roads);
		expect(await draftClocks()).toEqual(['void', 'running']);
		await h.incident({ externalId: 'IM-2' });
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		expect(h.mails.at(-1)?.to.mail).toBe(roads);
	});
	it('of a mailbox that was never dead it says so, and does nothing', async () => {
		const mails = h.mails.length;
		const { code, said } = await writeAgain('roads-1', '--municipality', 'anapa', '--yes');
		expect([code, said]).toEqual([0, expect.stringContaining('is written to on local as it is')]);
		expect(h.mails).toHaveLength(mails);
	});
	it('refuses whom no file names, and asks which where several do', async () => {
		expect((await writeAgain('nobody', '--yes')).code).toBe(1);
		const several = await writeAgain('roads-1', '--yes');
		expect([several.code, several.said]).toEqual([1, expect.stringMatching(/several municipalities name "roads-1"/)]);
		expect(several.said).toContain('otklik tenant write-again roads-1 --municipality anapa');
	});
});
