import { expect, it } from '@jest/globals';
import { refileCases } from '../../cli/deployment/refile.ts';
import { house } from '../support/house.ts';

it('ADR 0044: open cases stand at once where today’s file puts them, each is written once, and nothing is decided', async () => {
	const h = await house();
	await h.incident();
	await h.incident({ externalId: 'IM-2' });
	await h.post(h.linkTo('coordinator@anapa.example'), { decision: 'route', unit: 'roads' });
	const ofUnit = async (unit: string | null) => {
		const choice = { is: 'within', units: [unit], stages: ['draft'], due: null } as const;
		return (await h.store.index.worklist('anapa', { choice, after: null, limit: 9 })).cases;
	};
	const [there] = await ofUnit('roads');
	expect(await ofUnit(null)).toEqual([]);
	const file = await h.place.tenants.loadMunicipality('anapa');
	if (file === null) throw new Error('no anapa');
	const units = file.units.filter(({ id }) => id !== 'roads');
	await h.place.tenants.putMunicipality({ ...file, units }, h.time.now);
	expect([await ofUnit('roads'), await ofUnit(null)]).toEqual([[there], []]);
	const version = (await h.store.cases.load(there ?? ''))?.version;
	expect(await refileCases({ ...h.place, now: h.time.now }, 'anapa')).toEqual({ refiled: 1, left: [] });
	expect([await ofUnit('roads'), await ofUnit(null)]).toEqual([[], [there]]);
	expect(await refileCases({ ...h.place, now: h.time.now }, 'anapa')).toEqual({ refiled: 0, left: [] });
	expect((await h.store.cases.load(there ?? ''))?.version).toBe(version);
});
