import { describe, expect, it } from '@jest/globals';
import { town } from '../support/town.ts';

const curator = 'curator@krasnodar.example';

/** The subjects that the curator reads from the sending on of a text until ten minutes before his half hour is over. */
async function toldCurator(remindCurator: { readonly amount: number; readonly unit: 'WM' } | null) {
	const { h, to, incident } = await town('anapa', 'krasnodar');
	const municipality = await h.place.tenants.loadMunicipality('anapa');
	if (municipality === null) throw new Error('no such municipality');
	await h.place.tenants.putMunicipality({ ...municipality, remindCurator }, h.place.now);
	await incident();
	await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
	await h.post(to('roads'), { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделали.' });
	await h.post(to('coordinator'), { decision: 'forward' });
	h.time.now += 25 * 60_000;
	await h.sweep({ is: 'minute' });
	await h.settle();
	return h.mails.filter(({ to: { mail } }) => mail === curator);
}

describe('the curator’s own reminder (G-15)', () => {
	it('comes where the file of the town has him reminded, with the text to approve and the way to do so', async () => {
		const [asked, reminded, ...others] = await toldCurator({ amount: 10, unit: 'WM' });
		expect(others).toEqual([]);
		expect(asked?.subject).toMatch(/согласуйте/iu);
		expect(reminded?.subject).toMatch(/согласуйте.*напоминание|напоминание.*согласуйте/iu);
		expect(reminded?.text).toContain('Яму заделали');
		expect(reminded?.text).toMatch(/\/p\/[\w.-]+/u);
	});

	it('never comes where it does not', async () => {
		expect(await toldCurator(null)).toHaveLength(1);
	});
});
